"""The typed line: `autumn 2017 nan dies @loss #social-care +bereavement`, read anew with every key.

Every text can be read. Its marks are understood or told as not known (`intake/marks.py`); the words that are a date are
the date (`intake/when_and_what.py`); the rest is the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from ecm_desktop.domain.dates import When, not_known
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Lane
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.lanes import Placing, age_when, place
from ecm_desktop.intake.marks import MARKED, Marks, NotKnown
from ecm_desktop.intake.when_and_what import split_line
from ecm_desktop.intake.wording import suggest_adversities

_LONGEST = 2000


class QuickLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a typed line says so far; `date_words` is read as date, `unknown` are marks that name nothing for sure.

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
    unknown: tuple[NotKnown, ...] = ()

    def __repr__(self) -> str:
        return f"<QuickLine {self.rule or 'undated'} in {self.lane}>"


def read_line(
    text: str,
    born: date | None,
    today: date,
    sources: Sequence[str] = (),
    people: Sequence[tuple[RecordId, str]] = (),
    speaker: str = "",
    out_of_year: OutOfYear | None = None,
) -> QuickLine:
    """What the line says; `sources` are agencies that `#` may mean, `people` ids with names that `@` may mean.

    `speaker` is the agency that tells it where the line names none.
    """
    line = text[:_LONGEST]
    marks = Marks(sources, people)
    for found in MARKED.finditer(line):
        marks.take(found[1], found[2])
    words = MARKED.sub(" ", line).split()
    dated, title = split_line(words, born, today)
    reading = read(dated, born, today, out_of_year=out_of_year) if dated else None
    when = reading.when if reading else not_known()
    agency = marks.agency or speaker
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
        unknown=tuple(marks.unknown),
    )
