"""A way in that is about to come, to change or to go: what goes with it waits in the store until the header says so.

The header on the disk is the one point from which a way in counts, or counts no more. What belongs to it (notes sealed
to it, a new user's name, the audit's row) is therefore laid by in the store first and put in its place afterwards: at
once, or at the next unlocking when the program was killed between. What the header never came to say is dropped.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import sqlalchemy as sa

from ecm_desktop.store.audit import Event
from ecm_desktop.store.freshness import read_meta
from ecm_desktop.store.ledger import Ledger
from ecm_desktop.store.names import keep_name
from ecm_desktop.store.note_keys import Seal, put_seals, seals_for_new_way
from ecm_desktop.store.prepared import driver_of
from ecm_desktop.store.recovery_proof import note_proof
from ecm_desktop.store.tables import meta
from ecm_desktop.vault.header import Slot
from ecm_desktop.vault.sealing import WayIn

_COMING, _GOING = "coming_way_", "going_way_"

_Putting = Callable[[Slot], None]


class _Waiting(msgspec.Struct, frozen=True):
    """What waits for one way in: who did what, to whose way in when that is somebody else, and their name."""

    user: str
    event: Event
    seals: tuple[Seal, ...] = ()
    whom: str = ""
    name: str = ""


def changing(ledger: Ledger, way: WayIn | None, event: Event) -> _Putting:
    """What puts a new way in of whoever unlocked into the header, with all that goes with it. Raises Unavailable.

    `way` is their way in as it was, where anything is sealed to it.
    """

    def change(slot: Slot) -> None:
        with ledger.turn():
            seals = _sealed_anew(ledger, way, slot) if way is not None else ()
            _put(ledger, _COMING, slot, _waiting(ledger, event, seals=seals), ledger.unlocked.rewrite_own)

    return change


def add_with_name(ledger: Ledger, slot: Slot, name: str) -> None:
    """Let one more person in, by their name. Raises Unavailable."""
    waiting = _waiting(ledger, Event.USER_ADDED, whom=slot.user, name=name)
    _put(ledger, _COMING, slot, waiting, ledger.unlocked.add)


def remove(ledger: Ledger, slot: Slot) -> None:
    """Take somebody's way in away. Raises Unavailable."""
    _put(ledger, _GOING, slot, _waiting(ledger, Event.USER_REMOVED, whom=slot.user), ledger.unlocked.remove)


def renew_recovery(ledger: Ledger, slot: Slot) -> None:
    """Let a new recovery key, which is on its sheet, open the vault and no other one. Raises Unavailable."""
    _put(ledger, _COMING, slot, _waiting(ledger, Event.RECOVERY_CHANGED), ledger.unlocked.rewrite_recovery)


def settle(connection: sa.Connection, ledger: Ledger) -> None:
    """Finish what waited and has come to be by the header, and drop the rest, in the caller's transaction."""
    named = {_name(slot): slot for slot in ledger.unlocked.header.slots}
    # this is part of every unlocking, when next to never anything waits
    waiting = {key: value for key, value in read_meta(connection).items() if key.startswith((_COMING, _GOING))}
    if not waiting:
        return
    for key, value in waiting.items():
        come = named.get(key.removeprefix(_COMING))
        has_gone = key.startswith(_GOING) and key.removeprefix(_GOING) not in named
        if come or has_gone:
            _finish(connection, ledger, come, msgspec.json.decode(value, type=_Waiting))
    connection.execute(sa.delete(meta).where(_is_waiting()))


def _put(ledger: Ledger, how: str, slot: Slot, waiting: _Waiting, put: _Putting) -> None:
    with ledger.turn():
        with ledger.transaction() as connection:
            value = msgspec.json.encode(waiting).decode()
            connection.execute(sa.insert(meta).values(key=how + _name(slot), value=value))
        put(slot)
        with ledger.transaction() as connection:
            settle(connection, ledger)


def _name(slot: Slot) -> str:
    """A way in by what no two have: one that changed and kept its id is wrapped anew."""
    return f"{slot.id}.{slot.wrap.nonce.hex()}"


def _sealed_anew(ledger: Ledger, way: WayIn, slot: Slot) -> tuple[Seal, ...]:
    with ledger.reading() as connection:
        return seals_for_new_way(connection, ledger.unlocked.header, way, slot)


def _finish(connection: sa.Connection, ledger: Ledger, come: Slot | None, waiting: _Waiting) -> None:
    if come:
        put_seals(connection, come.id, waiting.seals)
    if waiting.name:
        keep_name(connection, waiting.whom, waiting.name)
    if waiting.event is Event.RECOVERY_CHANGED:
        note_proof(connection)
    about = {"user": waiting.whom} if waiting.whom else {}
    ledger.chain.append(driver_of(connection), ledger.now(), waiting.user, waiting.event, **about)


def _waiting(ledger: Ledger, event: Event, seals: tuple[Seal, ...] = (), whom: str = "", name: str = "") -> _Waiting:
    return _Waiting(ledger.unlocked.user, event, seals, whom, name)


def _is_waiting() -> sa.ColumnElement[bool]:
    return sa.or_(*(meta.c.key.startswith(how, autoescape=True) for how in (_COMING, _GOING)))
