"""A way in that is about to change: what goes with it waits in the store until the header names it, or it is dropped.

The header on the disk is the one point from which another passphrase counts. What was sealed to the way in before is
therefore sealed to the coming one first, and put in its place afterwards: at once, or at the next unlocking when the
program was killed between. So is the audit's row, which is written exactly when the change came to be.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import sqlalchemy as sa

from ecm_desktop.store.audit import Event
from ecm_desktop.store.ledger import Ledger
from ecm_desktop.store.note_keys import Seal, put_seals, seals_for_new_way
from ecm_desktop.store.tables import meta
from ecm_desktop.vault.header import Slot
from ecm_desktop.vault.sealing import WayIn

_WAITING = "coming_way_"


class _Coming(msgspec.Struct, frozen=True):
    """What waits for one way in."""

    user: str
    event: str
    seals: tuple[Seal, ...]


def changing(ledger: Ledger, way: WayIn | None, event: Event) -> Callable[[Slot], None]:
    """What puts a new way in of whoever unlocked into the header, with all that goes with it. Raises Unavailable.

    `way` is their way in as it was, where anything is sealed to it.
    """

    def change(slot: Slot) -> None:
        with ledger.turn():
            with ledger.transaction() as connection:
                _announce(connection, ledger, way, slot, event)
            ledger.unlocked.rewrite_own(slot)
            with ledger.transaction() as connection:
                settle(connection, ledger)

    return change


def settle(connection: sa.Connection, ledger: Ledger) -> None:
    """Finish what waited for ways in that the header names now, and drop the rest, in the caller's transaction."""
    named = {slot.id for slot in ledger.unlocked.header.slots}
    for key, value in connection.execute(sa.select(meta).where(_is_waiting())).all():
        slot = key.removeprefix(_WAITING)
        if slot in named:
            coming = msgspec.json.decode(value, type=_Coming)
            put_seals(connection, slot, coming.seals)
            ledger.chain.append(connection, ledger.now(), coming.user, Event(coming.event))
    connection.execute(sa.delete(meta).where(_is_waiting()))


def _announce(connection: sa.Connection, ledger: Ledger, way: WayIn | None, slot: Slot, event: Event) -> None:
    seals = seals_for_new_way(connection, ledger.unlocked.header, way, slot) if way is not None else ()
    value = msgspec.json.encode(_Coming(ledger.unlocked.user, event, seals)).decode()
    connection.execute(sa.insert(meta).values(key=_WAITING + slot.id, value=value))


def _is_waiting() -> sa.ColumnElement[bool]:
    return meta.c.key.startswith(_WAITING, autoescape=True)
