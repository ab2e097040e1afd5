"""What the overview says of a case, as plain words: strengths before worries, then what is to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called, initials, said_in
from ecm_desktop.diagram.wording import day_short, position_title, term, when_short
from ecm_desktop.domain.beside import strengths_in_order
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.checks import Doubt, findings
from ecm_desktop.domain.course import latest_meeting, open_actions, position_standing
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.life import Lane, LifeEvent, Source
from ecm_desktop.domain.people import Person

MOST = 6  # lines of a section; the page behind has them all

DOUBTS = {
    Doubt.DATE_FLAGGED: "Look at the date",
    Doubt.NO_DATE: "No date yet",
    Doubt.SOURCES_DIFFER: "The sources tell different dates",
    Doubt.DIED_BEFORE_BIRTH: "Death is told before birth",
    Doubt.PARENT_YOUNGER: "A parent is told younger than the child",
    Doubt.OWN_ANCESTOR: "Is among their own ancestors",
}


@dataclass(frozen=True)
class Line:
    """One line; with a page it can be followed, to the record when there is one. Its `end` is shown in any case.

    With a `panel`, the id of an action, it opens that over the window.
    """

    text: str
    page: str = ""
    record: str = ""
    end: str = ""
    panel: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and its lines; `more` is how many are not shown."""

    key: str
    title: str
    lines: tuple[Line, ...]
    more: int = 0


def digest(case: Case, setting: Setting) -> tuple[Section, ...]:
    """The sections that have something to say, in their order on the page."""
    words = setting.words
    made = (
        _section("strengths", words("Strengths"), _strengths(case, setting)),
        _section("stands", words("Where things stand"), _stands(case, setting)),
        _section("new", words("New since the last meeting"), _new(case, setting)),
        _section("actions", words("Open actions"), _actions(case, setting)),
        _section("doubts", words("To look at"), _doubts(case, setting)),
        _section("undated", words("Events without a date"), _undated(case, setting)),
    )
    return tuple(one for one in made if one.lines)


def _section(key: str, title: str, lines: Iterable[Line]) -> Section:
    every = tuple(lines)
    return Section(key, title, every[:MOST], max(0, len(every) - MOST))


def _strengths(case: Case, setting: Setting) -> list[Line]:
    found = [one for one in case.of(LifeEvent) if one.lane == Lane.STRENGTHS]
    found.sort(key=lambda one: in_order(one.when) or date.min, reverse=True)
    said = said_in(case, setting)
    put_down = [Line(said(one.text), "plan", one.id) for one in strengths_in_order(case)]
    return [*put_down, *(_event(case, setting, one) for one in found)]


def _event(case: Case, setting: Setting, event: LifeEvent) -> Line:
    when = when_short(event.when, setting.words) if event.when.is_dated else ""
    title = said_in(case, setting)(event.title)
    return Line(f"{title} · {when}" if when else title, "timeline", event.id)


def _stands(case: Case, setting: Setting) -> list[Line]:
    meeting, words = latest_meeting(case), setting.words
    if meeting is None:
        return []
    held = words("{kind} on {day}", kind=term(meeting.nature, words), day=day_short(meeting.held, words))
    lines = [Line(held, "meetings", meeting.id)]
    position = position_standing(case, meeting.id)
    if position is not None:
        placed = position_title(position, setting.worded(case, position).model) or words("cannot be placed yet")
        lines.append(Line(words("Recovery model, as a guide: {level}", level=placed), "model"))
    if meeting.next_date:
        lines.append(Line(words("Next meeting: {day}", day=words.day(meeting.next_date)), "meetings", meeting.id))
    return lines


def _new(case: Case, setting: Setting) -> list[Line]:
    meeting = latest_meeting(case)
    told: dict[str, int] = {}
    for event in case.of(LifeEvent):
        for source in {one.source for one in event.tellings}:
            told[source] = told.get(source, 0) + 1
    said = said_in(case, setting)
    return [
        Line(
            setting.words.count(
                "{agency}: {n} event", "{agency}: {n} events", told[one.id], agency=_begun_large(said(one.agency))
            )
        )
        for one in case.of(Source)
        if one.id in told and one.brought_in and (meeting is None or one.brought_in > meeting.held)
    ]


def _actions(case: Case, setting: Setting) -> list[Line]:
    said, words = said_in(case, setting), setting.words
    who = initials if setting.initials else str
    lines = []
    for one in open_actions(case):
        owner = said(one.owner_agency) or who(one.owner) or words("nobody yet")
        due = words("by {day}", day=day_short(one.due, words)) if one.due else words("no day yet")
        lines.append(Line(said(one.text), "plan", one.id, f" · {owner} · {due}"))
    return lines


def _doubts(case: Case, setting: Setting) -> list[Line]:
    lines = []
    for found in findings(case):
        if found.doubt is Doubt.NO_DATE:
            continue
        event, person = case.find(LifeEvent, found.record), case.find(Person, found.record)
        about = said_in(case, setting)(event.title) if event else called(person, setting) if person else ""
        reason = setting.words(DOUBTS[found.doubt])
        lines.append(Line(f"{reason}: {about}" if about else reason, "timeline" if event else "family", found.record))
    return lines


def _undated(case: Case, setting: Setting) -> list[Line]:
    return [_event(case, setting, one) for one in case.of(LifeEvent) if not one.when.is_dated]


def _begun_large(text: str) -> str:
    return text[:1].upper() + text[1:]
