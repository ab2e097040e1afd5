"""Puts a finished file on the disk as a whole or not at all: what was there before stays until the new one is safe."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from ecm_desktop.errors import Unavailable

_REASONS = {
    errno.ENOSPC: "The disk is full. Make room or choose another place, then save again.",
    errno.EDQUOT: "The disk is full. Make room or choose another place, then save again.",
    errno.ENOENT: "There is no folder of that name. Make it or choose another place, then save again.",
    errno.ENOTDIR: "There is no folder of that name. Make it or choose another place, then save again.",
    errno.EROFS: "Nothing can be written in that place. Choose another one, then save again.",
    errno.EISDIR: "There is a folder of that name. Choose another name, then save again.",
    errno.ENAMETOOLONG: "The file name is too long. Choose a shorter one, then save again.",
}
_OTHERWISE = "The file cannot be written there. Close it where it is open, or choose another place, then save again."


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`, readable by the user alone. Raises Unavailable, and then leaves `path` as it was.

    A pipe or a device is written into, never replaced.
    """
    part: Path | None = None
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as problem:
        if part is not None:
            part.unlink(missing_ok=True)
        raise Unavailable(_reason(problem, path.parent)) from problem


def _reason(problem: OSError, folder: Path) -> str:
    number = problem.errno or 0
    if number == errno.ENOENT and folder.is_dir():  # there, but no place for files: some systems say so
        number = errno.EROFS
    if number in (errno.EACCES, errno.EPERM) and not os.access(folder, os.W_OK):
        return "You may not write in that folder. Choose another place, then save again."
    return _REASONS.get(number, _OTHERWISE)
