"""Since when somebody is a parent otherwise than by birth: the years beside the line, where they lie on nothing.

Places are looked for among everybody who ever appears, so that they are the same on every day. Emotional lines run past
the years that stand above a child; beside slanting lines and further up, years take what those lines leave free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice, pairwise

from ecm_desktop.diagram.genogram.moment import Moment, year_text
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.marks import AnyMark, Label, Point, Rect, Role, Stroke, Text, bounds
from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.i18n import Translator

Places = Mapping[str, Rect]  # by the id of a line
Rooms = Callable[[Stroke, float], Iterable[Rect]]  # those that are tried for years so wide beside a line

Z_YEARS = 32
_SIZE, _HIGH = 9.0, 11.0
_BESIDE = 3.0  # from the line
_LIFT = 17.0  # above the end of the line: clear of the years of a couple, and below the bars
_STEP = 6.0  # from one height that is tried to the next
_FREE = 1.0  # round the years


def dated_parts(moment: Moment, lines: Iterable[Part], places: Places) -> Iterator[Part]:
    """The years of the day's lines that are no birth, each in its place."""
    for line, said in _dated(moment, lines):
        room = places.get(line.id)
        if room is not None:
            yield part([_label(line, said, room)])


def _label(line: Stroke, said: str, room: Rect) -> Label:
    text = Text(room.x, room.y + _SIZE, said, _SIZE, muted=True)
    return Label(id=f"{line.id}:years", role=Role.NAME, record=line.record, z=Z_YEARS, rect=room, texts=(text,))


def places_above_children(everybody: Moment, lines: Iterable[Part], people: Iterable[Part]) -> Places:
    """The first places: above the child beside a line that runs straight down, where nothing lies there."""

    def rooms(line: Stroke, wide: float) -> Iterable[Rect]:
        return islice(_beside(line, wide), 1) if line.points[0][0] == line.points[-1][0] else ()

    return _places(everybody, lines, people, rooms, {})


def places_beside(everybody: Moment, lines: Iterable[Part], others: Iterable[Part], first: Places) -> Places:
    """The `first` places, and for the other lines the one nearest to the child where nothing of all the parts lies."""
    return _places(everybody, lines, others, _beside, first)


def _places(everybody: Moment, lines: Iterable[Part], others: Iterable[Part], rooms: Rooms, first: Places) -> Places:
    lines, found = list(lines), dict(first)
    marks = [mark for one in (*lines, *others) for mark in one.marks]
    taken = [bounds(one).grown(_FREE) for one in marks if not isinstance(one, Stroke)]
    for line, said in _dated(everybody, lines):
        if line.id in found:
            continue
        wide = everybody.setting.metrics.width(said, _SIZE)
        free = (one for one in rooms(line, wide) if not any(one.meets(other) for other in (*taken, *found.values())))
        room = next((one for one in free if not any(_cuts(mark, one) for mark in marks)), None)
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


def _cuts(mark: AnyMark, room: Rect) -> bool:
    """Whether a line runs through a room."""
    if not isinstance(mark, Stroke) or not bounds(mark).meets(room):
        return False
    return any(_runs_through(a, b, room) for way in (mark.points, *mark.extra) for a, b in pairwise(way))


def _runs_through(a: Point, b: Point, room: Rect) -> bool:
    """Whether a straight stretch has a point within a rectangle: what is left of it between the four edges."""
    first, last = 0.0, 1.0
    for at, way, low, high in ((a[0], b[0] - a[0], room.x, room.right), (a[1], b[1] - a[1], room.y, room.bottom)):
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
