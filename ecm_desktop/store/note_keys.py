"""To whom the keys of sealed notes are sealed: the owner's whole one, and two halves; anew when ways in change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from ecm_desktop.store.tables import note_seals as table
from ecm_desktop.vault.header import Header, Slot
from ecm_desktop.vault.sealing import WayIn, halves, seal

WHOLE, HALVES = 0, (1, 2)


class Seal(NamedTuple):
    """A note's key, or the half of one, as it is sealed to a way in."""

    note: str
    part: int
    sealed: bytes


class Half(NamedTuple):
    """One half of a note's key."""

    part: int
    key: bytes

    @classmethod
    def by(cls, connection: sa.Connection, note: str, way: WayIn) -> Half | None:
        """The half that was sealed to that way in, None where there is none. Raises Damaged."""
        for row in _sealed_to(connection, note, way):
            if row.part in HALVES:
                return cls(row.part, way.unseal(row.sealed, note, row.part))
        return None


def slot_of(header: Header, user: str) -> Slot | None:
    """The way in of a user, of the recovery key for ""; None for somebody who has none."""
    return next((slot for slot in header.slots if slot.user == user), None)


def keep_whole(connection: sa.Connection, header: Header, case: str, note: str, user: str, key: bytes) -> None:
    """Seal the whole key to its owner, in the caller's transaction."""
    _keep(connection, header, case, note, user, WHOLE, key)


def keep_halves(
    connection: sa.Connection, header: Header, case: str, note: str, users: Sequence[str], key: bytes
) -> None:
    """Cut the key anew and seal a half to each of two, in the caller's transaction."""
    for part, user, half in zip(HALVES, users, halves(key), strict=True):
        _keep(connection, header, case, note, user, part, half)


def whole_of(connection: sa.Connection, note: str, way: WayIn) -> bytes | None:
    """The whole key by the owner's way in, None where it was sealed to an earlier one. Raises Damaged."""
    for row in _sealed_to(connection, note, way):
        if row.part == WHOLE:
            return way.unseal(row.sealed, note, WHOLE)
    return None


def renew_halves(
    connection: sa.Connection, header: Header, case: str, note: str, candidates: Sequence[str], key: bytes
) -> None:
    """Cut the key anew where a half would open nothing any more; who is gone is replaced from `candidates`."""
    found = connection.execute(sa.select(table).where((table.c.note == note) & table.c.part.in_(HALVES))).all()
    if len(found) == len(HALVES) and all(_opens(header, row.user, row.slot) for row in found):
        return
    staying = [row.user for row in found if row.user in candidates]
    two = [*staying, *(one for one in candidates if one not in staying)][: len(HALVES)]
    if len(two) == len(HALVES):
        keep_halves(connection, header, case, note, two, key)


def seals_for_new_way(connection: sa.Connection, header: Header, way: WayIn, slot: Slot) -> tuple[Seal, ...]:
    """Whatever was sealed to a way in, sealed to the one that comes in its place. Raises Damaged."""
    found = connection.execute(sa.select(table).where(table.c.slot == way.slot.id)).all()
    return tuple(
        Seal(row.note, row.part, seal(header, slot, way.unseal(row.sealed, row.note, row.part), row.note, row.part))
        for row in found
    )


def put_seals(connection: sa.Connection, slot_id: str, seals: Sequence[Seal]) -> None:
    """Let these stand in the place of what was sealed to an earlier way in, in the caller's transaction."""
    for one in seals:
        here = (table.c.note == one.note) & (table.c.part == one.part)
        connection.execute(sa.update(table).where(here).values(slot=slot_id, sealed=one.sealed))


def is_asked_for(connection: sa.Connection, slot: Slot) -> bool:
    """Whether anything is sealed to a way in."""
    return connection.execute(sa.select(sa.exists().where(table.c.slot == slot.id))).scalar_one()


def _opens(header: Header, user: str, slot_id: str) -> bool:
    slot = slot_of(header, user)
    return slot is not None and slot.id == slot_id


def _sealed_to(connection: sa.Connection, note: str, way: WayIn) -> Sequence[sa.Row[tuple[object, ...]]]:
    here = (table.c.note == note) & (table.c.slot == way.slot.id)
    return connection.execute(sa.select(table).where(here).order_by(table.c.part)).all()


def _keep(connection: sa.Connection, header: Header, case: str, note: str, user: str, part: int, key: bytes) -> None:
    slot = slot_of(header, user)
    if slot is None:
        raise LookupError(user)
    connection.execute(sa.delete(table).where((table.c.note == note) & (table.c.part == part)))
    row = {"note": note, "part": part, "case": case, "slot": slot.id, "user": user}
    connection.execute(sa.insert(table).values(**row, sealed=seal(header, slot, key, note, part)))
