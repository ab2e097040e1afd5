"""Families of a family file into partnerships, with every period of theirs, and parentage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.domain.dates import Kind, Period
from ecm_desktop.intake.gedcom.records import Node
from ecm_desktop.intake.gedcom.when import dated

_TOGETHER = re.compile(r"cohabit|relationship|living together|partners?\b|common.law|engage", re.I)
_COHABITING = re.compile(r"cohabit|living together|common.law", re.I)
_ENGAGED = re.compile(r"engage", re.I)
_BRIEF = re.compile(r"brief", re.I)
_APART = re.compile(r"separat|split|broke|ended", re.I)
_GUARDIAN = re.compile(r"guardian", re.I)
_NATURES = {
    "birth": ParentageKind.BIRTH, "natural": ParentageKind.BIRTH, "adopted": ParentageKind.ADOPTED,
    "foster": ParentageKind.FOSTER, "step": ParentageKind.STEP, "guardian": ParentageKind.GUARDIANSHIP,
    "guardianship": ParentageKind.GUARDIANSHIP, "kinship": ParentageKind.KINSHIP, "donor": ParentageKind.DONOR,
    "pet": ParentageKind.PET,
}  # fmt: skip


def couple(family: Node) -> tuple[str, ...]:
    """The xrefs of the partners, one or two or none; nobody is their own partner."""
    named = dict.fromkeys(node.value for node in family.all("HUSB", "WIFE") if node.value)
    return tuple(named)[:2]


def partnerships(families: Sequence[Node]) -> tuple[Partnership, ...]:
    """One partnership for each pair, however many families the file makes of them, with the periods in order."""
    by_pair: dict[frozenset[str], list[Node]] = {}
    for family in families:
        pair = couple(family)
        if len(pair) == 2:
            by_pair.setdefault(frozenset(pair), []).append(family)
    return tuple(_partnership(told) for told in by_pair.values())


def _partnership(told: Sequence[Node]) -> Partnership:
    a, b = couple(told[0])
    periods = sorted((_period(family) for family in told), key=_beginning)
    return Partnership(
        id=told[0].xref, a=a, b=b, periods=tuple(periods), external_ids=tuple(family.xref for family in told)
    )


def _beginning(period: PartnershipPeriod) -> date:
    start = period.period.start
    return (start.anchor if start else None) or date.max


def _period(family: Node) -> PartnershipPeriod:
    married = next(iter(family.all("MARR")), None)
    together = _event(family, _TOGETHER)
    return PartnershipPeriod(
        kind=_kind(married, together),
        began=dated(together),
        married=dated(married),
        separated=dated(_event(family, _APART)),
        divorced=dated(next(iter(family.all("DIV", "ANUL")), None)),
    )


def _kind(married: Node | None, together: Node | None) -> PartnershipKind:
    if married is not None:
        return PartnershipKind.MARRIED
    told = together.text("TYPE") if together is not None else ""
    kinds = (
        (_COHABITING, PartnershipKind.COHABITING),
        (_ENGAGED, PartnershipKind.ENGAGED),
        (_BRIEF, PartnershipKind.BRIEF),
    )
    return next((kind for pattern, kind in kinds if pattern.search(told)), PartnershipKind.RELATIONSHIP)


def _event(family: Node, wanted: re.Pattern[str]) -> Node | None:
    return next((node for node in family.all("EVEN", "FACT") if wanted.search(node.text("TYPE"))), None)


def parentages(families: Sequence[Node], people: Mapping[str, Node]) -> tuple[Parentage, ...]:
    """Each parent of each child once for each nature; a parent who is not in the file is left out."""
    found: dict[tuple[str, str, str], Parentage] = {}
    claimed = _claimed(people)
    for family in families:
        for child in _children(family, people, claimed):
            for bond in _bonds(family, child, people):
                found.setdefault((bond.parent, bond.child, bond.nature), bond)
    return tuple(found.values())


def _claimed(people: Mapping[str, Node]) -> dict[str, list[str]]:
    """For each family, the people who name it as that of their parents."""
    found: dict[str, list[str]] = {}
    for xref, one in people.items():
        for node in one.all("FAMC"):
            found.setdefault(node.value, []).append(xref)
    return found


def _children(family: Node, people: Mapping[str, Node], claimed: Mapping[str, list[str]]) -> Iterator[Node]:
    named = [node.value for node in family.all("CHIL")] + claimed.get(family.xref, [])
    for xref in dict.fromkeys(named):
        if xref in people:
            yield people[xref]


def _bonds(family: Node, child: Node, people: Mapping[str, Node]) -> Iterator[Parentage]:
    nature, period = _nature(family, child)
    for parent in couple(family):
        if parent in people and parent != child.xref:
            key = f"{family.xref}{parent}{child.xref}"
            yield Parentage(id=key, parent=parent, child=child.xref, nature=nature, period=period)


def _nature(family: Node, child: Node) -> tuple[ParentageKind, Period]:
    """How the family's parents are the child's, and since when; a fostering with a guardianship order is one."""
    told = next((node for node in child.all("FAMC") if node.value == family.xref), Node("FAMC"))
    nature = _called(told)
    adoption = next((node for node in child.all("ADOP") if node.text("FAMC") == family.xref), None)
    if adoption is not None:
        return ParentageKind.ADOPTED, Period(dated(adoption))
    order = _event(child, _GUARDIAN)
    if nature is ParentageKind.FOSTER and any(_called(one) is ParentageKind.GUARDIANSHIP for one in child.all("FAMC")):
        order = None  # it belongs to the family that says so itself
    if nature in (ParentageKind.FOSTER, ParentageKind.GUARDIANSHIP) and order is not None:
        return ParentageKind.GUARDIANSHIP, _since(order)
    return nature, Period()


def _called(told: Node) -> ParentageKind:
    """How a child's pointer to a family says that the parents are theirs; by birth where it says nothing we know."""
    said = told.text("PEDI", "PHRASE") or told.text("PEDI")  # what a file of GEDCOM 7 calls OTHER it says in words
    return _NATURES.get(said.strip().lower(), ParentageKind.BIRTH)


def _since(order: Node) -> Period:
    """The period that the order's date tells; a period `FROM … TO …` gives both ends."""
    told = dated(order)
    if told is None:
        return Period()
    if told.start is None:
        return Period(told)
    first = msgspec.structs.replace(
        told, earliest=told.start.earliest, latest=told.start.latest, kind=Kind.POINT, start=None, end=None
    )
    last = msgspec.structs.replace(first, earliest=told.end.earliest, latest=told.end.latest) if told.end else None
    return Period(first, last)
