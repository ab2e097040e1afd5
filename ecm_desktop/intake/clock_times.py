"""Times of the day as they are typed: "10:00 to 12:00", "2pm", "10 to 2pm"; nothing is guessed."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from ecm_desktop.errors import Refused

_TIME = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?"
_WHOLE = re.compile(rf"(?:from )?{_TIME}(?: ?(?:to|until|till|i|[-–]) ?{_TIME})?", re.IGNORECASE)
_ONLY_LEFT = re.compile(rf"(?:to|until|till|left(?: at)?|i|[-–]) ?{_TIME}", re.IGNORECASE)
_NOON = 12
_NIGHT = 7  # a bare hour before it is more likely meant after noon, so it is asked about


class FromTo(NamedTuple):
    """When it begins, and when it ends where that was said."""

    begins: time
    ends: time | None


def read_times(text: str) -> FromTo | None:
    """The times meant, None for no words. Raises Refused for words that are no times of a day in their order."""
    if not text.strip():
        return None
    found = _WHOLE.fullmatch(" ".join(text.split()))
    if found is None:
        raise Refused("Write the time like 10:00 to 12:00.")
    first, second = found.groups()[:3], found.groups()[3:]
    ends = _time(*second) if second[0] else None
    begins = _time(first[0], first[1], first[2] or _half_of(first[0], second))
    if ends is not None and ends <= begins:
        raise Refused("It cannot end before it begins.")
    return FromTo(begins, ends)


class Stay(NamedTuple):
    """From when to when somebody was there, each None for the beginning and the end."""

    joined: time | None = None
    left: time | None = None


def read_stay(text: str) -> Stay:
    """What is typed of somebody's stay: "10:20", "from 10:20", "until 11:30", "10:20 to 11:30". Raises Refused."""
    words = " ".join(text.split())
    if left := _ONLY_LEFT.fullmatch(words):
        return Stay(left=_time(*left.groups()))
    times = read_times(words)
    return Stay(*times) if times else Stay()


def _half_of(hour: str, second: tuple[str, ...]) -> str:
    """The half of the day of a first time that says none: "2 to 4pm" is both after noon, "10 to 2pm" is not."""
    return "pm" if second[0] and second[2] and second[2].lower() == "pm" and int(hour) < int(second[0]) % _NOON else ""


def _time(hour: str, minute: str, half: str | None) -> time:
    n = int(hour)
    if half:
        if not 1 <= n <= _NOON:
            raise Refused("Write the time like 10:00 to 12:00.")
        n = n % _NOON + (_NOON if half.lower() == "pm" else 0)
    elif n < _NIGHT and len(hour) == 1:
        raise Refused("Before or after noon? Write 14:00 or 2pm.")
    try:
        return time(n, int(minute or 0))
    except ValueError:
        raise Refused("Write the time like 10:00 to 12:00.") from None
