"""Parts of a genogram: marks that belong to one thing, with what they cover, kept while that thing is the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ecm_desktop.diagram.marks import AnyMark, Rect, bounds, hull


class Part(NamedTuple):
    """At least one mark, and the rectangle that all of them cover."""

    marks: tuple[AnyMark, ...]
    covers: Rect


def part(marks: Iterable[AnyMark]) -> Part:
    """The part of these marks."""
    every = tuple(marks)
    return Part(every, hull([bounds(one) for one in every]))
