"""Whether header and store belong together, and neither is older than the other remembers.

The cipher's own checks find changed pages, but an old page, journal or whole file passes them all.
"""

from __future__ import annotations

import sqlalchemy as sa

from ecm_desktop.errors import Damaged, RolledBack
from ecm_desktop.store import audit
from ecm_desktop.store.prepared import Prepared, driver_of
from ecm_desktop.store.tables import meta
from ecm_desktop.vault.unlocking import Unlocked

_ALL = Prepared(sa.select(meta.c.key, meta.c.value))
_DROP = Prepared(sa.delete(meta).where(meta.c.key == sa.bindparam("key", type_=sa.Text)))
_PUT = Prepared(sa.insert(meta), "key", "value")


def check_current(connection: sa.Connection, unlocked: Unlocked) -> None:
    """Raise Damaged when the store is another vault's, RolledBack when header or store is older than it was."""
    known = read_meta(connection)
    if known.get("vault_id") != unlocked.header.vault_id:
        raise Damaged(
            "The vault's store belongs to another vault. Put the right store file back, or restore the vault from a "
            "backup; they lie in its folder, under backups."
        )
    if int(known["header_generation"]) > unlocked.header.generation:
        raise RolledBack(
            "The vault's header is older than its store: somebody has put an old copy back. Put the newest header.json "
            "back, or restore the newest backup; they lie in its folder, under backups."
        )
    anchor = unlocked.header.anchor
    if anchor and audit.mac_of(driver_of(connection), anchor.audit_seq) != anchor.audit_mac:
        raise RolledBack(
            "The vault's store is older than when it was last closed: later work is missing from it. Put the newest "
            "store file back, or restore the newest backup; they lie in its folder, under backups."
        )


def read_meta(connection: sa.Connection) -> dict[str, str]:
    """What the store says of itself, in the caller's transaction."""
    return dict(_ALL.run(driver_of(connection)).fetchall())


def write_meta(connection: sa.Connection, **values: str | int) -> None:
    """Keep what the store says of itself, in the caller's transaction."""
    driver = driver_of(connection)
    for key, value in values.items():
        _DROP.run(driver, key=key)
        _PUT.run(driver, key=key, value=str(value))
