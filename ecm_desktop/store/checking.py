"""Looking a whole vault over: pages, references, the audit chain, every record, and whether each journal adds up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

from ecm_desktop.errors import Damaged, Problem
from ecm_desktop.store.audit import Event
from ecm_desktop.store.journal import journal_adds_up, load_case
from ecm_desktop.store.references import check_references
from ecm_desktop.store.store import Store
from ecm_desktop.store.tables import audit, cases, changes, records
from ecm_desktop.store.way_back import telling_the_way_back

_BACKUP = "Restore the vault from a backup; they lie in its folder, under backups."


@dataclass
class CheckReport:
    """What a check looked at and what it found; without problems the vault is sound."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check(store: Store) -> CheckReport:
    """Look at references, the audit chain and every record; the audit is told what was found.

    Raises Unavailable when the vault cannot be read at all.
    """
    report = _looked_over(store)
    _tell(store, report)
    return report


def check_deeply(store: Store, progress: Callable[[float], None] = lambda _done: None) -> CheckReport:
    """As `check`, and every page of the file and every step of each journal. `progress` hears from 0 to 1."""
    report = _looked_over(store)
    looks = (_journals, _structure, _pages)  # the pages last: having met a bad one, the cipher answers little
    for done, look in enumerate(looks, 1):
        with _noting(store, report):
            look(store, report)
        progress(done / len(looks))
    _tell(store, report)
    return report


def _looked_over(store: Store) -> CheckReport:
    report = CheckReport()
    for look in (_count, _references, _audit, _cases):
        with _noting(store, report):
            look(store, report)
    return report


def _tell(store: Store, report: CheckReport) -> None:
    with contextlib.suppress(Problem):  # a damaged store may take no row, and what was found is told all the same
        store.note_event(Event.CHECKED, problems=len(report.problems))


@contextmanager
def _noting(store: Store, report: CheckReport) -> Iterator[None]:
    try:
        with telling_the_way_back(store.ledger.unlocked.folder):
            yield
    except Damaged as problem:
        if not any((one.key, one.values) == (problem.key, problem.values) for one in report.problems):
            problem.also = None if report.problems else problem.also  # the newest backup is named once
            report.problems.append(problem)


def _count(store: Store, report: CheckReport) -> None:
    with store.ledger.reading() as connection:
        for table in (cases, records, changes, audit):
            count = sa.select(sa.func.count()).select_from(table)
            report.counts[table.name] = connection.execute(count).scalar_one()


def _references(store: Store, _report: CheckReport) -> None:
    with store.ledger.reading() as connection:
        check_references(connection)


def _audit(store: Store, _report: CheckReport) -> None:
    for _row in store.verify_audit():
        pass


def _cases(store: Store, report: CheckReport) -> None:
    for entry in store.cases():
        with _noting(store, report), store.ledger.reading() as connection:
            load_case(connection, entry.id)


def _pages(store: Store, _report: CheckReport) -> None:
    with store.ledger.at_rest_on_disk() as connection:
        wrong = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if wrong:
        raise Damaged("{n} places of the vault's store are damaged on the disk. " + _BACKUP, n=len(wrong))


def _structure(store: Store, _report: CheckReport) -> None:
    with store.ledger.at_rest_on_disk() as connection:
        said = connection.execute("PRAGMA integrity_check").fetchall()
    if said != [("ok",)]:
        raise Damaged("The order inside the vault's store is damaged. " + _BACKUP)


def _journals(store: Store, report: CheckReport) -> None:
    for entry in store.cases():
        with _noting(store, report), store.ledger.reading() as connection:
            if not journal_adds_up(connection, entry.id):
                raise Damaged("The journal of case {reference} does not add up. " + _BACKUP, reference=entry.reference)
