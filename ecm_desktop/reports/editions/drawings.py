"""The drawings: the family and the life, as on the screen, with the sentences that stand for them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from ecm_desktop.diagram import genogram, timeline
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Drawing, Role, Symbol
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.wording import age_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import add_months, age_on, birthday
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.reductions import round_the_child
from ecm_desktop.reports.editions.then import day_of_family
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Bullets, Figure, Heading, Item, Paragraph, Voice
from ecm_desktop.reports.sheets import SHEETS, is_legible, place

_MOST_SHEETS = 12  # of the timeline
_MAY_BE_CUT = 6  # titles on a sheet; the chronology tells them in full


class Stretch(NamedTuple):
    """A part of the life on one sheet."""

    drawing: Drawing
    first: date
    last: date


class _Seated(NamedTuple):
    """A family, or those of it who are nearest, and where each of them sits."""

    case: Case
    arrangement: Arrangement


def family(view: View) -> list[Block]:
    """The genogram as it was on the day the document looks from, and on the day that was asked for."""
    words = view.words
    heading = Heading(words("Genogram"))
    if not view.case.of(Person):
        return [heading, Paragraph(words("Nobody has been recorded yet."), Voice.CALM)]
    whole, then = _Seated(view.case, arrange(view.case, view.setting.seated)), day_of_family(view.extras)
    nearest_of_all = round_the_child(view.case)
    near = _Seated(nearest_of_all, arrange(nearest_of_all, whole.arrangement))
    before = _as_on(view, then, whole, near) if then else []
    return [heading, *_as_on(view, view.day, whole, near), *before, *_ring(view, near)]


def family_then(view: View) -> list[Block]:
    """The family on the day that was asked for, person by person in words; nothing where none was."""
    day = day_of_family(view.extras)
    if day is None or not view.case.of(Person):
        return []
    drawing = _genogram(view, _Seated(view.case, arrange(view.case, view.setting.seated)), day)
    people = (one for one in drawing.marks if isinstance(one, Symbol) and one.role is Role.PERSON and one.words)
    return [Heading(_when_told(view, day), 2), Bullets(tuple(Item(one.words) for one in people))]


def _when_told(view: View, day: date) -> str:
    name, said, born = view.child_name, view.words.day(day), view.case.born
    if born is None or day < born or day == view.day:
        return view.words("{name}’s family on {day}", name=name, day=said)
    age = age_words(age_on(born, day), view.words)
    return view.words("{name}’s family on {day}, at {age}", name=name, day=said, age=age)


def _as_on(view: View, day: date, everybody: _Seated, near: _Seated) -> list[Block]:
    """The family as it was on a day; a large one first round the child, on one sheet."""
    words, name, told = view.words, view.child_name, f"{_when_told(view, day)}."
    whole = _genogram(view, everybody, day)
    if len(place(whole).windows) == 1 and is_legible(whole):
        return [_family_figure(view, whole, told)]
    nearest = words("Those nearest to {name} on {day}; everybody stands in the family in words.", name=name,
                    day=words.day(day))  # fmt: skip
    nearby = _genogram(view, near, day)
    return [_family_figure(view, nearby, nearest), *([_family_figure(view, whole, told)] if is_legible(whole) else [])]


def _genogram(view: View, seated: _Seated, day: date) -> Drawing:
    return genogram.draw(seated.case, seated.arrangement, day, view.setting)


def _ring(view: View, near: _Seated) -> list[Block]:
    """Those nearest to the child with agencies and school round them today: an ecomap; nothing without any of these."""
    setting = dataclasses.replace(view.setting, with_network=True, today=view.dated)
    drawing = genogram.draw(near.case, near.arrangement, view.dated, setting)
    agencies = [one for one in drawing.marks if isinstance(one, Symbol) and one.role is Role.NETWORK]
    if not agencies or not is_legible(drawing):
        return []
    said = view.words("Agencies and school round {name} and those nearest, on {day}.", name=view.child_name,
                      day=view.words.day(view.dated))  # fmt: skip
    told = "; ".join(one.words for one in agencies if one.words)
    return [Figure(drawing, view.words("{what} {told}.", what=said, told=told), said)]


def _family_figure(view: View, drawing: Drawing, caption: str) -> Figure:
    alt = view.words("{what}. The tables of the family in words tell the same.", what=drawing.words)
    return Figure(drawing, alt, caption)


def life(view: View) -> list[Block]:
    """The timeline, each sheet of it drawn to fill the largest page."""
    words = view.words
    heading = Heading(words("Timeline"))
    if not any(event.when.is_dated for event in view.events):
        return [heading, Paragraph(words("No dated events have been recorded yet."), Voice.CALM)]
    note = [Paragraph(view.filter_note, Voice.CALM)] if view.filter_note else []
    return [heading, *note, *(_figure(view, stretch) for stretch in _sheets_of_life(view))]


def _figure(view: View, stretch: Stretch) -> Figure:
    words = view.words
    alt = words("{what}. The chronology tells the same in words.", what=stretch.drawing.words)
    caption = words(
        "{name}’s life from {first} to {last}. Every entry stands in the chronology too.",
        name=view.child_name,
        first=stretch.first.year,
        last=stretch.last.year,
    )
    return Figure(stretch.drawing, alt, " ".join(part for part in (caption, view.filter_note) if part))


def _sheets_of_life(view: View) -> list[Stretch]:
    """As many sheets as let every event show its words; the fullest is parted first, while there may be more."""
    whole = timeline.everything(view.case, view.setting, SHEETS[-1].width)
    stretch = partial(_stretch, view, Shelf())
    sheets = [stretch(whole.first, whole.last)]
    while len(sheets) < _MOST_SHEETS:
        fullest = sorted((one for one in sheets if _unread(one.drawing)), key=lambda one: -_unread(one.drawing))
        found = next(((one, parts) for one in fullest if (parts := _parted(view, one))), None)
        if found is None:
            break
        sheet, parts = found
        at = sheets.index(sheet)
        sheets[at : at + 1] = [stretch(first, last) for first, last in parts]
    return sheets


def _stretch(view: View, shelf: Shelf, first: date, last: date) -> Stretch:
    frame = timeline.Frame(first, last, SHEETS[-1].width, height=SHEETS[-1].height, shown=view.shown)
    return Stretch(timeline.draw(view.case, frame, view.setting.opened(), shelf), first, last)


def _unread(drawing: Drawing) -> int:
    """The events that are shown without words, and those whose words are cut beyond the few that may be."""
    cut = sum(
        isinstance(mark, Symbol) and mark.role is Role.EVENT and mark.texts[0].text.endswith("…")
        for mark in drawing.marks
    )
    return _wordless(drawing) + max(cut - _MAY_BE_CUT, 0)


def _wordless(drawing: Drawing) -> int:
    """The events that are shown as dots or counted."""
    found = [mark for mark in drawing.marks if isinstance(mark, Symbol) and mark.role is Role.GROUP]
    return sum(len(mark.records) or 1 for mark in found)


def _parted(view: View, sheet: Stretch) -> list[tuple[date, date]]:
    """Two stretches with about as many events each, parted where a year of age begins.

    Within a year, only where there are events without words, and where a month begins. Empty where nothing can be.
    """
    days = sorted(day for event in view.shown_events if (day := event.when.anchor) and sheet.first <= day <= sheet.last)
    edges = _birthdays(view.case, sheet) or (_months(sheet) if _wordless(sheet.drawing) else [])
    if not edges:
        return []
    edge = min(edges, key=lambda day: abs(bisect_left(days, day) - len(days) / 2))
    return [(sheet.first, edge - timedelta(days=1)), (edge, sheet.last)]


def _months(sheet: Stretch) -> list[date]:
    """Where a month begins, with a month at least on either side."""
    first = sheet.first.replace(day=1)
    return [day for n in range(2, 12) if (day := add_months(first, n)) < sheet.last - timedelta(days=28)]


def _birthdays(case: Case, sheet: Stretch) -> list[date]:
    """The child's birthdays within a sheet, birth among them; the new years where no birth is known."""
    years = range(sheet.first.year, sheet.last.year + 1)
    if case.born is None:
        found = [date(year, 1, 1) for year in years]
    else:
        found = [birthday(case.born, year - case.born.year) for year in years if year >= case.born.year]
    return [day for day in found if sheet.first < day < sheet.last]
