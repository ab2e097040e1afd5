"""How a typed line is understood, in chips: when, what, in which lane, about whom, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import adversity_words, age_at_event, choices, flag_words, lane_title, when_short
from ecm_desktop.domain.dates import Flag
from ecm_desktop.domain.life import Certainty
from ecm_desktop.domain.people import Person
from ecm_desktop.intake.marks import AGENCY, LANE_OR_PERSON, PERSON, NotKnown
from ecm_desktop.intake.quick import QuickLine
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind

DATE, TITLE, LANE, TELLER, SURE = "date", "title", "lane", "agency", "certainty"
SOMEBODY, TAG, UNKNOWN = "person:", "tag:", "unknown:"
_LONGEST = 60  # letters of a title on a chip
_NO_DATE = "“{written}” tells no date: to the tray"
_NO_DAYS: dict[Flag | None, str] = {
    Flag.FUTURE: "“{written}” lies far in the future, perhaps by a slip: to the tray",
    Flag.IMPOSSIBLE: "“{written}” cannot be, there is no such date: to the tray",
}


class Understood(NamedTuple):
    """What one chip says, and which part of the line it is about: a name above, with a key where there are several."""

    text: str
    part: str
    kind: Kind = Kind.CHIP


def understood_in(read: QuickLine, session: Session) -> list[Understood]:
    """The chips under the line, in the order in which a line is typed; what needs a look stands out."""
    words, agency = session.words, said_in(session.case, session.setting)(read.agency)
    return [
        *_when(read, session),
        *_what(read, session),
        *(Understood(called(one, session.setting), SOMEBODY + one.id) for one in _people(read, session)),
        *((Understood(agency, TELLER),) if agency else ()),
        *(Understood(dict(choices(Certainty, words))[one], SURE) for one in (read.certainty,) if one is not None),
        *(Understood(adversity_words(tag, words), TAG + tag) for tag in read.tags),
        *(Understood(not_known(one, session), UNKNOWN + one.mark, Kind.CHIP_ON) for one in read.unknown),
    ]


def _when(read: QuickLine, session: Session) -> Iterator[Understood]:
    when, words, written = read.when, session.words, read.date_words
    if not when.is_dated:
        text = words(_NO_DAYS.get(when.flag, _NO_DATE) if written else "no date: to the tray", written=written)
        yield Understood(text, DATE, Kind.CHIP_ON if written else Kind.CHIP)
        return
    told = when_short(when, words)
    age = age_at_event(when, session.case.born, words)
    if when.flag is Flag.IMPOSSIBLE:
        told = words("“{written}” cannot be, there is no such date: kept as {date}", written=written, date=told)
        yield Understood(told, DATE, Kind.CHIP_ON)
        return
    if written.casefold() not in told.casefold():
        told = words("“{written}” is {date}", written=written, date=told)
    yield Understood(" · ".join(part for part in (told, age) if part), DATE)
    if when.flag is not None:
        yield Understood(flag_words(when.flag, words), DATE, Kind.CHIP_ON)


def _what(read: QuickLine, session: Session) -> Iterator[Understood]:
    words, title = session.words, read.title
    if title:
        yield Understood(f"“{title if len(title) <= _LONGEST else title[: _LONGEST - 1] + '…'}”", TITLE)
    else:
        yield Understood(words("say what happened"), TITLE, Kind.CHIP_ON)
    lane = lane_title(read.lane, session.setting)
    others = " / ".join(lane_title(other, session.setting) for other in read.other_lanes)
    yield Understood(words("{lane}, or {others}?", lane=lane, others=others) if title and others else lane, LANE)


def _people(read: QuickLine, session: Session) -> Iterator[Person]:
    for key in read.people:
        person = session.case.find(Person, key)
        if person is not None:
            yield person


def not_known(one: NotKnown, session: Session) -> str:
    """That a mark names nothing for sure, and what may be meant."""
    words, begun = session.words, one.mark[:1]
    likely = ", ".join(one.likely)
    if likely:
        return words("{mark} is not known. Perhaps {likely}?", mark=one.mark, likely=likely)
    if begun == LANE_OR_PERSON:
        lanes = ", ".join(lane_title(lane, session.setting) for lane in session.setting.lanes.known)
        said = "{mark} is nobody here and no lane. The lanes: {lanes}. A new one in quotes: @“{name}”"
        return words(said, mark=one.mark, lanes=lanes, name=one.mark[1:])
    if begun == PERSON:
        return words("{mark} is nobody here", mark=one.mark)
    if begun == AGENCY:
        return words("{mark} is no agency known here. A new one in quotes: #“{name}”", mark=one.mark, name=one.mark[1:])
    return words("{mark} is not known", mark=one.mark)
