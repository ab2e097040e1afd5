"""A parent's partner as the room says it: "mum + partner 2012-2015, one child 2013"."""

from __future__ import annotations

import re

import msgspec

from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Gender
from ecm_desktop.errors import Refused
from ecm_desktop.intake.kin import KIN

_HOW = "Write it like this: mum + partner 2012-2015, one child 2013."
_PARENTS = {"mother": Gender.FEMALE, "father": Gender.MALE}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MOST = 9
_PARTNER = re.compile(
    r"(?:(?:new |ex[- ])?(?:partner|boyfriend|girlfriend|husband|wife)\b)? ?(?P<name>[^\d]*?) ?"
    r"(?:(?:since |from )?(?P<first>\d{4})(?P<ended> ?(?:[-–]|to|until) ?(?P<last>\d{4})?)?)?"
)
_CHILDREN = re.compile(r"(?P<many>[a-z]+|\d) (?:child|children|kid|kids|baby)(?: (?:born )?(?P<when>\d.*))?", re.I)


class NewPartner(msgspec.Struct, frozen=True):
    """A partner of the child's mother (FEMALE) or father (MALE): name, years as written, and children of theirs."""

    of: Gender
    name: str = ""
    first: str = ""
    last: str = ""
    children: int = 0
    born: str = ""

    def __repr__(self) -> str:
        return f"<NewPartner of {self.of}>"


def tells_of_partner(text: str) -> bool:
    """Whether a line is meant as one of these."""
    return "+" in text and not re.match(r"\s*\d+ ?\+", text)


def read_partner(text: str) -> NewPartner:
    """What the line says. Raises Refused, with how to write it, for anything else."""
    whom, _, told = text.partition("+")
    partner, _, children = told.partition(",")
    parent = _PARENTS.get(KIN.get(unaccented(whom).strip(), ""))
    found = _PARTNER.fullmatch(" ".join(partner.split()))
    if parent is None or found is None:
        raise Refused(_HOW)
    many, born = _children(children)
    return NewPartner(parent, found["name"].strip(), found["first"] or "", found["last"] or "", many, born)


def _children(told: str) -> tuple[int, str]:
    if not told.strip():
        return 0, ""
    found = _CHILDREN.fullmatch(" ".join(told.split()))
    many = (_NUMBERS.get(found["many"].casefold()) or _digit(found["many"])) if found else 0
    if found is None or not 0 < many <= _MOST:
        raise Refused(_HOW)
    return many, (found["when"] or "").strip()


def _digit(told: str) -> int:
    return int(told) if told.isdecimal() else 0
