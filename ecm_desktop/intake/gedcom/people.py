"""Individuals of a family file into people."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ecm_desktop.domain.people import Gender, Person, PregnancyLoss
from ecm_desktop.intake.gedcom.records import Node
from ecm_desktop.intake.gedcom.when import dated

_GENDERS = {"F": Gender.FEMALE, "M": Gender.MALE, "X": Gender.OTHER, "N": Gender.OTHER}
_TWIN = re.compile(
    r"(?:(monozygotic|identical|dizygotic|fraternal|non-identical)\s+)?(?:twin|triplet) of @?(\w+)@?", re.I
)
_IDENTICAL = {"monozygotic": True, "identical": True, "dizygotic": False, "fraternal": False, "non-identical": False}
_LOSSES = (
    (re.compile(r"still-?born|stillbirth", re.I), PregnancyLoss.STILLBIRTH),
    (re.compile(r"miscarr", re.I), PregnancyLoss.MISCARRIAGE),
    (re.compile(r"terminat", re.I), PregnancyLoss.TERMINATION),
)
_LONGEST_NAME = 200
_LONGEST_NOTE = 2000


def person(record: Node) -> Person:
    """The person of an INDI record; the xref is both its provisional id and its external id."""
    names = [_name(node) for node in record.all("NAME")]
    birth, death = (next(iter(record.all(tag)), None) for tag in ("BIRT", "DEAT"))
    return Person(
        id=record.xref,
        external_ids=(record.xref,),
        name=names[0] if names else "",
        given=_name_part(record, "GIVN"),
        surname=_name_part(record, "SURN") or _between_slashes(record.text("NAME")),
        other_names=_others(record, names),
        gender=_GENDERS.get(record.text("SEX").strip().upper()[:1], Gender.UNKNOWN),
        birth=dated(birth),
        birth_place=record.text("BIRT", "PLAC")[:_LONGEST_NAME],
        death=dated(death),
        death_cause=death.text("CAUS")[:_LONGEST_NAME] if death else "",
        is_dead=death is not None,
        loss=_loss(record, death),
        note=_note(record),
    )


def _name(node: Node) -> str:
    if not node.value.strip() and (node.text("GIVN") or node.text("SURN")):
        return f"{node.text('GIVN')} {node.text('SURN')}".strip()[:_LONGEST_NAME]
    return " ".join(node.value.replace("/", " ").split())[:_LONGEST_NAME]


def _between_slashes(name: str) -> str:
    """The surname as it is marked inside a name: "Ann /Mason/"."""
    found = re.search(r"/([^/]*)/", name)
    return " ".join(found[1].split())[:_LONGEST_NAME] if found else ""


def _name_part(record: Node, tag: str) -> str:
    return record.text("NAME", tag)[:_LONGEST_NAME]


def _others(record: Node, names: Sequence[str]) -> tuple[str, ...]:
    nicknames = [node.text("NICK") for node in record.all("NAME")]
    others = dict.fromkeys([*names[1:], *(name[:_LONGEST_NAME] for name in nicknames)])
    return tuple(name for name in others if name and name != (names[0] if names else ""))


def _loss(record: Node, death: Node | None) -> PregnancyLoss | None:
    told = [node.text("TYPE") for node in record.all("EVEN", "FACT")]
    if death is not None:
        told += [death.text("AGE"), death.text("CAUS"), death.text("TYPE")]
    words = " ".join(told)
    return next((loss for pattern, loss in _LOSSES if pattern.search(words)), None)


def _note(record: Node) -> str:
    notes = [
        node.value for node in record.all("NOTE") if not node.value.startswith("@") and not _TWIN.search(node.value)
    ]
    return "\n".join(notes)[:_LONGEST_NOTE]


def with_birth_groups(people: Sequence[Person], records: Sequence[Node]) -> list[Person]:
    """The people with twins named in notes brought into one birth group."""
    known = {one.id for one in people}
    groups: dict[str, tuple[str, bool | None]] = {}
    for record in records:
        for note in record.all("NOTE"):
            found = _TWIN.search(note.value)
            other = f"@{found[2]}@" if found else ""
            if found and other in known:
                _join(groups, record.xref, other, _IDENTICAL.get((found[1] or "").lower()))
    return [_grouped(one, groups.get(one.id)) for one in people]


def _join(groups: dict[str, tuple[str, bool | None]], one: str, other: str, identical: bool | None) -> None:
    known = groups.get(one) or groups.get(other)
    group = known[0] if known else f"birth-{min(one, other).strip('@')}"
    for xref in (one, other):
        groups[xref] = (group, identical)


def _grouped(one: Person, group: tuple[str, bool | None] | None) -> Person:
    return msgspec.structs.replace(one, birth_group=group[0], identical=group[1]) if group else one
