"""Something that lasted, by its two ends: each the days on which it may have begun or ended."""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.domain.dates import Interval, Kind, When

_LASTING = (Kind.SPAN, Kind.FROM, Kind.UNTIL)
OPEN = Interval()  # an end of which no day is known


def lasts(when: When) -> bool:
    """Whether it is told as something that lasted, rather than one happening."""
    return when.lasted or when.kind in _LASTING


def ends_of(when: When) -> tuple[Interval, Interval]:
    """When it began and when it ended; a side that is None is not known, or goes on."""
    start, end = when.start or Interval(when.earliest, when.earliest), when.end or Interval(when.latest, when.latest)
    if when.start is None and when.kind is Kind.UNTIL:
        start = Interval(when.earliest, None)
    if when.end is None and when.kind is Kind.FROM:
        end = Interval(None, when.latest)
    return start, end


def spanning(like: When, start: Interval, end: Interval) -> When:
    """From one end to the other, told as exactly as `like`; its words go. One of the ends may be `OPEN`, not both."""
    kind = Kind.UNTIL if start == OPEN else Kind.FROM if end == OPEN else Kind.SPAN
    return replace(
        like, earliest=start.earliest, latest=end.latest, start=None if start == OPEN else start,
        end=None if end == OPEN else end, kind=kind, words="", original="", flag=None,
    )  # fmt: skip


def is_known(end: Interval) -> bool:
    """Whether a day is known for it."""
    return end.earliest is not None or end.latest is not None
