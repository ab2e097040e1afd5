"""School years of one child: those of their age, unless they are taught a year below or above it."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.dates import Interval, school_year

RECEPTION, LAST_YEAR = 0, 13


class OutOfYear(msgspec.Struct, frozen=True):
    """From school year `since` on (0 is Reception) the child is taught a year later (`by` 1) or earlier (-1)."""

    since: int
    by: int

    def __post_init__(self) -> None:
        if not RECEPTION <= self.since <= LAST_YEAR or self.by not in (1, -1):
            raise ValueError("a year below or above, from a school year on")


def taught(born: date, number: int, out: OutOfYear | None = None) -> Interval | None:
    """The days in which such a child is taught in that school year; None for the one that was left out.

    The year before a child is kept back lasts two.
    """
    usual = school_year(born, number)
    if out is None or number < out.since - 1:
        return usual
    if number >= out.since:
        return school_year(born, number + out.by)
    if out.by < 0:
        return None
    return replace(usual, latest=school_year(born, number + 1).latest) if number >= RECEPTION else usual
