"""Threads between events: along the seams of the lanes, and through a lane where the fewest words stand in the way.

What somebody thinks for themselves leads to another event by a thread, too, which no drawing has unless asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from ecm_desktop.diagram.marks import AnyMark, Band, Label, Point, Points, Rect, Role, Stroke, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import HEAD
from ecm_desktop.diagram.timeline.lanes import LaneRoom
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation, Link

_CELL = 8.0
_TRIED = 24  # places tried for the way down
_TURN = 0.005  # what a point of detour costs, against one card crossed
_Z = 6  # below the words
_Z_NOTED = 30  # above the cards, as the pins are


class _Ground:
    """Where words stand, in columns of cells, lane by lane: what a line straight down a lane would cross."""

    def __init__(self, contents: Iterable[AnyMark], seams: Sequence[float]) -> None:
        self.seams = seams
        self._boxes: list[list[Rect]] = [[] for _ in seams[1:]]
        self._columns: list[dict[int, int]] = [{} for _ in seams[1:]]
        for mark in contents:
            if isinstance(mark, Symbol | Label):
                self._stand(mark.rect)

    def _stand(self, box: Rect) -> None:
        lane = self.lane_of(box.y + 1)
        self._boxes[lane].append(box)
        for cell in range(int(box.x // _CELL), int(box.right // _CELL) + 1):
            self._columns[lane][cell] = self._columns[lane].get(cell, 0) + 1

    def lane_of(self, y: float) -> int:
        """The lane a height lies in."""
        below = next((at for at, seam in enumerate(self.seams) if seam > y), len(self.seams) - 1)
        return max(below - 1, 0)

    def through(self, x: float, first: int, last: int) -> int:
        """The cards crossed by going straight from one seam to another at `x`."""
        cell = int(x // _CELL)
        low, high = sorted((first, last))
        return sum(self._columns[lane].get(cell, 0) for lane in range(low, high))

    def out(self, x: float, y: float, seam: int, lane: int) -> int:
        """The cards of a lane crossed between a height and one of its seams at `x`."""
        low, high = sorted((y, self.seams[seam]))
        return sum(box.x < x < box.right and low < box.centre[1] < high for box in self._boxes[lane])


def link_marks(case: Case, contents: list[AnyMark], rooms: list[LaneRoom], setting: Setting) -> Iterator[Stroke]:
    """One dashed line for each link both of whose ends are shown as their own symbols."""
    every = case.of(Link)
    if not every:
        return
    ends = {mark.record: mark for mark in contents if isinstance(mark, Symbol) and mark.record}
    links = [one for one in every if one.source in ends and one.target in ends and one.source != one.target]
    if not links:
        return
    ground = _Ground(contents, [*(room.top for room in rooms), rooms[-1].top + rooms[-1].height])
    said = said_in(case, setting)
    for link in links:
        source, target = ends[link.source], ends[link.target]
        points = _route(source, target, ground)
        yield Stroke(
            id=link.id, record=link.id, role=Role.LINK, z=_Z, points=points, heads=(_head(points),),
            words=setting.words(
                "{first}: seems to bear on {last}", first=_name(source), last=_name(target),
            ) + (f". {said(link.note)}" if link.note and not setting.initials else ""),
        )  # fmt: skip


def thread_marks(notes: Iterable[Annotation], drawn: Sequence[AnyMark], setting: Setting) -> Iterator[Stroke]:
    """One thread for each note that leads from one event among `drawn` to another, over what is drawn."""
    leading = [one for one in notes if one.towards is not None]
    lanes = sorted((one.rect for one in drawn if isinstance(one, Band) and one.id.startswith("lane:")), key=_top)
    if not leading or not lanes:
        return
    seams = [*map(_top, lanes), lanes[-1].bottom]
    inside = [one for one in drawn if isinstance(one, Symbol | Label) and seams[0] <= one.rect.y < seams[-1]]
    ends, ground = _ends(inside), _Ground(inside, seams)
    for note in leading:
        source, target = ends.get(note.target), ends.get(note.towards or "")
        if source is not None and target is not None and source is not target:
            points = _route(source, target, ground)
            yield Stroke(
                id=f"thread:{note.id}", record=note.target, role=Role.LINK, z=_Z_NOTED, points=points,
                heads=(_head(points),), words=_noted(note, source, target, setting),
            )  # fmt: skip


def _noted(note: Annotation, source: Symbol, target: Symbol, setting: Setting) -> str:
    """A sentence: what kind of thought it is, whose, what leads to what, and in which words."""
    words = setting.words
    leads = words("{first} leads to {last}", first=_name(source), last=_name(target))
    head = ", ".join(filter(None, (term(note.nature, words), note.author)))
    return f"{head}: {leads}. {note.text}"


def _ends(contents: Iterable[AnyMark]) -> dict[RecordId, Symbol]:
    """The symbol of each record, also of those that one symbol stands for together."""
    symbols = [one for one in contents if isinstance(one, Symbol)]
    together = {key: one for one in symbols for key in one.records}
    return together | {one.record: one for one in symbols if one.record}


def _top(lane: Rect) -> float:
    return lane.y


def _name(symbol: Symbol) -> str:
    return symbol.words.split(",")[0]


def _route(source: Symbol, target: Symbol, ground: _Ground) -> Points:
    a, b = _port(source), _port(target)
    lane_a, lane_b = ground.lane_of(a[1]), ground.lane_of(b[1])
    middles = [HEAD + 4 + (max(a[0], b[0]) + 80 - HEAD) * n / _TRIED for n in range(_TRIED + 1)] + [a[0], b[0]]

    def cost(way: tuple[int, int, float]) -> float:
        out, into, x = way
        crossed = ground.out(a[0], a[1], out, lane_a) + ground.out(b[0], b[1], into, lane_b)
        crossed += ground.through(x, out, into)
        return crossed + _TURN * (abs(x - a[0]) + abs(x - b[0]) + abs(ground.seams[out] - ground.seams[into]))

    ways = product((lane_a, lane_a + 1), (lane_b, lane_b + 1), middles)
    out, into, x = min(ways, key=cost)
    y0, y1 = ground.seams[out], ground.seams[into]
    return _rounded(_plain([a, (a[0], y0), (x, y0), (x, y1), (b[0], y1), b]))


def _port(symbol: Symbol) -> Point:
    """Where a line leaves a card: just left of its stem, at mid height."""
    return (symbol.rect.x - 3, symbol.rect.centre[1])


def _plain(points: list[Point]) -> list[Point]:
    return [points[0]] + [b for a, b in pairwise(points) if a != b]


def _rounded(points: list[Point]) -> Points:
    """The corners cut, so that a line is followed by the eye."""
    made = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        made += [_towards(corner, before), _towards(corner, after)]
    return (*made, points[-1])


def _towards(corner: Point, to: Point) -> Point:
    length = max(abs(to[0] - corner[0]) + abs(to[1] - corner[1]), 0.001)
    share = min(5.0, length / 2) / length
    return (corner[0] + (to[0] - corner[0]) * share, corner[1] + (to[1] - corner[1]) * share)


def _head(points: Points) -> Points:
    (x0, y0), (x, y) = points[-2], points[-1]
    down = 1 if y >= y0 else -1
    if x0 != x and abs(y - y0) < abs(x - x0):
        way = 1 if x >= x0 else -1
        return ((x, y), (x - 7 * way, y - 3.5), (x - 7 * way, y + 3.5))
    return ((x, y), (x - 3.5, y - 7 * down), (x + 3.5, y - 7 * down))
