"""A vault in one file, and back: an uncompressed tar of manifest, header and store, encrypted as the store is.

`manifest.json` holds the hashes of the other two and an HMAC by a key drawn from the vault key. A backup is read back
and checked before it gets its name; restoring makes a new vault folder and never writes over one.
"""

from __future__ import annotations

import errno
import hashlib
import hmac
import io
import os
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from ecm_desktop import __version__
from ecm_desktop.errors import Damaged, InputRefused, Unavailable
from ecm_desktop.store.audit import Event
from ecm_desktop.store.connection import for_reading, make_engine
from ecm_desktop.store.copying import check_audit, check_copy, copy_store, rows_of
from ecm_desktop.store.folders import new_folder
from ecm_desktop.store.shelf import UNDER_WAY, Shelf
from ecm_desktop.vault import header_files
from ecm_desktop.vault.credentials import Credential
from ecm_desktop.vault.files import disk_problem, new_private_file, put_in_place, sync, sync_folder
from ecm_desktop.vault.header import Anchor, changed
from ecm_desktop.vault.header_form import LIMIT, canonical
from ecm_desktop.vault.keys import Purpose, wipe
from ecm_desktop.vault.unlocking import Unlocked, unlock

if TYPE_CHECKING:
    from ecm_desktop.store.store import Store

_MANIFEST = "manifest.json"
_MOST_BYTES = 4 << 30
_CHUNK = 1 << 20

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
StoreName = Annotated[str, msgspec.Meta(pattern=r"^store-k[1-9][0-9]{0,5}\.db$")]


class UnderEarlierKey(Unavailable):
    """A backup that the key of the open vault does not open any more; what opened the vault then does."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a backup holds; `mac` is over the rest in its canonical form.

    `app` is the program's version, `rows` how many each table has. What may be unset came later than the form.
    """

    format: Literal["ecm-vault-backup"] = "ecm-vault-backup"
    version: Literal[1] = 1
    vault_id: str
    made: str
    store: StoreName
    header_sha256: Sha256
    store_sha256: Sha256
    app: str | UnsetType = UNSET
    generation: int | UnsetType = UNSET
    anchor: Anchor | UnsetType = UNSET
    rows: dict[str, int] | UnsetType = UNSET
    mac: bytes = b""


ELSEWHERE = {"kept": "elsewhere"}  # in the audit's row of a copy that no policy thins out


def backup(store: Store, file: Path) -> None:
    """Write the vault as it is now into `file`, checked, whole or not at all. Raises Unavailable."""
    check_place(file)
    _back_up(store, file, **ELSEWHERE)


def check_place(file: Path) -> None:
    """Before the audit says that a copy was made."""
    if not file.parent.is_dir():
        raise disk_problem(FileNotFoundError(errno.ENOENT, ""))
    if file.is_dir():
        raise disk_problem(IsADirectoryError(errno.EISDIR, ""))


def _back_up(store: Store, file: Path, **about: str) -> None:
    ledger = store.ledger
    with ledger.transaction() as connection:
        ledger.record_event(connection, Event.BACKED_UP, **about)
    anchor = ledger.anchor()
    with ledger.at_rest_on_disk() as source:
        pack(source, ledger.unlocked, anchor, ledger.now(), file)


def back_up_when_due(store: Store) -> Path | None:
    """Today's backup on the vault's own shelf, then thinned out; None when there is one. Raises Unavailable."""
    from ecm_desktop.store.disposals import disposals
    from ecm_desktop.store.rules import backup_policy

    shelf, now = Shelf(store.ledger.unlocked.folder), store.ledger.now()
    shelf.sweep(store.ledger.since)
    if not shelf.is_due(now):
        return None
    file = shelf.place(store.ledger.unlocked.header.generation, now)
    _back_up(store, file)
    shelf.prune(backup_policy(store), now, disposals(store))
    return file


def check_packed(file: Path, folder: Path, unlocked: Unlocked) -> None:
    """Unpack a backup of an open vault into an empty folder, and look over every page of it and its audit.

    Raises InputRefused, Damaged or Unavailable; Unavailable too when the vault has another key since.
    """
    manifest = _unpack(file, folder)
    read = header_files.load(folder).read
    if read.header.current_key != unlocked.header.current_key:
        raise UnderEarlierKey("This backup is under an earlier key. Restore it into a new folder to prove it.")
    proved = Unlocked(folder, read.header, unlocked.key, unlocked.user)
    _check_manifest(manifest, proved)
    check_copy(proved, manifest.rows or None)
    check_audit(proved)


def pack(source: Any, unlocked: Unlocked, anchor: Anchor, now: datetime, file: Path) -> None:
    """Write an open store, whose audit's head is `anchor`, and its header into `file`. Raises Unavailable."""
    try:
        with tempfile.TemporaryDirectory(prefix=UNDER_WAY, dir=file.parent) as room:
            folder = Path(room)
            copied = _copy(source, unlocked, anchor, folder)
            with for_reading(make_engine(source)).begin() as reading:
                rows = rows_of(reading)
            check_copy(copied, rows)
            part = _packed(copied, folder, _manifest(copied, now.isoformat(timespec="seconds"), rows))
            put_in_place(part, file)
        sync_folder(file.parent)
    except OSError as error:
        raise disk_problem(error) from error


