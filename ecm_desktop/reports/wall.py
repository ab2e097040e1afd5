"""A wall print: one drawing over several sheets of A4 or A3, to be put together, with marks where sheets overlap."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from ecm_desktop.diagram import genogram, timeline
from ecm_desktop.diagram.audit_row import in_file, on_page
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Rect, Weight
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting, shown_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import Filter
from ecm_desktop.domain.reductions import only, round_the_child, seen_by
from ecm_desktop.i18n import Translator
from ecm_desktop.reports import fonts
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.finish import PROGRAM, About, finish
from ecm_desktop.reports.furniture import furnish
from ecm_desktop.reports.make import THE_MEETING
from ecm_desktop.reports.measures import FOLD_OUT_FOOT, FOLD_OUT_SIDE, FOLD_OUT_TOP, FOLD_OUTS, LEGIBLE
from ecm_desktop.reports.model import Furniture
from ecm_desktop.reports.painter import Edge, paint
from ecm_desktop.reports.picture import UNDATED
from ecm_desktop.reports.sheets import smallest_scale
from ecm_desktop.reports.styles import TONES, colour
from ecm_desktop.reports.tagging import Ledger, Node, TaggedCanvas
from ecm_desktop.reports.textprep import printable
from ecm_desktop.reports.verify import verify

A4, A3 = FOLD_OUTS
OVERLAP = 40.0  # points of paper that two sheets share
SMALLEST = 9.0  # points: read from a step away
WIDER = 2.0  # than on a screen: a wall is wide, and nothing needs to be cut
_LARGEST = 2.0  # of the drawing's own size
_ARM = 7.0  # of a cross
_SMALL = 7.0


class Tile(NamedTuple):
    """One sheet: its row and column from 0, and the part of the drawing on it."""

    row: int
    column: int
    part: Rect


class Tiling(NamedTuple):
    """How a drawing is spread: the sheet, the scale, and the tiles row by row."""

    size: tuple[float, float]
    scale: float
    rows: int
    columns: int
    tiles: tuple[Tile, ...]


def life_on_paper(case: Case, setting: Setting, shown: Filter, wider: float = 1.0) -> Drawing:
    """The whole life of what the full report may show, and a line that says so where only some of it is shown.

    It is as wide as reads well on a screen, or so many times wider.
    """
    seen = shown_in(seen_by(case, THE_MEETING), setting)
    seen = only(seen, EDITIONS["full"].shown_of(seen, ()))
    frame = replace(
        timeline.everything(seen, setting, wider * timeline.reading_width(seen, setting), None), shown=shown
    )
    return timeline.with_note(timeline.draw(seen, frame, setting.opened()), seen, shown, setting)


def family_on_paper(case: Case, setting: Setting, day: date | None, *, only_near: bool) -> Drawing:
    """The family of what the full report may show, on a day or everybody who ever appears, as it stands on the screen.

    With `only_near` only those round the child.
    """
    seen = shown_in(seen_by(case, THE_MEETING), setting)
    seen = only(seen, EDITIONS["full"].shown_of(seen, ()))
    everybody = arrange(seen, setting.seated)
    if only_near:
        seen = round_the_child(seen)
        everybody = arrange(seen, everybody)
    return genogram.draw(seen, everybody, day, setting)


def tiling(drawing: Drawing, size: tuple[float, float]) -> Tiling:
    """The sheets of that size that the drawing takes, at a scale at which its smallest words are read on a wall."""
    width, height = _room(size)
    least = smallest_scale(drawing) * SMALLEST / LEGIBLE
    rows = _count(drawing.area.h * least, height)
    scale = max(least, min(_LARGEST, _reach(rows, height) / drawing.area.h))
    columns = _count(drawing.area.w * scale, width)
    return Tiling(size, scale, rows, columns, tuple(_tiles(drawing.area, scale, rows, columns, (width, height))))


def wall_pdf(drawing: Drawing, size: tuple[float, float], setting: Setting, reference: str = "") -> bytes:
    """The drawing as a PDF of sheets in their order, the first with its words as the alternative text."""
    fonts.register()
    words = setting.words
    language = "cy" if words.language == "cy" else "en-GB"
    spread, title = tiling(drawing, size), printable(drawing.title, fonts.covered())
    buffer, ledger, root = io.BytesIO(), Ledger({}), Node("Document")
    canvas = TaggedCanvas(
        buffer, ledger=ledger, pagesize=size, invariant=1, pageCompression=0,
        initialFontName=fonts.NAMES[Weight.REGULAR],
    )  # fmt: skip
    whole = printable(drawing.words or title, fonts.covered())
    foot = on_page(setting.audit_head)
    furniture = Furniture(setting.marking, reference, words("Sheet {page} of {pages}"), audit=foot)
    for number, tile in enumerate(spread.tiles, 1):
        alt = whole if number == 1 else words("The drawing goes on: sheet {n}", n=number)
        _sheet(canvas, root.add("Figure", alt=alt, attributes=_box(size)), drawing, spread, tile)
        _marks(canvas, spread, tile, words)
        furnish(canvas, furniture, number, len(spread.tiles))
        canvas.showPage()
    canvas.save()
    about = About(title, whole, PROGRAM, language, UNDATED, keywords=in_file(setting.audit_head))
    made = finish(buffer.getvalue(), root, ledger, {}, about)
    verify(made)
    return made


def _sheet(canvas: TaggedCanvas, node: Node, drawing: Drawing, spread: Tiling, tile: Tile) -> None:
    left, foot, width, height = _window(spread.size)
    with canvas.tag(node):
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(left, foot, width, height)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.translate(left, foot)
        canvas.scale(spread.scale, spread.scale)
        paint(canvas, drawing, Look(LookName.PRINT), tile.part, Edge.CUTS)
        canvas.restoreState()


def _marks(canvas: TaggedCanvas, spread: Tiling, tile: Tile, words: Translator) -> None:
    """Where the next sheet comes to lie: a dashed line, crosses that lie on each other, and which sheet this is."""
    left, foot, width, height = _window(spread.size)
    right, top = left + width, foot + height
    with canvas.artifact("Layout"):
        canvas.saveState()
        canvas.setStrokeColor(colour(TONES.muted))
        canvas.setFillColor(colour(TONES.muted))
        canvas.setLineWidth(0.5)
        for x in _lines(tile.column, spread.columns, left, right):
            for y in (foot + _ARM, top - _ARM):
                _cross(canvas, x, y)
        for y in _lines(tile.row, spread.rows, top, foot):
            for x in (left + _ARM, right - _ARM):
                _cross(canvas, x, y)
        canvas.setDash(4, 3)
        if tile.column < spread.columns - 1:
            canvas.line(right - OVERLAP, foot, right - OVERLAP, top)
        if tile.row < spread.rows - 1:
            canvas.line(left, foot + OVERLAP, right, foot + OVERLAP)
        canvas.setFont(fonts.NAMES[Weight.REGULAR], _SMALL)
        said = words("Row {row}, sheet {n}: the next sheet lies over this one up to the dashed line", row=tile.row + 1,
                     n=tile.column + 1)  # fmt: skip
        canvas.drawString(left, top + 4, printable(said, fonts.covered()))
        canvas.restoreState()


def _lines(place: int, count: int, near: float, far: float) -> Iterator[float]:
    """Where the middle of each strip lies that a sheet shares with those beside it."""
    inward = math.copysign(OVERLAP / 2, far - near)
    if place:
        yield near + inward
    if place < count - 1:
        yield far - inward


def _cross(canvas: TaggedCanvas, x: float, y: float) -> None:
    canvas.line(x - _ARM, y, x + _ARM, y)
    canvas.line(x, y - _ARM, x, y + _ARM)


def _tiles(area: Rect, scale: float, rows: int, columns: int, room: tuple[float, float]) -> Iterator[Tile]:
    wide, high, shared = room[0] / scale, room[1] / scale, OVERLAP / scale
    for row in range(rows):
        for column in range(columns):
            x, y = area.x + column * (wide - shared), area.y + row * (high - shared)
            yield Tile(row, column, Rect(x, y, wide, high))


def _count(length: float, room: float) -> int:
    return max(1, math.ceil(round((length - OVERLAP) / (room - OVERLAP), 6)))


def _reach(count: int, room: float) -> float:
    """How long something may be that takes so many sheets."""
    return count * (room - OVERLAP) + OVERLAP


def _room(size: tuple[float, float]) -> tuple[float, float]:
    return _window(size)[2:]


def _window(size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, foot, width and height of what is printed on a sheet."""
    width, height = size
    return FOLD_OUT_SIDE, FOLD_OUT_FOOT, width - 2 * FOLD_OUT_SIDE, height - FOLD_OUT_TOP - FOLD_OUT_FOOT


def _box(size: tuple[float, float]) -> dict[str, dict[str, object]]:
    left, foot, width, height = _window(size)
    return {"Layout": {"Placement": "/Block", "BBox": (left, foot, left + width, foot + height)}}
