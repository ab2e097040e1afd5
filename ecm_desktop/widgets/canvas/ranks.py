"""The painting order as numbers that change as little as possible, since a changed number is a repainted item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_CROWDED = 1e-7  # halving a gap again and again would end in equal numbers


def ranked(ids: Sequence[str], before: Mapping[str, float]) -> dict[str, float]:
    """Numbers that rise along `ids`, each as it was `before` wherever that can stay."""
    kept = _kept(ids, before)
    ranks: dict[str, float] = {}
    start, below = 0, 0.0
    for place in [*kept, len(ids)]:
        above = before[ids[place]] if place < len(ids) else below + (place - start) + 1.0
        if start < place:  # most are next to each other, as they were before
            step = (above - below) / (place - start + 1)
            if step < _CROWDED:
                return {one: float(number) for number, one in enumerate(ids, 1)}
            ranks.update((one, below + step * number) for number, one in enumerate(ids[start:place], 1))
        if place < len(ids):
            ranks[ids[place]] = below = above
        start = place + 1
    return ranks


def _kept(ids: Sequence[str], before: Mapping[str, float]) -> list[int]:
    places, highest = [], 0.0
    for place, one in enumerate(ids):
        rank = before.get(one)
        if rank is not None and rank > highest:
            places.append(place)
            highest = rank
    return places
