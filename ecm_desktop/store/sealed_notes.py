"""Supervision notes: each sealed to its owner, with a half of its key for two others; no record, so in nothing else.

Whoever opens the vault finds their days and owners in its tables, and no word of them. Two together open them once
their owner has no way to them any more, or while the case is on legal hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa

from ecm_desktop.domain.ids import new_id
from ecm_desktop.errors import Refused, WrongCredential
from ecm_desktop.store.audit import Event
from ecm_desktop.store.note_keys import Half, keep_halves, keep_whole, renew_halves, slot_of, whole_of
from ecm_desktop.store.retention import held_because
from ecm_desktop.store.store import Store
from ecm_desktop.store.tables import note_seals, sealed_notes
from ecm_desktop.store.users import names_ever, users
from ecm_desktop.vault import sealing
from ecm_desktop.vault.credentials import Credential
from ecm_desktop.vault.second_secret import Keyrings, system_keyring

RECOVERY_KEY = ""  # who holds a half: a user by id, or whoever keeps the sheet of the recovery key


@dataclass(frozen=True)
class Holder:
    """Somebody who may hold a half; `name` is "" for the recovery key, and where none was given."""

    user: str
    name: str = field(repr=False)


@dataclass(frozen=True)
class OpenNote:
    """A note that was opened. It tells nothing in a repr."""

    id: str
    day: date
    text: str = field(repr=False)
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """What somebody's passphrase opened of their own notes; `out_of_reach` is how many only two others can open."""

    notes: tuple[OpenNote, ...]
    out_of_reach: int = 0


@dataclass(frozen=True)
class Owner:
    """Somebody whose notes two others may open now; `is_gone` when no passphrase of theirs opens them any more."""

    user: str
    name: str = field(repr=False)
    is_gone: bool


def possible_holders(store: Store) -> tuple[Holder, ...]:
    """Who may hold a half of one's notes: the other users, then the recovery key. Raises Unavailable."""
    others = [Holder(one.id, one.name) for one in users(store) if not one.is_here]
    return (*others, Holder(RECOVERY_KEY, ""))


def seal_note(store: Store, case_id: str, day: date, text: str, holders: Sequence[str]) -> str:
    """Seal a note to whoever unlocked; gives its id. No passphrase is asked. Raises Refused or Unavailable."""
    ledger, unlocked = store.ledger, store.ledger.unlocked
    if not text.strip():
        raise Refused("Write the note first.")
    if not unlocked.user:
        raise Refused("Unlock with your own passphrase first: a note is sealed to it, not to the recovery key.")
    one, other = _two(store, holders)
    note = new_id()
    key, body = sealing.close(unlocked.header.vault_id, note, text)
    with ledger.transaction() as connection:
        row = {"id": note, "case": case_id, "owner": unlocked.user, "day": day.isoformat(), "body": body}
        connection.execute(sa.insert(sealed_notes).values(**row))
        keep_whole(connection, unlocked.header, case_id, note, unlocked.user, key)
        keep_halves(connection, unlocked.header, case_id, note, (one, other), key)
        ledger.record_event(connection, Event.NOTE_SEALED, case=case_id)
    return note


def read_own(store: Store, case_id: str, credential: Credential, keyrings: Keyrings = system_keyring) -> Opened:
    """The notes of whoever unlocked, the latest first, by their own passphrase. Slow by design.

    Halves whose holders have come by another way in, or are gone, are made anew. Raises WrongCredential or Unavailable.
    """
    ledger, unlocked = store.ledger, store.ledger.unlocked
    way = sealing.open_way(unlocked, credential, keyrings)
    if not unlocked.user or way.slot.user != unlocked.user:
        raise WrongCredential("That is not the passphrase of whoever unlocked the vault.")
    candidates = [one.user for one in possible_holders(store)]
    notes, missing = [], 0
    with ledger.transaction() as connection:
        for row in _rows(connection, case_id, unlocked.user):
            key = whole_of(connection, row.id, way)
            if key is None:
                missing += 1
                continue
            renew_halves(connection, unlocked.header, case_id, row.id, candidates, key)
            notes.append(_opened(unlocked.header.vault_id, row, key))
        ledger.record_event(connection, Event.NOTES_READ, case=case_id)
    return Opened(tuple(notes), missing)


def drop_note(store: Store, case_id: str, note: str) -> None:
    """Delete one's own note for good. Raises Refused while the case is held, or for somebody else's; Unavailable."""
    ledger = store.ledger
    if held_because(store, case_id) is not None:
        raise Refused("This case is on legal hold. Release it first.")
    with ledger.transaction() as connection:
        own = (sealed_notes.c.id == note) & (sealed_notes.c.owner == ledger.unlocked.user)
        if connection.execute(sa.delete(sealed_notes).where(own)).rowcount != 1:
            raise Refused("That note is not there any more.")
        connection.execute(sa.delete(note_seals).where(note_seals.c.note == note))
        ledger.record_event(connection, Event.NOTE_DROPPED, case=case_id)


