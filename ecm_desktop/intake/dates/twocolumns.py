"""Two columns, From and To, read as one spell (R32)."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.dates import Flag, Kind, When
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.intake.dates.ranges import spell
from ecm_desktop.intake.dates.reader import read
from ecm_desktop.intake.dates.reading import Reading

_STILL_GOING = ("present", "now", "ongoing", "current", "to date", "-", "")


def read_from_to(
    first: str,
    last: str,
    born: date | None,
    today: date,
    *,
    year: int | None = None,
    out_of_year: OutOfYear | None = None,
) -> Reading:
    """What a From cell and a To cell tell together; a To that is blank or `present` leaves the end open."""
    words = f"{first.strip()} - {last.strip()}" if last.strip() else first.strip()
    began = read(first, born, today, year=year, out_of_year=out_of_year).when
    if last.strip().lower() in _STILL_GOING:
        return Reading(_going_on(began, words), "R32")
    ended = read(last, born, today, year=year, out_of_year=out_of_year).when
    if not began.is_dated or not ended.is_dated:
        return Reading(_half_told(began, ended, words), "R32")
    return Reading(_worded(spell(began, ended, "R32").when, words), "R32")


def _worded(when: When, words: str, **changes: object) -> When:
    from msgspec.structs import replace

    return replace(when, words=words, **changes)


def _going_on(began: When, words: str) -> When:
    if not began.is_dated:
        return _worded(began, words)
    return _worded(began, words, latest=None, kind=Kind.FROM, start=began.interval, end=None)


def _half_told(began: When, ended: When, words: str) -> When:
    """One of the two could be read: what is known of it, flagged."""
    flag = began.flag or ended.flag or Flag.AMBIGUOUS
    if began.is_dated:
        return _worded(began, words, latest=None, kind=Kind.FROM, start=began.interval, end=None, flag=flag)
    if ended.is_dated:
        return _worded(ended, words, earliest=None, kind=Kind.UNTIL, start=None, end=ended.interval, flag=flag)
    return _worded(began, words)
