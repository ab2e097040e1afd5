"""What was deleted in a vault, and which copies of the vault may still hold it until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from ecm_desktop.store import audit
from ecm_desktop.store.audit import Entry, Event, Wanted
from ecm_desktop.store.backups import ELSEWHERE
from ecm_desktop.store.rules import backup_policy
from ecm_desktop.store.shelf import Disposal, Policy, Shelf, gone_from
from ecm_desktop.store.store import Store

BACKUP_DAYS = "backup_days"  # in the audit's row of a deletion: how long a backup might hold the case
_USUAL = Policy().longest  # what was promised where the row does not say


@dataclass(frozen=True)
class OldCopy:
    """A backup that may still hold a deleted case, by name, and the day from which it is gone.

    None for what lies beside the vault until somebody deletes it: an earlier state of it, or one that was restored.
    """

    backup: str
    until: date | None


@dataclass(frozen=True)
class Elsewhere:
    """Copies of the vault that somebody put to a place of their own while a case was in it: how many, and the last."""

    copies: int = 0
    last: date | None = None


@dataclass(frozen=True)
class StillHeld:
    """A deleted case, by id, the day on which that was done, and where it may be held until when."""

    case_id: str
    deleted: date
    old_copies: tuple[OldCopy, ...]
    elsewhere: Elsewhere


def disposals(store: Store) -> tuple[Disposal, ...]:
    """Every case that was deleted in this vault, the first deleted first. Raises Unavailable."""
    with store.ledger.reading() as connection:
        return disposals_in(connection)


def still_held(store: Store) -> tuple[StillHeld, ...]:
    """The deleted cases that something here or elsewhere may hold, by the policy of now. Raises Unavailable."""
    policy, folder = backup_policy(store), store.ledger.unlocked.folder
    with store.ledger.reading() as connection:
        known = disposals_in(connection)
        found = [(one, old_copies(folder, policy, known, one), copies_elsewhere(connection, one)) for one in known]
    return tuple(
        StillHeld(one.case_id, one.at.date(), here, elsewhere)
        for one, here, elsewhere in found
        if here or elsewhere.copies
    )


def disposals_in(connection: sa.Connection) -> tuple[Disposal, ...]:
    """As `disposals`, in the caller's transaction."""
    return tuple(_disposal(row) for row in audit.entries(connection, Wanted(event=Event.CASE_DELETED)))


def _disposal(row: Entry) -> Disposal:
    days = int(row.about.get(BACKUP_DAYS, _USUAL.days))
    return Disposal(str(row.about["case"]), datetime.fromisoformat(row.at), timedelta(days=days), row.seq)


def old_copies(folder: Path, policy: Policy, known: tuple[Disposal, ...], deleted: Disposal) -> tuple[OldCopy, ...]:
    """What lies with the vault in `folder` and may hold a deleted case, of all that are `known`. Raises Unavailable."""
    from ecm_desktop.store.beside import left_beside

    kept = (
        OldCopy(one.file.name, gone_from(one.made, policy, known))
        for one in Shelf(folder).kept()
        if deleted.may_be_in(one.made)
    )
    return (*kept, *(OldCopy(name, None) for name in left_beside(folder)))


def copies_elsewhere(connection: sa.Connection, deleted: Disposal) -> Elsewhere:
    """The copies put elsewhere while the case was there, as the audit tells, and all that was restored since."""
    begun = audit.entries(connection, Wanted(event=Event.CASE_ADDED, case_id=deleted.case_id))
    first = next((row.seq for row in begun), 0)
    made = [
        row.at
        for event in (Event.BACKED_UP, Event.RESTORED)
        for row in audit.entries(connection, Wanted(event=event))
        if row.about.items() >= ELSEWHERE.items()
        and first < row.seq
        and (row.seq < deleted.row or event is Event.RESTORED)
    ]
    return Elsewhere(len(made), datetime.fromisoformat(max(made)).date() if made else None)
