"""Whether somebody has typed the recovery key back from its sheet: a sheet that nobody has proved may not be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecm_desktop.store.freshness import read_meta, write_meta

if TYPE_CHECKING:
    import sqlalchemy as sa

    from ecm_desktop.store.store import AnyStore, Store

_STATE, _AWAITED, _GIVEN = "recovery_proof", "awaited", "given"


def await_proof(store: Store) -> None:
    """The key is still to be typed back, however often the vault is opened until then. Raises Unavailable."""
    with store.ledger.transaction() as connection:
        write_meta(connection, **{_STATE: _AWAITED})


def give_proof(store: Store) -> None:
    """The key was typed back. Raises Unavailable."""
    with store.ledger.transaction() as connection:
        note_proof(connection)


def proved(store: AnyStore) -> AnyStore:
    """A store that the key has just opened. Raises Unavailable."""
    from ecm_desktop.store.store import Store

    if isinstance(store, Store) and is_awaited(store):
        give_proof(store)
    return store


def note_proof(connection: sa.Connection) -> None:
    """The key that counts from this transaction on is on its sheet."""
    write_meta(connection, **{_STATE: _GIVEN})


def is_awaited(store: Store) -> bool:
    """Whether the key is still to be typed back. Raises Unavailable."""
    with store.ledger.reading() as connection:
        return read_meta(connection).get(_STATE) == _AWAITED
