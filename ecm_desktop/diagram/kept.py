"""What was made last for a drawing, kept by whoever draws for the next one.

What is drawn never depends on it: a drawing made with an empty `Kept` or `Shelf` is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """One value with what it was made from: given again only when all of that is equal.

    `make` must look at nothing but what `made_from` holds.
    """

    def __init__(self) -> None:
        self._last: tuple[object, T] | None = None

    def of(self, made_from: object, make: Callable[[], T]) -> T:
        """The value made from this: the kept one, or a new one."""
        if self._last is None or self._last[0] != made_from:
            self._last = (made_from, make())
        return self._last[1]


class Shelf:
    """A kept value for each place, such as a lane in one density; a place always holds values of one type."""

    def __init__(self) -> None:
        self._places: dict[Hashable, Kept[Any]] = {}

    def of(self, place: Hashable, made_from: object, make: Callable[[], T]) -> T:
        """The value of a place made from this: the kept one, or a new one."""
        kept: Kept[T] = self._places.setdefault(place, Kept())
        return kept.of(made_from, make)
