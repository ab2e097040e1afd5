"""The names of those who have or had a way in: they stand in the encrypted store, by opaque id."""

from __future__ import annotations

import sqlalchemy as sa

from ecm_desktop.store.tables import users as table


def keep_name(connection: sa.Connection, user: str, name: str) -> None:
    """Let a user be called so from now on, in the caller's transaction."""
    connection.execute(sa.delete(table).where(table.c.id == user))
    connection.execute(sa.insert(table).values(id=user, name=name))
