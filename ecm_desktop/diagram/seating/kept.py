"""What was made last over an arrangement, kept for the next day's drawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """One value with what it was made from: given again only when all of that is equal.

    What is drawn never depends on it: `make` must look at nothing but what `made_from` holds.
    """

    def __init__(self) -> None:
        self._last: tuple[object, T] | None = None

    def of(self, made_from: object, make: Callable[[], T]) -> T:
        """The value made from this: the kept one, or a new one."""
        if self._last is None or self._last[0] != made_from:
            self._last = (made_from, make())
        return self._last[1]
