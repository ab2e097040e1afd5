"""Rows that tell of a parent's new partner at another time than the family has the two together.

It may be a slip of a year, or may be so: a person looks at it, and nothing is made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from ecm_desktop.domain.bonds import ParentageKind
from ecm_desktop.domain.dates import Interval, When
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Gender
from ecm_desktop.intake.kin import KIN, Circle
from ecm_desktop.intake.likeness import days_of

_SLIP = timedelta(days=400)
_PARENT = {"mother": Gender.FEMALE, "father": Gender.MALE}
_WORDS = "|".join(word for word, kin in KIN.items() if kin in _PARENT)
_TOLD = re.compile(
    rf"\b({_WORDS})(?:[’']?s)? new (?:partner|boyfriend|girlfriend)|\bnew partner of (?:\w+ )?({_WORDS})\b|"
    rf"\bpartner newydd ({_WORDS})\b"
)


class Couple(msgspec.Struct, frozen=True):
    """A parent of the child with somebody who is not, by their names, and since when."""

    parent: Gender
    names: tuple[str, str]
    since: When

    def __repr__(self) -> str:
        return "<Couple>"


class NewPartners:
    """The parents' later couples, as families and the case tell them."""

    def __init__(self, circles: Iterable[Circle] = ()) -> None:
        self._couples = [couple for circle in circles for couple in _couples(circle)]

    def told_otherwise(self, text: str, when: When) -> Couple | None:
        """The couple that a text may mean, when all that is known of such couples lies near it and agrees with none."""
        found, days = _TOLD.search(unaccented(text)) if self._couples else None, days_of(when)
        if found is None or days is None:
            return None
        parent = _PARENT[KIN[next(word for word in found.groups() if word)]]
        theirs = [one for one in self._couples if one.parent is parent]
        if any(one.since.interval.overlaps(when.interval) for one in theirs):
            return None
        return next((one for one in theirs if _is_near(one.since, days.first - _SLIP, days.last + _SLIP)), None)


def _is_near(since: When, first: date, last: date) -> bool:
    return since.interval.overlaps(Interval(first, last))


def _couples(circle: Circle) -> Iterator[Couple]:
    own = {
        bond.parent for bond in circle.parentages if bond.child == circle.child and bond.nature is ParentageKind.BIRTH
    }
    people = {person.id: person for person in circle.people}
    for couple in circle.partnerships:
        for one, other in ((couple.a, couple.b), (couple.b, couple.a)):
            if one not in own or other in own or one not in people or other not in people:
                continue
            for period in couple.periods:
                since = period.period.start
                if since is not None and since.is_dated:
                    yield Couple(people[one].gender, (people[one].name, people[other].name), since)
