"""What was made last for a drawing, kept by whoever draws for the next one.

What is drawn never depends on it: a drawing made with an empty `Shelf` is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


class Shelf:
    """A kept value for each place, such as a lane in one density, with what it was made from.

    A place always holds values of one type. `make` must look at nothing but what `made_from` holds.
    """

    def __init__(self) -> None:
        self._places: dict[Hashable, tuple[object, Any]] = {}

    def of(self, place: Hashable, made_from: object, make: Callable[[], T]) -> T:
        """The value of a place made from this: the kept one while all of that is equal, or a new one."""
        kept = self._places.get(place)
        if kept is None or kept[0] != made_from:
            kept = self._places[place] = (made_from, make())
        made: T = kept[1]
        return made

    def forget(self, names: Iterable[Hashable]) -> None:
        """Let go of every place that one of these names is part of, such as the id of a record that was removed."""
        gone = frozenset(names)
        if gone:
            self._places = {place: kept for place, kept in self._places.items() if gone.isdisjoint(_parts(place))}


def _parts(place: Hashable) -> tuple[Hashable, ...]:
    return place if isinstance(place, tuple) else (place,)
