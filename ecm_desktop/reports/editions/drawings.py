"""The drawings: the family and the life, as on the screen, with the sentences that stand for them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ecm_desktop.diagram import genogram, timeline
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.reductions import round_the_child
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Figure, Heading, Paragraph, Voice
from ecm_desktop.reports.sheets import SHEETS, is_legible, place

_MOST_SHEETS = 4
_EVENTS_ON_A_SHEET = 56


class Stretch(NamedTuple):
    """A part of the life on one sheet."""

    drawing: Drawing
    first: date
    last: date


def family(view: View) -> list[Block]:
    """The genogram as it was on the day the document looks from; a large one first round the child, on one sheet."""
    words = view.words
    heading = Heading(words("Genogram"))
    if not view.case.of(Person):
        return [heading, Paragraph(words("Nobody has been put down yet."), Voice.CALM)]
    day, name = words.day(view.day), view.child_name
    whole = _genogram(view, view.case)
    told = words("{name}’s family on {day}.", name=name, day=day)
    if len(place(whole).windows) == 1 and is_legible(whole):
        return [heading, _family_figure(view, whole, told)]
    near = _genogram(view, round_the_child(view.case))
    nearest = words("Those nearest to {name} on {day}; everybody stands in the family in words.", name=name, day=day)
    blocks: list[Block] = [heading, _family_figure(view, near, nearest)]
    return [*blocks, _family_figure(view, whole, told)] if is_legible(whole) else blocks


def _genogram(view: View, case: Case) -> Drawing:
    return genogram.draw(case, arrange(case), view.day, view.setting)


def _family_figure(view: View, drawing: Drawing, caption: str) -> Figure:
    alt = view.words("{what}. The tables of the family in words tell the same.", what=drawing.words)
    return Figure(drawing, alt, caption)


def life(view: View) -> list[Block]:
    """The timeline, each sheet of it drawn to fill the largest page."""
    words = view.words
    heading = Heading(words("Timeline"))
    if not any(event.when.is_dated for event in view.events):
        return [heading, Paragraph(words("No dated events have been put down yet."), Voice.CALM)]
    return [heading, *(_figure(view, stretch) for stretch in _sheets_of_life(view))]


def _figure(view: View, stretch: Stretch) -> Figure:
    words = view.words
    alt = words("{what}. The chronology tells the same in words.", what=stretch.drawing.words)
    caption = words(
        "{name}’s life from {first} to {last}. Every entry stands in the chronology too.",
        name=view.child_name,
        first=stretch.first.year,
        last=stretch.last.year,
    )
    return Figure(stretch.drawing, alt, caption)


def _sheets_of_life(view: View) -> Iterator[Stretch]:
    """As many sheets as let nearly every event show its title."""
    dated = sum(event.when.is_dated for event in view.events)
    return _stretches(view.case, view.setting, min(math.ceil(dated / _EVENTS_ON_A_SHEET), _MOST_SHEETS))


def _stretches(case: Case, setting: Setting, sheets: int) -> Iterator[Stretch]:
    room = SHEETS[-1]
    whole = timeline.whole_life(case, setting, room.width, room.height)
    begins = max(whole.first, case.born) if case.born else whole.first
    days = (whole.last - begins) / sheets
    edges = [whole.first, *(begins + days * n for n in range(1, sheets)), whole.last]
    for first, last in pairwise(edges):
        frame = timeline.Frame(first, last, room.width, height=room.height)
        yield Stretch(timeline.draw(case, frame, setting), first, last)