def owners_in_reach(store: Store, case_id: str) -> tuple[Owner, ...]:
    """Whose notes of a case two others may open now. Raises Unavailable."""
    held, names = held_because(store, case_id) is not None, names_ever(store)
    with store.ledger.reading() as connection:
        owners = connection.execute(
            sa.select(sealed_notes.c.owner).where(sealed_notes.c.case == case_id).distinct()
        ).scalars()
        found = [(owner, _is_gone(connection, store, case_id, owner)) for owner in owners]
    return tuple(Owner(owner, names.get(owner, ""), gone) for owner, gone in found if gone or held)


def open_by_two(
    store: Store, case_id: str, owner: str, typed: tuple[Credential, Credential], keyrings: Keyrings = system_keyring
) -> tuple[OpenNote, ...]:
    """The notes of somebody by those two who hold a half each. Slow by design.

    Raises Refused while the owner can open them and no hold asks for them, WrongCredential, or Unavailable.
    """
    ledger, unlocked = store.ledger, store.ledger.unlocked
    if owner not in {one.user for one in owners_in_reach(store, case_id)}:
        raise Refused("Their owner can open these notes, and the case is not on legal hold.")
    ways = [sealing.open_way(unlocked, one, keyrings) for one in typed]
    with ledger.transaction() as connection:
        notes = []
        for row in _rows(connection, case_id, owner):
            halves = [Half.by(connection, row.id, way) for way in ways]
            if None in halves or ways[0].slot.id == ways[1].slot.id:
                raise WrongCredential("These two do not hold the halves of these notes.")
            key = sealing.joined(*(half.key for half in halves if half is not None))
            notes.append(_opened(unlocked.header.vault_id, row, key))
        ledger.record_event(connection, Event.NOTES_OPENED_BY_TWO, case=case_id, user=owner)
    return tuple(notes)


def take_over(store: Store, case_id: str, owner: str, notes: Sequence[OpenNote], holders: Sequence[str]) -> None:
    """Seal what two have opened to whoever unlocked, since its owner is gone. Raises Refused or Unavailable."""
    ledger, unlocked = store.ledger, store.ledger.unlocked
    gone = {one.user for one in owners_in_reach(store, case_id) if one.is_gone}
    if owner not in gone or not unlocked.user:
        raise Refused("Only the notes of somebody who is gone can be taken over, by somebody with a passphrase.")
    two = _two(store, holders)
    with ledger.transaction() as connection:
        for one in notes:
            connection.execute(sa.update(sealed_notes).where(sealed_notes.c.id == one.id).values(owner=unlocked.user))
            connection.execute(sa.delete(note_seals).where(note_seals.c.note == one.id))
            keep_whole(connection, unlocked.header, case_id, one.id, unlocked.user, one.key)
            keep_halves(connection, unlocked.header, case_id, one.id, two, one.key)
        ledger.record_event(connection, Event.NOTES_TAKEN_OVER, case=case_id, user=owner)


def _two(store: Store, holders: Sequence[str]) -> tuple[str, str]:
    possible = {one.user for one in possible_holders(store)}
    if len(possible) < 2:  # a half each
        raise Refused("Two others must be able to open notes together. Let one more person into the vault first.")
    one, other = holders
    if one == other or not {one, other} <= possible:
        raise Refused("Choose two different ones who can open the notes together.")
    return one, other


def _rows(connection: sa.Connection, case_id: str, owner: str) -> Sequence[sa.Row[tuple[str, str, str, str, bytes]]]:
    mine = (sealed_notes.c.case == case_id) & (sealed_notes.c.owner == owner)
    order = (sealed_notes.c.day.desc(), sealed_notes.c.id.desc())
    return connection.execute(sa.select(sealed_notes).where(mine).order_by(*order)).all()


def _opened(vault_id: str, row: sa.Row[tuple[str, str, str, str, bytes]], key: bytes) -> OpenNote:
    text = sealing.reveal(vault_id, row.id, key, row.body)
    return OpenNote(row.id, date.fromisoformat(row.day), text, key)


def _is_gone(connection: sa.Connection, store: Store, case_id: str, owner: str) -> bool:
    """Whether no way in of the owner opens any of their notes: they were removed, or lost their passphrase."""
    now = slot_of(store.ledger.unlocked.header, owner)
    whole = (note_seals.c.case == case_id) & (note_seals.c.user == owner) & (note_seals.c.part == 0)
    slots = set(connection.execute(sa.select(note_seals.c.slot).where(whole)).scalars())
    return now is None or now.id not in slots
