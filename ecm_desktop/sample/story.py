"""The shape of the sample's `case.json`: what its meetings knew beyond the agency files, and made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from ecm_desktop.domain.recovery import AgeDomain
from ecm_desktop.domain.writing import Heading
from ecm_desktop.errors import Unavailable


class TheChild(msgspec.Struct):
    """Who the sample is about."""

    full_name: str
    known_as: str
    dob: date
    reference: str
    pronouns: str
    heritage: str
    languages: tuple[str, ...]
    legal_status: str
    home_area: str
    education: str
    yjs: str
    own_words: str


class Member(msgspec.Struct):
    """Who lived in a home, and when."""

    person: str
    start: date
    end: date | None


class Home(msgspec.Struct):
    """A home with those who lived in it."""

    name: str
    start: date
    end: date | None
    members: tuple[Member, ...]


class PlacedWith(msgspec.Struct):
    """A placement."""

    type: str
    name: str
    in_area: bool
    carers: tuple[str, ...]
    legal_status: str
    start: date
    end: date | None
    end_reason: str | None


class Line(msgspec.Struct):
    """An emotional line."""

    a: str
    b: str
    quality: str
    start: date
    end: date | None
    note: str | None


class AtTheTable(msgspec.Struct):
    """Somebody asked to a meeting."""

    agency: str
    name: str
    status: str


class Met(msgspec.Struct):
    """A meeting and what it saw."""

    id: str
    kind: str
    date: date
    trm_level: int
    developmental_ages: dict[AgeDomain, float]
    attendance: tuple[AtTheTable, ...]
    summary: str


class Recommended(msgspec.Struct):
    """A recommendation."""

    id: str
    meeting: str
    target_trm_level: int
    text: str


class ToDo(msgspec.Struct):
    """An action."""

    owner_agency: str
    action: str
    due: date
    raised_at: str
    current_status: str


class Idea(msgspec.Struct):
    """A hypothesis; `events` are parts of the titles that speak for it."""

    meeting: str
    text: str
    events: tuple[str, ...]


class Danger(msgspec.Struct):
    """A risk and what keeps people safe."""

    meeting: str
    text: str
    safety: str
    who: str


class Ordered(msgspec.Struct):
    """An order."""

    type: str
    imposed: date
    start: date
    end: date | None
    offences: tuple[str, ...]
    requirements: tuple[str, ...]


class Written(msgspec.Struct):
    """The psychologist's text; `[3]` in a passage is the third of `events`."""

    meeting: str
    author: str
    events: tuple[str, ...]
    passages: dict[Heading, str]


class Story(msgspec.Struct):
    """What the sample's meetings knew and made of it, as `case.json` holds it."""

    today: date
    child: TheChild
    households: tuple[Home, ...]
    placements: tuple[PlacedWith, ...]
    relationships: tuple[Line, ...]
    meetings: tuple[Met, ...]
    recommendations: tuple[Recommended, ...]
    recommendation_reasons: dict[str, str]
    actions: tuple[ToDo, ...]
    hypotheses: tuple[Idea, ...]
    risks: tuple[Danger, ...]
    writing: Written
    complex_needs: dict[str, str]
    aces: dict[str, str]
    orders: tuple[Ordered, ...]


def read_story(folder: Path) -> Story:
    """The sample's story in `folder`; raises Unavailable when the shipped file is damaged."""
    try:
        return msgspec.json.decode((folder / "case.json").read_bytes(), type=Story)
    except (OSError, msgspec.MsgspecError) as problem:
        raise Unavailable("The sample case that came with the program cannot be read; install it again.") from problem
