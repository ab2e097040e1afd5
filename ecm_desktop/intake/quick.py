"""The typed line: `autumn 2017 nan dies @loss #social-care +bereavement`, read anew with every key.

Every text can be read. Its marks are understood or told as not known (`intake/marks.py`); who says it is credited
(`intake/who_says.py`); the words that are a date are the date (`intake/when_and_what.py`); the rest is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ecm_desktop.domain.dates import When, not_known
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Certainty, Lane
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.lanes import Placing, age_when, place
from ecm_desktop.intake.marks import MARKED, Marks, NotKnown
from ecm_desktop.intake.when_and_what import split_line
from ecm_desktop.intake.who_says import who_says
from ecm_desktop.intake.wording import suggest_adversities

_LONGEST = 2000
_BEGUN = re.compile(r"(?<!\S)([@&#+!])([^\s\d]\S*)?\Z")  # a mark that is being typed

Named = Sequence[tuple[RecordId, str]]


class QuickLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a typed line says so far; `date_words` is read as date, `unknown` are marks that name nothing for sure.

    `other_lanes` are lanes it may belong to as well, while none is named. `certainty` is None while none is named.
    `written` are the marks in which something was named, after what they name: ("lane", "@loss"),
    ("tag:neglect", "+neg"), ("agency", "#police"), ("person:<id>", "&nan"), ("certainty", "!rep").
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
    certainty: Certainty | None = None
    unknown: tuple[NotKnown, ...] = ()
    written: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"<QuickLine {self.rule or 'undated'} in {self.lane}>"


def read_line(
    text: str,
    born: date | None,
    today: date,
    sources: Sequence[str] = (),
    people: Named = (),
    speaker: str = "",
    out_of_year: OutOfYear | None = None,
    kin: Named = (),
    lanes: Named = (),
) -> QuickLine:
    """What the line says; `sources` are agencies that `#` may mean, `people` ids with names that `@` and `&` may mean.

    `kin` are ids with words such as "nan", `lanes` keys with names of their own. `speaker` is the agency that tells
    it where the line names none.
    """
    line = text[:_LONGEST]
    marks = Marks(sources, people, kin, lanes)
    for found in MARKED.finditer(line):
        marks.take(found[1], found[2])
    told = who_says(" ".join(MARKED.sub(" ", line).split()), marks.agency_named)
    dated, title = split_line(told.words.split(), born, today)
    if not told.who:
        told = who_says(title, marks.agency_named)
        title = told.words
    reading = read(dated, born, today, out_of_year=out_of_year) if dated else None
    when = reading.when if reading else not_known()
    agency = marks.agency or told.who or speaker
    placing = Placing(marks.lane) if marks.lane else place(title, agency, age_when(when, born))
    return QuickLine(
        title=title,
        when=when,
        date_words=dated,
        rule=reading.rule if reading else "",
        lane=placing.lane,
        other_lanes=placing.others,
        lane_named=marks.lane is not None,
        agency=agency,
        tags=tuple(dict.fromkeys(marks.tags)),
        suggested=tuple(tag for tag in suggest_adversities(title) if tag not in marks.tags),
        people=tuple(dict.fromkeys(marks.people)),
        certainty=marks.certainty,
        unknown=tuple(marks.unknown),
        written=tuple(marks.written.items()),
    )


def completions(
    before: str, sources: Sequence[str] = (), people: Named = (), kin: Named = (), lanes: Named = ()
) -> tuple[str, ...]:
    """The marks that the last word before the cursor may become, likeliest first; none where it is no mark."""
    begun = _BEGUN.search(before[:_LONGEST])
    return Marks(sources, people, kin, lanes).completing(begun[1], begun[2] or "") if begun else ()


def with_mark(text: str, old: str, new: str) -> str:
    """The line with the mark `new` for `old`, or at its end where that is ""; a `new` of "" takes the old one out."""
    parts = re.split(rf"(?<!\S){re.escape(old)}(?!\S)", text, maxsplit=1) if old else [text.rstrip()]
    before, after = parts[0].rstrip(), parts[1].strip() if len(parts) > 1 else ""
    return " ".join(part for part in (before, new, after) if part)
