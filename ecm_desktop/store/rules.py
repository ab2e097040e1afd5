"""The rules of a vault that its users may change: when to look at a case again, and how many monthly backups stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ecm_desktop.errors import Refused
from ecm_desktop.store.audit import Event
from ecm_desktop.store.freshness import read_meta, write_meta
from ecm_desktop.store.shelf import Policy
from ecm_desktop.store.store import Store

AGES, YEARS = (18, 100), (0, 75)  # the least and the most of a rule
MOST_MONTHS = 24  # of monthly backups: a deleted child lies in them for that long
_AGE, _YEARS, _MONTHS = "review_age", "review_years", "backup_months"


@dataclass(frozen=True)
class ReviewRule:
    """When a case is to be looked at again: at an age, or so many years after the last meeting, whichever is later."""

    age: int = 25
    years_after_meeting: int = 6

    def check(self) -> None:
        """Raise Refused for a rule that nobody can mean."""
        if not (AGES[0] <= self.age <= AGES[1] and YEARS[0] <= self.years_after_meeting <= YEARS[1]):
            raise Refused(
                "An age from {low} to {high}, and at most {most} years after a meeting.",
                low=AGES[0], high=AGES[1], most=YEARS[1],
            )  # fmt: skip

    @property
    def most_months(self) -> int:
        """How many monthly backups may stay: none longer than the rule keeps a case after its last meeting."""
        return min(MOST_MONTHS, 12 * max(1, self.years_after_meeting))


def review_rule(store: Store) -> ReviewRule:
    """The rule of this vault. Raises Unavailable."""
    with store.ledger.reading() as connection:
        return _review_rule(read_meta(connection))


def change_review_rule(store: Store, rule: ReviewRule) -> None:
    """Let another rule hold in this vault from now on. Raises Refused or Unavailable."""
    rule.check()
    with store.ledger.transaction() as connection:
        write_meta(connection, **{_AGE: rule.age, _YEARS: rule.years_after_meeting})
        store.ledger.record_event(connection, Event.REVIEW_CHANGED, age=rule.age, years=rule.years_after_meeting)


def backup_policy(store: Store) -> Policy:
    """How many backups this vault keeps: the months as chosen, within what its review rule leaves room for.

    Raises Unavailable.
    """
    with store.ledger.reading() as connection:
        known = read_meta(connection)
    chosen = int(known.get(_MONTHS, Policy().months))
    return Policy(months=min(chosen, _review_rule(known).most_months))


def change_months(store: Store, months: int) -> None:
    """Let so many monthly backups stay from the next backup on. Raises Refused or Unavailable."""
    most = review_rule(store).most_months
    if not 0 <= months <= most:
        raise Refused("From 0 to {most} monthly backups.", most=most)
    with store.ledger.transaction() as connection:
        write_meta(connection, **{_MONTHS: months})
        store.ledger.record_event(connection, Event.BACKUPS_CHANGED, months=months)


def _review_rule(known: Mapping[str, str]) -> ReviewRule:
    usual = ReviewRule()
    return ReviewRule(int(known.get(_AGE, usual.age)), int(known.get(_YEARS, usual.years_after_meeting)))
