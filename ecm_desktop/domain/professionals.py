"""The professionals of a case: who works with the child, for which agency, and whether they are asked to meetings."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.record import Record

_MAIL = re.compile(r"[^\s<>;,:()]+@[^\s<>;,:()]+\.[^\s<>;,:().]+")


class Belonging(StrEnum):
    """How somebody belongs to the group: always, to meetings that need them, or not any more."""

    CORE = "core"
    INVITED = "invited"
    LEFT = "left"


class Tie(StrEnum):
    """How the family is tied to an agency or school."""

    STRONG = "strong"
    TENUOUS = "tenuous"
    STRESSFUL = "stressful"


class Professional(Record, frozen=True, kw_only=True, tag="professional"):
    """Somebody of an agency who works with the child; `contact` is an address, a number, or both.

    `signed` is the day on which they signed the confidentiality statement, before the meetings.
    """

    agency: str
    name: str = ""
    role: str = ""
    contact: str = ""
    belonging: Belonging = Belonging.CORE
    tie: Tie | None = None
    signed: date | None = None


def professionals_in_order(case: Case) -> list[Professional]:
    """The core group first, those who left last; each in the order they were put down, as a meeting is used to it."""
    order = list(Belonging)
    return sorted(case.of(Professional), key=lambda one: order.index(one.belonging))


def asked_to_meetings(case: Case) -> list[Professional]:
    """Those whom a new meeting starts from: the core group, then those who are invited."""
    return [one for one in professionals_in_order(case) if one.belonging is not Belonging.LEFT]


def known_as(case: Case, agency: str, name: str) -> Professional | None:
    """The professional of that agency and name, those who left included."""
    return next((one for one in professionals_in_order(case) if _same(one.agency, agency, one.name, name)), None)


def meant_by(case: Case, typed: str) -> Professional | None:
    """Who is meant by a typed "agency, name", or by a name alone that one of them has; else None."""
    agency, _, name = typed.partition(",")
    if name.strip():
        return known_as(case, agency, name)
    named = [one for one in case.of(Professional) if one.name and _same(one.name, typed)]
    return named[0] if len(named) == 1 else None


def has_left(case: Case, name: str) -> bool:
    """Whether somebody of that name is put down as gone, and nobody of that name as still there."""
    named = [one.belonging for one in case.of(Professional) if name.strip() and _same(one.name, name)]
    return bool(named) and all(one is Belonging.LEFT for one in named)


def mail_of(one: Professional) -> str:
    """The e-mail address among what is told of how to reach them, "" where there is none."""
    found = _MAIL.search(one.contact)
    return found[0] if found else ""


def is_broken_mail(contact: str) -> bool:
    """Whether something is told with an @ that is no e-mail address."""
    return "@" in contact and _MAIL.search(contact) is None


def role_of(case: Case, key: RecordId | None) -> str:
    """The role of the professional of that id, "" where nobody told."""
    found = case.find(Professional, key)
    return found.role if found else ""


def _same(*texts: str) -> bool:
    """Whether each pair of texts says the same, whatever its accents, capitals and spaces."""
    bare = [" ".join(unaccented(text).split()) for text in texts]
    return all(a == b for a, b in zip(bare[::2], bare[1::2], strict=True))