def restore(file: Path, folder: Path, credential: Credential) -> None:
    """Make the vault of a backup anew in `folder`, which must be new or empty. Slow by design (key derivation).

    Raises InputRefused for what is not a backup, WrongCredential, Damaged, Refused or Unavailable.
    """
    with new_folder(folder) as building:
        manifest = _unpack(file, building)
        unlocked = unlock(building, credential)
        try:
            _check_manifest(manifest, unlocked)
            check_copy(unlocked, manifest.rows or None)
        finally:
            unlocked.key.wipe()


def _copy(source: Any, unlocked: Unlocked, anchor: Anchor, folder: Path) -> Unlocked:
    """Header and store as they are now, in another folder."""
    header = changed(unlocked.header, anchor=anchor)
    copied = Unlocked(folder, header, unlocked.key, unlocked.user)
    unlocked.copy_for(folder, anchor)
    copy_store(source, copied)
    return copied


def _manifest(copied: Unlocked, made: str, rows: dict[str, int]) -> bytes:
    bare = Manifest(
        vault_id=copied.header.vault_id,
        made=made,
        store=copied.header.store_name,
        header_sha256=_sha256(copied.folder / header_files.NAME),
        store_sha256=_sha256(copied.store_path),
        app=__version__,
        generation=copied.header.generation,
        anchor=copied.header.anchor or UNSET,
        rows=rows,
    )
    return canonical(msgspec.to_builtins(msgspec.structs.replace(bare, mac=_mac(bare, copied))))


def _packed(copied: Unlocked, folder: Path, manifest: bytes) -> Path:
    part = folder / "packed"
    with os.fdopen(new_private_file(part), "wb") as file:
        with tarfile.TarFile(fileobj=file, mode="w", copybufsize=_CHUNK) as tar:
            _add(tar, _MANIFEST, len(manifest), io.BytesIO(manifest))
            for path in (folder / header_files.NAME, copied.store_path):
                with path.open("rb") as member:
                    _add(tar, path.name, path.stat().st_size, member)
        file.flush()
        sync(file.fileno())
    return part


def _add(tar: tarfile.TarFile, name: str, size: int, content: io.BufferedIOBase) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    tar.addfile(member, content)


def _unpack(file: Path, folder: Path) -> Manifest:
    """The three members and nothing else, written privately below `folder`."""
    try:
        with tarfile.open(file, mode="r:") as tar:
            manifest = msgspec.json.decode(_content(tar, _MANIFEST, LIMIT).read(), type=Manifest)
            _write(folder / header_files.NAME, _content(tar, header_files.NAME, LIMIT), manifest.header_sha256)
            _write(folder / manifest.store, _content(tar, manifest.store, _MOST_BYTES), manifest.store_sha256)
            if tar.next() is not None:
                raise _not_a_backup()
    except (tarfile.TarError, msgspec.MsgspecError, UnicodeDecodeError, EOFError) as error:
        raise _not_a_backup() from error
    except FileNotFoundError as error:
        raise InputRefused("There is no such backup file.") from error
    return manifest


def _content(tar: tarfile.TarFile, name: str, limit: int) -> io.BufferedIOBase:
    """The next member, which must be an ordinary file of that name."""
    member = tar.next()
    if member is None or member.name != name or not member.isreg() or member.size > limit:
        raise _not_a_backup()
    content = tar.extractfile(member)
    if content is None:
        raise _not_a_backup()
    return content  # type: ignore[return-value]  # an ExFileObject is a BufferedReader


def _write(path: Path, content: io.BufferedIOBase, sha256: str) -> None:
    digest = hashlib.sha256()
    with os.fdopen(new_private_file(path), "wb") as file:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        sync(file.fileno())
    if digest.hexdigest() != sha256:
        raise Damaged("This backup is damaged. Use another one; they lie in the vault's folder, under backups.")


def _check_manifest(manifest: Manifest, unlocked: Unlocked) -> None:
    is_ours = hmac.compare_digest(manifest.mac, _mac(manifest, unlocked))
    if not is_ours or manifest.store != unlocked.header.store_name:
        raise Damaged(
            "This backup was changed by something other than this program. "
            "Use another one; they lie in the vault's folder, under backups."
        )


def _mac(manifest: Manifest, unlocked: Unlocked) -> bytes:
    key = unlocked.key.subkey(Purpose.BACKUP)
    try:
        bare = msgspec.structs.replace(manifest, mac=b"")
        return hmac.digest(key, canonical(msgspec.to_builtins(bare)), "sha256")
    finally:
        wipe(key)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_a_backup() -> InputRefused:
    return InputRefused("This file is not a backup of a vault.")
