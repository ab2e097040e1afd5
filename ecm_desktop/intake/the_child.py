"""Who in a family file is the case's child: for certain, by name and day of birth; else who it may be, to be asked.

A twin shares the surname, and perhaps the day on which the case was begun by mistake: a surname alone says nothing, and
what is not certain is never decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import FamilyProposal

_MOST_LIKELY = 3
_NEAR = 366  # days: a year or a day that was typed wrongly
_BY_NAME, _BY_CALLED, _BY_DAY, _BY_SWAPPED, _BY_NEAR = 4, 3, 3, 2, 1


def day_of(birth: When | None) -> date | None:
    """The day of a birth, None when it is not told to the day."""
    return birth.earliest if birth is not None and birth.earliest == birth.latest else None


def names_of_child(case: Case) -> tuple[str, ...]:
    """What the case calls its child."""
    person, child = case.child_person, case.child
    return tuple(name for name in (person.name if person else "", child.known_as if child else "") if name)


def certain_child(people: Sequence[Person], born: date | None, names: Sequence[str]) -> str | None:
    """The id of the one person whose name and day of birth agree with the child's; None when nobody is certain."""
    if born is None:
        return None
    agreeing = [one.id for one in people if day_of(one.birth) == born and _agrees(one, names)]
    return agreeing[0] if len(agreeing) == 1 else None


def known_child(family: FamilyProposal, child: Person | None) -> str | None:
    """The id of the one who came into the case as its child before, by reference and name; None for nobody."""
    if child is None:
        return None
    known = (one for one in family.people if set(one.external_ids) & set(child.external_ids))
    return next((one.id for one in known if one.name.casefold() in _all_names(child)), None)


def likely_children(people: Sequence[Person], born: date | None, names: Sequence[str]) -> tuple[Person, ...]:
    """The few who may be the child, the likeliest first: by what they are called, by a day of birth that is near."""
    worth = {one.id: _likelihood(one, born, names) for one in people if one.loss is None}
    found = sorted((one for one in people if worth.get(one.id)), key=lambda one: -worth[one.id])
    return tuple(found[:_MOST_LIKELY])


class ChildQuestion(msgspec.Struct, frozen=True):
    """What a person must say of one family file before it comes in: who the child is, or which day of birth is right.

    `born` is the day that the case has. `chosen` is who was said to be the child already; then only the day is open.
    """

    family: FamilyProposal
    likely: tuple[Person, ...]
    born: date | None
    chosen: Person | None = None

    def other_day(self, person: Person) -> date | None:
        """The day on which the file has this person born, when that is not the case's."""
        told = day_of(person.birth)
        return told if told != self.born else None

    def __repr__(self) -> str:
        return f"<ChildQuestion about {len(self.family.people)} people>"


class ChildAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who in a family file is the case's child (None for nobody), and the day of birth taken from there, if it is."""

    file: str
    person: RecordId | None
    born: date | None = None

    def __repr__(self) -> str:
        return "<ChildAnswer>"


def _agrees(one: Person, names: Sequence[str]) -> bool:
    """A name that one is called by and another in common, or the whole of a name of one word."""
    called = _called(one)
    mine = [_words(name) for name in (one.name, *one.other_names)]
    for wanted in map(_words, names):
        if wanted & called and any(len(wanted & told) >= min(2, len(wanted), len(told)) for told in mine if told):
            return True
    return False


def _likelihood(one: Person, born: date | None, names: Sequence[str]) -> int:
    wanted = frozenset[str]().union(*map(_words, names))
    is_called_so = bool(wanted & _called(one))
    by_name = _BY_NAME if _agrees(one, names) else _BY_CALLED if is_called_so else 0
    by_day = _nearness(day_of(one.birth), born)
    return by_name + by_day if by_name or by_day >= _BY_SWAPPED else 0


def _nearness(told: date | None, born: date | None) -> int:
    if told is None or born is None:
        return 0
    if told == born:
        return _BY_DAY
    if (told.year, told.month, told.day) == (born.year, born.day, born.month):
        return _BY_SWAPPED
    return _BY_NEAR if abs((told - born).days) <= _NEAR else 0


def _called(one: Person) -> frozenset[str]:
    """The words that somebody is called by: given names and nicknames, never the surname."""
    given = _words(one.given) or _words(one.name) - _words(one.surname)
    short = (words for name in one.other_names if len(words := _words(name)) == 1)
    return given.union(*short) - _words(one.surname)


def _all_names(one: Person) -> frozenset[str]:
    return frozenset(name.casefold() for name in (one.name, *one.other_names) if name)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", unaccented(name)))
