"""Since when somebody is a parent otherwise than by birth: the years beside the line, where they lie on nothing.

Places are looked for among everybody who ever appears, so that they are the same on every day. Emotional lines run past
the years that stand above a child; beside slanting lines and further up, years take what those lines leave free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from ecm_desktop.diagram.genogram.moment import Moment, year_text
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.marks import Label, Point, Rect, Role, Stroke, Text, hull
from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.i18n import Translator

Places = Mapping[str, Rect]  # by the id of a line
Rooms = Callable[[Stroke, float], Iterable[Rect]]  # those that are tried for years so wide beside a line

_Edges = tuple[float, float, float, float]  # left, top, right and bottom: rooms are tried by the hundred in each edit
_Piece = tuple[_Edges, Sequence[Point]]  # what lies within these edges; of a line, some of its points in order

Z_YEARS = 32
_SIZE, _HIGH = 9.0, 11.0
_BESIDE = 3.0  # from the line
_LIFT = 17.0  # above the end of the line: clear of the years of a couple, and below the bars
_STEP = 6.0  # from one height that is tried to the next
_FREE = 1.0  # round the years
_RUN = 8  # stretches of a line that are looked at together


def dated_parts(moment: Moment, lines: Iterable[Part], places: Places) -> Iterator[Part]:
    """The years of the day's lines that are no birth, each in its place."""
    for line, said in _dated(moment, lines):
        room = places.get(line.id)
        if room is not None:
            yield part([_label(line, said, room)])


def _label(line: Stroke, said: str, room: Rect) -> Label:
    text = Text(room.x, room.y + _SIZE, said, _SIZE, muted=True)
    return Label(id=f"{line.id}:years", role=Role.NAME, record=line.record, z=Z_YEARS, rect=room, texts=(text,))


class Lying(NamedTuple):
    """What years may not lie on: what is full, and lines in runs."""

    full: Sequence[_Piece]
    across: Sequence[_Piece]

    def and_of(self, parts: Iterable[Part]) -> Lying:
        """With these parts, too."""
        marks = [mark for one in parts for mark in one.marks]
        runs = [run for one in marks if isinstance(one, Stroke) for run in _runs(one)]
        full = [(_edges(one.rect.grown(_FREE)), ()) for one in marks if not isinstance(one, Stroke)]
        return Lying([*self.full, *full], [*self.across, *runs])

    def within(self, area: _Edges) -> Lying:
        """What shares some of an area, or may."""
        return Lying(_within(area, self.full), _within(area, self.across))

    def leaves(self, room: _Edges) -> bool:
        """Whether nothing that is full lies on a room, and no line runs through it."""
        if _within(room, self.full):
            return False
        return not any(_runs_through(a, b, room) for _, run in _within(room, self.across) for a, b in pairwise(run))


NOTHING = Lying((), ())


def places_above_children(everybody: Moment, lines: Iterable[Part], lying: Lying) -> Places:
    """The first places: above the child beside a line that runs straight down, where nothing lies there."""

    def rooms(line: Stroke, wide: float) -> Iterable[Rect]:
        return islice(_beside(line, wide), 1) if line.points[0][0] == line.points[-1][0] else ()

    return _places(everybody, lines, lying, rooms, {})


def places_beside(everybody: Moment, lines: Iterable[Part], lying: Lying, first: Places) -> Places:
    """The `first` places, and for the other lines the one nearest to the child where nothing lies."""
    return _places(everybody, lines, lying, _beside, first)


def _places(everybody: Moment, lines: Iterable[Part], lying: Lying, rooms: Rooms, first: Places) -> Places:
    found, metrics = dict(first), everybody.setting.metrics
    for line, said in _dated(everybody, lines):
        tried = [] if line.id in found else list(rooms(line, metrics.width(said, _SIZE)))
        if not tried:
            continue
        near = lying.within(_edges(hull(tried)))
        near = Lying([*near.full, *((_edges(one), ()) for one in found.values())], near.across)
        room = next((one for one in tried if near.leaves(_edges(one))), None)
        if room is not None:
            found[line.id] = room
    return found


def is_dated(bond: Parentage) -> bool:
    """Whether years may stand beside the line of a bond."""
    return bond.nature is not ParentageKind.BIRTH and bond.period != Period()


def _dated(moment: Moment, lines: Iterable[Part]) -> Iterator[tuple[Stroke, str]]:
    """The lines from parents who are not so by birth whose years are known, with the years."""
    for mark in chain.from_iterable(one.marks for one in lines):
        if isinstance(mark, Stroke) and mark.role is Role.DESCENT and mark.variant != ParentageKind.BIRTH:
            bond = moment.case.find(Parentage, mark.record or "")
            said = period_years(bond.period, moment.setting.words) if bond else ""
            if said:
                yield mark, said


def _beside(line: Stroke, wide: float) -> Iterator[Rect]:
    """Rooms beside a line to a child, from its end upwards, the outer side first."""
    (from_x, from_y), (to_x, to_y) = line.points[0], line.points[-1]
    outer = -1 if to_x < from_x else 1
    top = to_y - _LIFT - _HIGH
    while top > from_y:
        across = [from_x + (to_x - from_x) * (y - from_y) / (to_y - from_y) for y in (top, top + _HIGH)]
        for side in (outer, -outer):
            left = max(across) + _BESIDE if side > 0 else min(across) - _BESIDE - wide
            yield Rect(left, top, wide, _HIGH)
        top -= _STEP


def _within(area: _Edges, lying: Sequence[_Piece]) -> list[_Piece]:
    """What shares some of an area, or may."""
    left, top, right, bottom = area
    return [
        one for one in lying if (at := one[0])[0] < right and at[2] > left and at[1] < bottom and at[3] > top
    ]  # fmt: skip


def _edges(one: Rect) -> _Edges:
    return (one.x, one.y, one.x + one.w, one.y + one.h)


def _runs(stroke: Stroke) -> Iterator[_Piece]:
    """A line in runs of a few straight stretches."""
    for way in (stroke.points, *stroke.extra):
        for first in range(0, len(way) - 1, _RUN):  # emotional lines are of dozens of stretches
            run = way[first : first + _RUN + 1]
            xs, ys = zip(*run, strict=True)
            yield (min(xs), min(ys), max(xs), max(ys)), run


def _runs_through(a: Point, b: Point, room: _Edges) -> bool:
    """Whether a straight stretch has a point within a rectangle: what is left of it between the four edges."""
    first, last = 0.0, 1.0
    for at, way, low, high in ((a[0], b[0] - a[0], room[0], room[2]), (a[1], b[1] - a[1], room[1], room[3])):
        if not way:
            if not low < at < high:
                return False
            continue
        near, far = sorted(((low - at) / way, (high - at) / way))
        first, last = max(first, near), min(last, far)
    return first < last


def period_years(period: Period, words: Translator) -> str:
    """A period in years: "2016", "c. 2014–2016", "until 2016"; "" when neither end is known."""
    start, end = _year(period.start, words), _year(period.end, words)
    if not start:
        return words("until {year}", year=end) if end else ""
    return f"{start}–{end}" if end and end != start else start


def _year(when: When | None, words: Translator) -> str:
    told = year_text(when, words)
    if when is None or when.anchor is None or told.isdecimal():
        return told
    return f"c. {when.anchor.year}"
