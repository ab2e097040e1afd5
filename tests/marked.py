"""A case in which every text of every kind of record names one person, and every home has one address."""

from __future__ import annotations

import enum
from datetime import date
from typing import Any

from builders import TODAY
from msgspec import UNSET, Struct
from msgspec.structs import fields, replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import KINDS
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.notation import ChosenNotation
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record

NAME, ADDRESS = "Zquillan", "14 wexmoor terrace"
_SAID = f"told by {NAME} herself"
_NO_TEXTS = frozenset({"id", "sha256", "lane", "key", "edition", "locator", "reference", "step", "user"})
_ADDRESSES = frozenset({"address"})
_KEYS = {"edition": "full", "step": "opening"}


def marked(case: Case) -> Case:
    """The case with the name in all that somebody wrote, and one record at least of each kind."""
    case = case.put(Person(id="zq", name=f"{NAME} Thornbury"))
    case = case.put(*(_made(kind, case) for kind in KINDS if kind is not ChosenNotation and not case.of(kind)))
    return case.put(*(_telling(one) for one in case.values()))


def _made(kind: type[Record], case: Case) -> Record:
    """A record of a kind that the case has none of, about what is there."""
    events, child = [one.id for one in case.of(LifeEvent)], case.child_person
    assert child is not None
    about = {
        "id": f"of-{kind.__name__}", "meeting": case.of(Meeting)[0].id, "source": events[0], "target": events[1],
        "child": child.id, "holder": "zq", "subject": child.id, **_KEYS,
    }  # fmt: skip
    given = {one.name: _value(one.name, one.type, about) for one in fields(kind) if one.required or one.type is str}
    return kind(**{name: value for name, value in given.items() if value is not UNSET})


def _value(name: str, of: Any, about: dict[str, str]) -> object:
    if of is str:
        return about.get(name, UNSET if name in _NO_TEXTS else _SAID)
    if of is date:
        return TODAY
    if isinstance(of, type) and issubclass(of, enum.Enum):
        return next(iter(of))
    return of()


def _telling(value: Any) -> Any:
    """A record, or a part of one, with the name in each of its texts."""
    changed: dict[str, object] = {}
    for one in fields(value):
        before = getattr(value, one.name)
        if one.name in _ADDRESSES:
            changed[one.name] = ADDRESS
        elif one.name not in _NO_TEXTS:
            changed[one.name] = _told(before)
    return replace(value, **{name: after for name, after in changed.items() if after is not getattr(value, name)})


def _told(value: object) -> object:
    if type(value) is str:
        return f"{value} {NAME}" if " " in value and NAME not in value else value
    if isinstance(value, tuple):
        return tuple(_told(one) for one in value)
    return _telling(value) if isinstance(value, Struct) and not isinstance(value, When) else value
