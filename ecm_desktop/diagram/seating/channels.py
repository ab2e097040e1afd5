"""Channels: the room between two rows, where the bars of brothers and sisters run, each on a track of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.diagram.seating.measures import PITCH
from ecm_desktop.domain.ids import RecordId


@dataclass(frozen=True)
class Bar:
    """A level line in a channel: `drop` is where it is fed from above, `legs` where it feeds those below."""

    drop: float
    legs: tuple[float, ...]

    @cached_property
    def left(self) -> float:
        """Its left end."""
        return min(self.drop, *self.legs)

    @cached_property
    def right(self) -> float:
        """Its right end."""
        return max(self.drop, *self.legs)


_CLEAR = 10.0  # points between the ends of two bars on one track
_SAME = 3.0  # two upright lines nearer than this look like one


@lru_cache(maxsize=64)
def tracks(bars: tuple[Bar, ...]) -> tuple[int, ...]:
    """The track of each bar, 0 at the top: bars that would touch get different ones, so that few lines cross."""
    order = sorted(range(len(bars)), key=lambda one: (bars[one].left, bars[one].right))
    placed: list[int] = []
    for one in order:
        prices = [_price(bars, placed, one, at) for at in range(len(placed) + 1)]
        placed.insert(prices.index(min(prices)), one)
    track = [0] * len(bars)
    for place, one in enumerate(placed):
        track[one] = max((track[other] + 1 for other in placed[:place] if _touch(bars[one], bars[other])), default=0)
    return tuple(track)


def _touch(one: Bar, other: Bar) -> bool:
    return one.left < other.right + _CLEAR and other.left < one.right + _CLEAR


def _price(bars: tuple[Bar, ...], placed: list[int], new: int, at: int) -> int:
    return sum(
        _above(bars[other], bars[new]) if place < at else _above(bars[new], bars[other])
        for place, other in enumerate(placed)
        if _touch(bars[new], bars[other])
    )


def _above(upper: Bar, lower: Bar) -> int:
    """What it costs that one bar is above another: its legs cross the lower bar, the lower's drop crosses it."""
    crossed = sum(lower.left < leg < lower.right for leg in upper.legs) + (upper.left < lower.drop < upper.right)
    merged = sum(abs(leg - lower.drop) < _SAME for leg in upper.legs)
    return crossed + 20 * merged


def channel_depths(family: Family, row: dict[RecordId, int], x: dict[RecordId, float]) -> list[int]:
    """How many tracks the channel above each row needs, counted on everybody who ever appears."""
    bars: list[list[Bar]] = [[] for _ in range(max(row.values(), default=-1) + 1)]
    for descent in (*family.homes, *family.ties):
        drop = sum(x[parent] for parent in descent.parents) / len(descent.parents)
        top = row[descent.parents[0]]
        for number in sorted({row[child] for child in descent.children}):
            legs = tuple(x[child] for child in descent.children if row[child] == number)
            bars[number].append(Bar(drop, legs))
        for between in range(top + 1, max(row[child] for child in descent.children)):
            bars[between].append(Bar(drop, (drop + PITCH,)))
    return [max(tracks(tuple(one)), default=0) for one in bars]
