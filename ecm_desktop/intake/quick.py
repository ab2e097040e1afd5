"""The typed line: `autumn 2017 nan dies @loss #social-care +bereavement`, read anew with every key.

Every text is accepted. What begins with `@` is a lane or a person, with `#` an agency, with `+` an adversity tag; the
words that are a date are the date (`intake/when_and_what.py`); the rest is the title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from ecm_desktop.domain.dates import When, not_known
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Adversity, Lane
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.lanes import Placing, age_when, lane_called, lane_named, place, plain_name
from ecm_desktop.intake.when_and_what import split_line
from ecm_desktop.intake.wording import AGENCIES, suggest_adversities

_MARKED = re.compile(r"(?<!\S)([@#+])(\S*)")
_LONGEST = 2000


class QuickLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a typed line says so far. `unknown` are marks that name nothing; `date_words` is the part read as date.

    `other_lanes` are lanes it may belong to as well, while none is named.
    """

    title: str = ""
    when: When = When()
    date_words: str = ""
    rule: str = ""
    lane: str = Lane.FAMILY
    other_lanes: tuple[str, ...] = ()
    lane_named: bool = False
    agency: str = ""
    tags: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    people: tuple[RecordId, ...] = ()
    unknown: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<QuickLine {self.rule or 'undated'} in {self.lane}>"


def read_line(
    text: str,
    born: date | None,
    today: date,
    sources: Sequence[str] = (),
    people: Sequence[tuple[RecordId, str]] = (),
) -> QuickLine:
    """What the line says; `sources` are agencies that `#` may mean, `people` ids with names that `@` may mean."""
    line = text[:_LONGEST]
    marks = _Marks((*sources, *AGENCIES), people)
    for found in _MARKED.finditer(line):
        marks.take(found[1], found[2])
    words = _MARKED.sub(" ", line).split()
    dated, title = split_line(words, born, today)
    reading = read(dated, born, today) if dated else None
    when = reading.when if reading else not_known()
    placing = Placing(marks.lane) if marks.lane else place(title, marks.agency, age_when(when, born))
    return QuickLine(
        title=title,
        when=when,
        date_words=dated,
        rule=reading.rule if reading else "",
        lane=placing.lane,
        other_lanes=placing.others,
        lane_named=marks.lane is not None,
        agency=marks.agency,
        tags=tuple(dict.fromkeys(marks.tags)),
        suggested=tuple(tag for tag in suggest_adversities(title) if tag not in marks.tags),
        people=tuple(dict.fromkeys(marks.people)),
        unknown=tuple(marks.unknown),
    )


class _Marks:
    """The marks met so far; a mark half typed means the first name that begins so."""

    def __init__(self, agencies: Sequence[str], people: Sequence[tuple[RecordId, str]]) -> None:
        self._agencies = {plain_name(name): name for name in reversed(agencies)}
        self._people = {plain_name(part): key for key, name in reversed(people) for part in (*name.split(), name)}
        self._tags = {plain_name(tag): str(tag) for tag in Adversity}
        self.lane: str | None = None
        self.agency = ""
        self.tags: list[str] = []
        self.people: list[RecordId] = []
        self.unknown: list[str] = []

    def take(self, mark: str, name: str) -> None:
        """Understand one mark."""
        match mark, plain_name(name):
            case _, "":
                return
            case "@", wanted if lane := lane_named(wanted):
                self.lane = lane
            case "@", wanted if person := self._person(wanted):
                self.people.append(person)
            case "@", wanted if lane := lane_called(wanted):
                self.lane = lane
            case "@", wanted if person := _named(self._people, wanted):
                self.people.append(person)
            case "#", wanted:
                self.agency = _named(self._agencies, wanted) or _within(self._agencies, wanted) or name
            case "+", wanted if tag := _named(self._tags, wanted) or _within(self._tags, wanted):
                self.tags.append(tag)
            case _:
                self.unknown.append(f"{mark}{name}")

    def _person(self, wanted: str) -> RecordId | None:
        """Who has exactly this name, or this as one of the names."""
        return self._people.get(wanted)


def _named(names: Mapping[str, str], wanted: str) -> str | None:
    if wanted in names:
        return names[wanted]
    return next((value for name, value in names.items() if name.startswith(wanted)), None)


def _within(names: Mapping[str, str], wanted: str) -> str | None:
    return next((value for name, value in names.items() if wanted in name), None)
