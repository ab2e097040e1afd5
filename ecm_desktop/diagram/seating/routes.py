"""Routes: the way of every line from parents to children, upright and level, never through a symbol or a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ecm_desktop.diagram.marks import Point, Points
from ecm_desktop.diagram.seating.channels import Bar, tracks
from ecm_desktop.diagram.seating.couples import Seats, start_of_descent
from ecm_desktop.diagram.seating.family import Descent, Family
from ecm_desktop.diagram.seating.measures import NAME_ROOM, PITCH, SYMBOL, TRACK
from ecm_desktop.domain.ids import RecordId

_LOWEST = 30.0  # from the tops of a row's symbols up to the lowest bar
_ASIDE = 10.0  # from the middle of a symbol to where a later bond's line meets it
_CLEAR = 5.0
_SLIDE = (PITCH - NAME_ROOM) / 2  # further would go through the name of one of the two


@dataclass
class Stage:
    """A descent in one channel: fed at `drop`, on the level `y`, with the legs of the children of the row below, and
    a lane on through that row when more children sit further down."""

    drop: float
    legs: dict[RecordId, float]
    lane: float | None
    y: float = 0.0


@dataclass
class Route:
    """The way of one descent: the stretch at its start, its foot, and a stage for each channel it comes through.

    `beside` are children who do not sit below their parents: the line to them is straight.
    """

    descent: Descent
    start: Points
    foot: Point
    stages: list[Stage] = field(default_factory=list)
    beside: tuple[RecordId, ...] = ()


def routes(family: Family, row: Mapping[RecordId, int], heights: tuple[float, ...], seats: Seats) -> list[Route]:
    """The routes of every descent of the family, first homes before later bonds."""
    lanes = _Lanes(family, seats)
    made: list[Route] = []
    channels: dict[int, list[Stage]] = {}
    for number, descent in enumerate((*family.homes, *family.ties)):
        start, foot = start_of_descent(descent.parents, seats)
        route = Route(descent, start, _slid(foot, descent, seats))
        aside = 0.0 if number < len(family.homes) else _ASIDE
        _lay(route, row, seats, lanes, channels, aside)
        made.append(route)
    for number, stages in channels.items():
        _set_levels(stages, heights[number])
    return made


def _slid(foot: Point, descent: Descent, seats: Seats) -> Point:
    """The foot moved a little along a couple's line, so that the way to an only child is one straight line."""
    if len(descent.parents) < 2 or len(descent.children) > 1 or seats.between(*descent.parents):
        return foot
    x = seats.at[descent.children[0]][0]
    return (x, foot[1]) if abs(x - foot[0]) <= _SLIDE and seats.are_level(*descent.parents) else foot


def _lay(
    route: Route,
    row: Mapping[RecordId, int],
    seats: Seats,
    lanes: _Lanes,
    channels: dict[int, list[Stage]],
    aside: float,
) -> None:
    top = max(row[parent] for parent in route.descent.parents)
    below = [child for child in route.descent.children if row[child] > top]
    route.beside = tuple(child for child in route.descent.children if row[child] <= top)
    drop, last = route.foot[0], max((row[child] for child in below), default=top)
    for number in range(top + 1, last + 1):
        legs = {child: _meets(seats.at[child][0], drop, aside) for child in below if row[child] == number}
        goal = [seats.at[child][0] for child in below if row[child] > number]
        lane = lanes.take(number, drop if len(goal) > 1 else goal[0]) if goal else None
        stage = Stage(drop, legs, lane)
        route.stages.append(stage)
        channels.setdefault(number, []).append(stage)
        drop = lane if lane is not None else drop


def _meets(x: float, drop: float, aside: float) -> float:
    return x + (aside if drop >= x else -aside)


def _set_levels(stages: list[Stage], height: float) -> None:
    """Gives each stage of one channel its level, from the top of the channel's stack of tracks down."""
    bars = [Bar(one.drop, (*one.legs.values(), *([one.lane] if one.lane is not None else []))) for one in stages]
    found = tracks(tuple(bars))
    deepest = max(found)
    for stage, track in zip(stages, found, strict=True):
        stage.y = height - SYMBOL / 2 - _LOWEST - TRACK * (deepest - track)


class _Lanes:
    """Upright ways through a row, between the names and never between partners."""

    def __init__(self, family: Family, seats: Seats) -> None:
        self._family = family
        self._seats = seats
        self._taken: dict[int, list[tuple[float, float]]] = {}

    def take(self, number: int, wished: float) -> float:
        """The free way through row `number` that is nearest to `wished`."""
        taken = self._taken.setdefault(number, self._occupied(number))
        ends = [end for left, right in taken for end in (left - 0.5, right + 0.5)]
        nearest = sorted((wished, *ends), key=lambda x: (abs(x - wished), x))
        lane = next(x for x in nearest if not any(left < x < right for left, right in taken))
        taken.append((lane - 2 * _CLEAR, lane + 2 * _CLEAR))
        return lane

    def _occupied(self, number: int) -> list[tuple[float, float]]:
        half = NAME_ROOM / 2 + _CLEAR
        return [
            (min(self._seats.at[one][0], x) - half, max(self._seats.at[one][0], x) + half)
            for key in self._seats.row(number)
            for x in [self._seats.at[key][0]]
            for one in (key, *(p for p in self._family.partners[key] if self._seats.are_level(key, p)))
        ]
