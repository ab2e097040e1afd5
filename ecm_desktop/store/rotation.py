"""Changing the vault key by copying the store under a new one; the file in use is never re-encrypted in place.

The header's swap is the only point that counts: cut off anywhere, the vault opens with the old key or with the new one,
and what is left over of the other is swept away at the next unlocking.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ecm_desktop.errors import RolledBack, Unavailable
from ecm_desktop.store import audit
from ecm_desktop.store.audit import AuditChain, Event
from ecm_desktop.store.connection import connect, forbid, make_engine, settle
from ecm_desktop.store.copying import check_copy, copy_store, opened_copy, tally
from ecm_desktop.store.failures import in_words
from ecm_desktop.store.freshness import write_meta
from ecm_desktop.store.prepared import driver_of
from ecm_desktop.store.store import Store
from ecm_desktop.vault import rotating
from ecm_desktop.vault.files import disk_problem, sync_file, sync_folder
from ecm_desktop.vault.header import Anchor
from ecm_desktop.vault.keys import Purpose, wipe
from ecm_desktop.vault.unlocking import Unlocked, stamp

_SPARE_BYTES = 4 << 20
_STORE = re.compile(r"^store-k([1-9][0-9]{0,5})\.db")


def rotate(store: Store, progress: Callable[[float], None] = lambda _done: None) -> None:
    """Put the vault under a fresh key; every way in that it has now goes on opening it, and none that was removed.

    Backups made before stay under the key they were made with. Raises Unavailable or Damaged, and then the old key
    still holds. Refused while a transaction is under way.
    """
    with store.ledger.turn():
        _rotate(store, progress)


def _rotate(store: Store, progress: Callable[[float], None]) -> None:
    ledger = store.ledger
    check_room(ledger.unlocked.store_path)
    rotated = rotating.begin(ledger.unlocked)
    try:
        progress(0.1)
        anchor = _copy_under(store, rotated)
        progress(0.9)
        rotating.finish(rotated, anchor)
    except BaseException:
        if not rotating.is_finished(rotated):
            give_up_cut_off(ledger.unlocked)
        rotated.key.wipe()
        raise
    ledger.move_to(rotated, _opened(rotated))
    sweep(rotated)
    progress(1.0)


def check_room(store_path: Path) -> None:
    """Raise Unavailable unless there is room on the disk for one more store file."""
    need = store_path.stat().st_size * 11 // 10 + _SPARE_BYTES
    if shutil.disk_usage(store_path.parent).free < need:
        raise Unavailable("This needs {need} MB of free space on the disk. Free some and try again.", need=need >> 20)


def give_up_cut_off(unlocked: Unlocked) -> None:
    """Undo a rotation whose header was never swapped. Raises RolledBack when a store of a later key lies there.

    The pending file goes before its name, so that no store is ever there that no header speaks of: such a one is newer
    than the header, and must not be touched.
    """
    if unlocked.store_path.exists():
        _remove_stores(unlocked.folder, set(unlocked.header.keys) - {unlocked.header.current_key})
    rotating.give_up(unlocked)
    if any(number > _number(unlocked.header.current_key) for number in _found(unlocked.folder)):
        raise RolledBack(
            "The vault's header is older than its store: somebody has put an old copy back. Put the newest header.json "
            "back, or restore the newest backup; they lie in its folder, under backups."
        )


def sweep(unlocked: Unlocked) -> None:
    """Remove stores of keys before the current one, whose store has been opened. Raises Unavailable."""
    current = _number(unlocked.header.current_key)
    _remove_stores(unlocked.folder, {f"k{number}" for number in _found(unlocked.folder) if number < current})


def _number(key_id: str) -> int:
    return int(key_id[1:])


def _found(folder: Path) -> set[int]:
    names = (_STORE.match(path.name) for path in folder.iterdir())
    return {int(name[1]) for name in names if name}


def _remove_stores(folder: Path, key_ids: set[str]) -> None:
    try:
        for key_id in key_ids:
            for path in folder.glob(f"store-{key_id}.db*"):
                path.unlink()
        if key_ids:
            sync_folder(folder)
    except OSError as error:
        raise disk_problem(error) from error


def _copy_under(store: Store, rotated: Unlocked) -> Anchor:
    """The proved copy under the new key, with the rotation in its audit; gives its head."""
    ledger = store.ledger
    with ledger.reading() as connection:
        before = tally(connection)
    with ledger.at_rest_on_disk() as source:
        copy_store(source, rotated)
    with opened_copy(rotated) as connection, in_words():
        _check_same(connection, before)
        anchor = _note_in(connection, store, rotated)
    check_copy(rotated)
    sync_file(rotated.store_path)
    sync_folder(rotated.folder)
    return anchor


def _check_same(connection: Any, before: tuple[object, ...]) -> None:
    with make_engine(connection).begin() as reading:
        if tally(reading) != before:
            raise Unavailable("The copy of the vault is not like the vault. Nothing was changed; check the disk.")


def _note_in(connection: Any, store: Store, rotated: Unlocked) -> Anchor:
    ledger = store.ledger
    old_key, new_key = (key.subkey(Purpose.AUDIT) for key in (ledger.unlocked.key, rotated.key))
    try:
        with make_engine(connection).begin() as transaction:
            # the rows so far stay as they were signed; whoever verifies them finds their key inside the store
            write_meta(transaction, **{audit.EARLIER_KEY + str(audit.head(driver_of(transaction)).seq): old_key.hex()})
            AuditChain(new_key).append(driver_of(transaction), ledger.now(), ledger.unlocked.user, Event.KEY_ROTATED)
            last = audit.head(driver_of(transaction))
    finally:
        wipe(old_key)
        wipe(new_key)
    return Anchor(audit_seq=last.seq, audit_mac=last.mac, at=stamp(ledger.now()))


def _opened(rotated: Unlocked) -> Any:
    connection = connect(rotated, rotated.store_path)
    settle(connection)
    forbid(connection)
    return connection
