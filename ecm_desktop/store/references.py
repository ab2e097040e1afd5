"""Whether every row of a store belongs to a case that is there."""

from __future__ import annotations

import sqlalchemy as sa

from ecm_desktop.errors import Damaged


def check_references(connection: sa.Connection) -> None:
    """Raise Damaged unless every row that names a case names one that is there."""
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Damaged(
            "The vault's store holds records of a case that is not there. Restore the vault from a backup; they lie "
            "in its folder, under backups."
        )
