"""The story so far on one page: who the child is, their life in chapters, where they are now and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ecm_desktop.diagram.wording.story import Story, Told, story_words
from ecm_desktop.reports.editions.quiet import paragraphs
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.measures import BODY, BODY_HEIGHT, CELL, CELL_PAD, MEASURE
from ecm_desktop.reports.model import Block, Heading, Paragraph, Row, Table, Voice

_IN_CHAPTERS = (1.0, 2.2, 2.2)  # what happened and what went well have the same room
_BELOW = (1.0, 4.4)
_ROOM = BODY_HEIGHT - 150  # what the masthead and a heading leave of the first page
_OPENING = 4  # lines of what stands over the chapters
_EASY = 0.8  # of the measure: quoted words are larger and stand within edges of their own
_EDGES = 2 * CELL_PAD[1] + 0.6


class _Fit(NamedTuple):
    """How many entries a cell has, how many lines each of them, the homes before them, and a thought below may take."""

    entries: int
    lines: int
    homes: int
    thought: int


_FITS = (
    _Fit(3, 2, 2, 3),
    _Fit(2, 2, 2, 3),
    _Fit(2, 2, 1, 2),
    _Fit(3, 1, 2, 2),
    _Fit(3, 1, 1, 2),
    _Fit(3, 1, 1, 1),
    _Fit(2, 1, 1, 2),
    _Fit(2, 1, 1, 1),
    _Fit(1, 1, 1, 1),
)  # the last always does


def story_so_far(view: View) -> list[Block]:
    """All of it, shortened so that it stands on one page."""
    told, words = story_words(view.case, view.setting, view.day), view.words
    opening = [
        _wrapped(view, text, MEASURE * CELL[0] / BODY[0] * _EASY, _OPENING)
        for text in (" ".join((*told.about, *_strong(view, told))), told.own_words)
    ]
    who, own = (" ".join(lines) for lines in opening)
    quote = [Paragraph(own, Voice.QUOTE)] if own else []
    room = _ROOM - BODY[1] * sum(len(lines) + 1 for lines in opening if lines)
    for fit in _FITS:
        chapters, below = _chapters(view, told, fit), _below(view, told, fit)
        if _height(view, chapters, _IN_CHAPTERS) + _height(view, below, _BELOW) <= room:
            break
    head = (words("When"), words("What happened"), words("What went well"))
    nothing = Paragraph(words("Nothing of the child’s life has been put down yet."), Voice.CALM)
    return [
        *paragraphs(who),
        *quote,
        Heading(words("{name}’s life so far", name=view.child_name)),
        Table("", head, chapters, _IN_CHAPTERS) if chapters else nothing,
        *([Table("", (), below, _BELOW)] if below else []),
    ]


def _strong(view: View, told: Story) -> list[str]:
    known = "; ".join(told.strengths)
    return [view.words("Good at, and likes: {what}.", what=known)] if known else []


def _chapters(view: View, told: Story, fit: _Fit) -> tuple[Row, ...]:
    width = _width(_IN_CHAPTERS, 1)

    def cell(entries: Iterable[str]) -> str:
        return _lines(view, (f"• {one}" for one in list(entries)[: fit.entries]), width, fit.lines)

    def happened(one: Told) -> str:
        lived = [one.lived] if one.lived else []
        return "\n".join(filter(None, (_lines(view, lived, width, fit.homes), cell(one.happened))))

    return tuple(Row((f"{one.title}\n{one.years}", happened(one), cell(one.went_well))) for one in told.chapters)


def _below(view: View, told: Story, fit: _Fit) -> tuple[Row, ...]:
    words, width = view.words, _width(_BELOW, 1)

    def cell(thoughts: Iterable[str]) -> str:
        return _lines(view, filter(None, thoughts), width, fit.thought)

    now = words("On the Trauma Recovery Model: {level}", level=told.now) if told.now else ""
    rows = (
        (words("Where {name} is now, and why", name=view.child_name), cell((now, told.why))),
        (words("How we understand it"), cell(f"• {one}" for one in told.understood)),
        (words("Going well lately"), cell(f"• {one}" for one in told.going_well)),
    )
    return tuple(Row(row) for row in rows if row[1])


def _lines(view: View, texts: Iterable[str], width: float, most: int) -> str:
    return "\n".join(" ".join(_wrapped(view, text, width, most)) for text in texts)


def _wrapped(view: View, text: str, width: float, most: int) -> list[str]:
    return list(view.setting.metrics.wrapped(text, width, CELL[0], most))


def _height(view: View, rows: Iterable[Row], shares: tuple[float, ...]) -> float:
    """How tall those rows will be, with a head."""
    return _EDGES + CELL[1] + sum(_EDGES + CELL[1] * _tallest(view, row, shares) for row in rows)


def _tallest(view: View, row: Row, shares: tuple[float, ...]) -> int:
    """The lines of its tallest cell."""
    cells = enumerate(str(cell) for cell in row.cells)
    return max(
        sum(len(_wrapped(view, line, _width(shares, place), 9)) or 1 for line in cell.split("\n"))
        for place, cell in cells
    )


def _width(shares: tuple[float, ...], place: int) -> float:
    return MEASURE * shares[place] / sum(shares) - 2 * CELL_PAD[0] - 2
