"""Files that are written whole or not at all, and read only when they are what they should be."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path

from ecm_desktop.errors import CannotWrite, Damaged, Unavailable

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_PATIENCE = 5.0 if os.name == "nt" else 0.0  # seconds; elsewhere a file that is held can be replaced all the same
_PAUSE = 0.05
_NOT_THERE = {errno.ENOENT, errno.ENOTDIR}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def disk_problem(error: OSError) -> Unavailable:
    """What the user is told when the disk refuses."""
    if error.errno in _FULL:
        return CannotWrite("The disk is full. Free some space and try again; what was saved before is safe.")
    if error.errno in _FORBIDDEN:
        return CannotWrite(
            "The vault's folder cannot be written to. Ask for the right to write there, or move the vault."
        )
    if error.errno in _NOT_THERE:
        return Unavailable("There is no such folder. Look at the name, and at the disk if it should be there.")
    if error.errno == errno.EISDIR:
        return Unavailable("This is a folder, where a file is wanted. Name a file.")
    return Unavailable(
        "The disk did not take it ({reason}). Try again; what was saved before is safe.", reason=error.strerror
    )


def sync(handle: int) -> None:
    """Make what was written last through a power cut: where fsync leaves it in the drive, by what does not."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # a disk of another machine may not know it
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def put_in_place(part: Path, path: Path, patience: float = _PATIENCE) -> None:
    """Give a finished file its name, in the place of what has it. Raises OSError.

    Whoever looks for viruses may hold either of them for a moment; it is tried again for `patience` seconds.
    """
    until = time.monotonic() + patience
    while True:
        try:
            part.replace(path)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make names given or taken in `folder` last through a power cut, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path`, for the owner only; after a crash the old or the new is there. Raises Unavailable."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        _write_synced(part, data)
        put_in_place(part, path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise disk_problem(error) from error


def new_private_file(path: Path) -> int:
    """A handle to a new, empty file that only its owner may read; raises OSError when there is one already."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINKS | _BINARY, 0o600)


def sync_file(path: Path) -> None:
    """Make a file's content last through a power cut. Raises Unavailable."""
    try:
        handle = os.open(path, os.O_RDWR | _NO_LINKS | _BINARY)
        try:
            sync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise disk_problem(error) from error


def _write_synced(path: Path, data: bytes) -> None:
    with os.fdopen(new_private_file(path), "wb") as file:
        file.write(data)
        file.flush()
        sync(file.fileno())


def read_plain_file(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file of at most `limit` bytes; raises FileNotFoundError, Damaged or Unavailable."""
    try:
        handle = os.open(path, os.O_RDONLY | _NO_LINKS | _NO_WAITING | _BINARY)
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Damaged(
                "A file of the vault has been replaced by a link. Put the file itself back, or "
                "restore the vault from a backup; they lie in its folder, under backups."
            ) from error
        raise disk_problem(error) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Damaged(
            "A file of the vault has been replaced by something that is not a file. "
            "Restore the vault from a backup; they lie in its folder, under backups."
        )
    with os.fdopen(handle, "rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise Damaged(
            "A file of the vault is far larger than it can be. "
            "Restore the vault from a backup; they lie in its folder, under backups."
        )
    return data
