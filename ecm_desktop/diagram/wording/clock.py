"""The report clock in words: "draft after 3 days · issued after 9 days"."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.clock import Clock
from ecm_desktop.i18n import Translator


def clock_words(clock: Clock, today: date, words: Translator) -> str:
    """How long each took from the day of the meeting, and what is still waited for."""
    held = clock.meeting.held

    def took(day: date | None, same: str, one: str, more: str) -> str:
        days = (day - held).days if day else 0
        return "" if day is None else words.count(one, more, days) if days else words(same)

    parts = [
        took(clock.key_points, "key points on the day", "key points after {n} day", "key points after {n} days"),
        took(clock.draft, "draft on the day", "draft after {n} day", "draft after {n} days"),
        took(clock.issued, "issued on the day", "issued after {n} day", "issued after {n} days"),
    ]
    if not clock.issued and (waited := (today - held).days) >= 0:
        parts.append(_waits(clock, waited, words))
    return " · ".join(filter(None, parts))


def _waits(clock: Clock, days: int, words: Translator) -> str:
    if clock.draft:
        return words.count("not issued yet, {n} day after", "not issued yet, {n} days after", days)
    return words.count("no report yet, {n} day after", "no report yet, {n} days after", days)
