"""Rows of cells on paper: measured once, broken between pages, drawn with their ground and rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from ecm_desktop.reports.lettering import filled_with, ruled_with
from ecm_desktop.reports.measures import BODY_HEIGHT, GAP
from ecm_desktop.reports.paragraphs import Text
from ecm_desktop.reports.styles import TONES, colour
from ecm_desktop.reports.tagging import TaggedCanvas

Cell = tuple[Text, ...]
_ENDLESS = 72_000.0  # a height that no text has


@dataclass(frozen=True)
class Columns:
    """The widths of the columns and the room left free in each cell, in points."""

    widths: tuple[float, ...]
    side: float
    above: float
    below: float
    is_flush: bool = False  # the first column begins where the text around it does

    def left(self, number: int) -> float:
        """The room left of a cell."""
        return 0.0 if self.is_flush and number == 0 else self.side

    def room(self, number: int) -> float:
        """The width for the text of a cell."""
        return self.widths[number] - self.left(number) - self.side


@dataclass
class Row:
    """Cells side by side; the height is known once it was measured."""

    cells: tuple[Cell, ...]
    height: float = 0.0

    def measured(self, columns: Columns) -> float:
        """The height, found the first time."""
        self.height = self.height or self.least(columns)
        return self.height

    def least(self, columns: Columns) -> float:
        """The height that the tallest cell needs."""
        heights = [
            sum(text.wrap(columns.room(number), _ENDLESS)[1] for text in cell) for number, cell in enumerate(self.cells)
        ]
        return max(heights) + columns.above + columns.below

    def parted(self, room: float, columns: Columns) -> tuple[Row, Row] | None:
        """The row in two, the first at most that high; None when some cell cannot be parted there."""
        room = min(room, self.least(columns))
        parts = [_parted(cell, room - columns.above) for cell in self.cells]
        if not all(parts):
            return None
        first, rest = (Row(tuple(cells)) for cells in zip(*(part for part in parts if part), strict=True))
        first.height = min(room, first.least(columns))
        rest.height = max(rest.least(columns), self.height - first.height)
        return first, rest


def _parted(cell: Cell, room: float) -> tuple[Cell, Cell] | None:
    for number, text in enumerate(cell):
        if text.height > room:
            parts = text.parted(room)
            if parts:
                return (*cell[:number], parts[0]), (*parts[1:], *cell[number + 1 :])
            return (cell[:number], cell[number:]) if number else None
        room -= text.height
    return cell, ()


class Grid(Flowable):
    """Rows that break between pages, and within a row only when it is taller than a whole page.

    The first `heads` rows are drawn again on each page; `goes_on` is said of what was begun on a page before.
    """

    def __init__(self, rows: Sequence[Row], columns: Columns, heads: int = 0, *, goes_on: bool = False) -> None:
        super().__init__()
        self.rows, self.columns, self.heads, self.goes_on = rows, columns, heads, goes_on
        self.stays_whole = False  # what was taken along is not parted again on the page it was taken from
        self.spaceAfter = GAP
        self.width = sum(columns.widths)

    def wrap(self, _available: float, _height: float) -> tuple[float, float]:
        """Width and height; the columns are as wide as they were made, so each row is measured once and for all."""
        self.height = sum(row.measured(self.columns) for row in self.rows)
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """The rows that fit and the rest; the last row takes another along rather than stand alone on a page."""
        fit = self._fitting(height)
        if fit == len(self.rows):
            return [self]
        if self.stays_whole:
            self.stays_whole = False
            return []
        if fit > self.heads:
            is_lonely = len(self.rows) - fit == 1 and fit - 1 >= self.heads + 2
            first, rest = self._parts(self.rows, fit - is_lonely)
            rest.stays_whole = is_lonely
            return [first, rest]
        return self._within_row(fit, height) if height >= BODY_HEIGHT - 1 else []

    def _fitting(self, height: float) -> int:
        used = 0.0
        for number, row in enumerate(self.rows):
            used += row.height
            if used > height:
                return number
        return len(self.rows)

    def _within_row(self, number: int, height: float) -> list[Flowable]:
        if number < self.heads:
            return []
        parts = self.rows[number].parted(height - sum(row.height for row in self.rows[:number]), self.columns)
        if parts is None:
            return []
        return [*self._parts([*self.rows[:number], *parts, *self.rows[number + 1 :]], number + 1)]

    def _parts(self, rows: Sequence[Row], number: int) -> list[Grid]:
        kind = type(self)
        first = kind(rows[:number], self.columns, self.heads, goes_on=self.goes_on)
        first.spaceAfter = 0.0
        return [first, kind([*rows[: self.heads], *rows[number:]], self.columns, self.heads, goes_on=True)]

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # type: ignore[override]  # noqa: N803 - of ours only
        """Draw ground, cells and rules, with the lower left corner there."""
        if canvas.ledger.is_rehearsal:
            return
        self._ground(canvas, x, y)
        top = y + self.height
        for row in self.rows:
            self._cells(row, canvas, x, top)
            top -= row.height
        self._rules(canvas, x, y)

    def _cells(self, row: Row, canvas: TaggedCanvas, x: float, top: float) -> None:
        columns = self.columns
        for number, cell in enumerate(row.cells):
            y = top - columns.above
            for text in cell:
                y -= text.height
                text.drawOn(canvas, x + columns.left(number), y)
            x += columns.widths[number]

    def _ground(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """What lies under the cells: nothing, for a list."""

    def _rules(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """The lines over it: none, for a list."""


class RuledGrid(Grid):
    """A table: a quiet ground under its head, thin rules between the rows."""

    def _ground(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        if self.heads:
            high = sum(row.height for row in self.rows[: self.heads])
            fill = filled_with(colour(TONES.soft))
            canvas.addLiteral(f"q {fill} {x:.3f} {y + self.height - high:.3f} {self.width:.3f} {high:.3f} re f Q")

    def _rules(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        below = list(self._below(y + self.height))
        thin = [*([y + self.height] if self.goes_on and not self.heads else []), *below]
        code = ["q 1 J 0.5 w", ruled_with(colour(TONES.faint)), *(self._across(x, at) for at in thin)]
        if self.heads:
            code += ["0.9 w", ruled_with(colour(TONES.accent)), *(self._across(x, at) for at in below[: self.heads])]
        canvas.addLiteral(" ".join([*code, "Q"]))

    def _below(self, top: float) -> Iterator[float]:
        for row in self.rows:
            top -= row.height
            yield top

    def _across(self, x: float, y: float) -> str:
        return f"{x:.3f} {y:.3f} m {x + self.width:.3f} {y:.3f} l S"


class Stamp(Grid):
    """Words in a frame, as from a stamp."""

    def _ground(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        canvas.addLiteral(f"q {filled_with(colour(TONES.warm))} {self._box(x, y)} f Q")

    def _rules(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        canvas.addLiteral(f"q 1 j 1.2 w {ruled_with(colour(TONES.warm_text))} {self._box(x, y)} S Q")

    def _box(self, x: float, y: float) -> str:
        return f"{x:.3f} {y:.3f} {self.width:.3f} {self.height:.3f} re"
