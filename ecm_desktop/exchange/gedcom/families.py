"""Families of a GEDCOM file: one for each time a couple were together, and one for parents who were no couple."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ecm_desktop.diagram.seating.family import Descent, Family
from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender
from ecm_desktop.exchange.gedcom.lines import Line
from ecm_desktop.exchange.gedcom.pointers import pointers
from ecm_desktop.exchange.gedcom.when import date_lines

_TOGETHER = {
    PartnershipKind.COHABITING: "Cohabitation", PartnershipKind.RELATIONSHIP: "Relationship",
    PartnershipKind.ENGAGED: "Engagement", PartnershipKind.BRIEF: "Brief relationship",
}  # fmt: skip
Parents = frozenset[RecordId]


class Told(NamedTuple):
    """A family of the file: its parents, the time together it stands for, and what it was called elsewhere."""

    parents: Parents
    period: PartnershipPeriod | None = None
    known: tuple[str, ...] = ()


class Home(NamedTuple):
    """A family that somebody is a child of: its pointer, how the parents are theirs, and when."""

    pointer: str
    nature: ParentageKind
    period: Period


@dataclass(frozen=True)
class Families:
    """Every family of a case by its pointer, and by child the families they belong to, birth first."""

    told: dict[str, Told]
    homes: dict[RecordId, list[Home]]

    def partner_in(self, person: RecordId) -> list[str]:
        """The pointers of the families somebody is a partner or parent in."""
        return [pointer for pointer, one in self.told.items() if person in one.parents]


def read_families(case: Case, family: Family) -> Families:
    """The families that a file is to tell of."""
    told = dict(_of_couples(case, family))
    children: dict[str, set[RecordId]] = defaultdict(set)
    by_descent: list[tuple[Descent, str]] = []
    for descent in (*family.homes, *family.ties):
        key = _family_of(descent, told, children)
        children[key].update(descent.children)
        by_descent.append((descent, key))
    known = pointers("F", {key: one.known for key, one in told.items()})
    return Families({known[key]: one for key, one in told.items()}, _homes(case, by_descent, known))


def _of_couples(case: Case, family: Family) -> Iterator[tuple[str, Told]]:
    """A family for each time that a couple were together."""
    for one in case.of(Partnership):
        if {one.a, one.b} <= family.people.keys() and one.a != one.b:
            for number, period in enumerate(one.periods or (None,)):
                yield f"{one.id}:{number}", Told(frozenset((one.a, one.b)), period, one.external_ids[number:])


def _family_of(descent: Descent, told: dict[str, Told], children: dict[str, set[RecordId]]) -> str:
    """The first family of its parents; one of its own where they are parents of one child in two ways."""
    parents = frozenset(descent.parents)
    first = next((key for key, one in told.items() if one.parents == parents), None)
    if first is not None and not children[first].intersection(descent.children):
        return first
    key = f"{'+'.join(descent.parents)}:{descent.nature}"
    told.setdefault(key, Told(parents))
    return key


def _homes(case: Case, by_descent: list[tuple[Descent, str]], known: dict[str, str]) -> dict[RecordId, list[Home]]:
    periods = {(one.parent, one.child, one.nature): one.period for one in case.of(Parentage)}
    found: dict[RecordId, list[Home]] = defaultdict(list)
    for descent, key in by_descent:
        for child in descent.children:
            period = periods.get((descent.parents[0], child, descent.nature), Period())
            found[child].append(Home(known[key], descent.nature, period))
    return found


def family_lines(families: Families, family: Family, known: dict[str, str]) -> Iterator[Line]:
    """The records of all families; `known` are the pointers of people."""
    for pointer, one in families.told.items():
        yield (0, f"{pointer} FAM", "")
        for tag, person in _in_places(one.parents, family):
            yield (1, tag, known[person])
        for child in family.people:
            if any(home.pointer == pointer for home in families.homes.get(child, [])):
                yield (1, "CHIL", known[child])
        if one.period:
            yield from _together(one.period)


def _in_places(parents: Parents, family: Family) -> list[tuple[str, RecordId]]:
    """The format has two places for partners, whoever they are; a man takes the first where that tells them apart."""
    eldest_first = sorted(parents, key=family.age_rank.__getitem__)
    men_first = sorted(eldest_first, key=lambda key: not family.is_man(key))
    if len(men_first) == 1:
        return [("WIFE" if family.people[men_first[0]].gender is Gender.FEMALE else "HUSB", men_first[0])]
    return list(zip(("HUSB", "WIFE"), men_first, strict=True))


def _together(period: PartnershipPeriod) -> Iterator[Line]:
    if period.kind is PartnershipKind.MARRIED or period.married:
        yield (1, "MARR", "" if period.married else "Y")
        yield from date_lines(2, period.married)
    if period.began or period.kind in _TOGETHER:
        yield from _event(_TOGETHER.get(period.kind, "Relationship"))
        yield from date_lines(2, period.began)
    ended = period.separated or period.ended
    if ended:
        yield from _event("Separation" if period.separated else "Relationship ended")
        yield from date_lines(2, ended)
    if period.divorced:
        yield (1, "DIV", "")
        yield from date_lines(2, period.divorced)


def _event(kind: str) -> Iterator[Line]:
    yield (1, "EVEN", kind)
    yield (2, "TYPE", kind)
