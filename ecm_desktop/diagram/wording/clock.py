"""The report clock in words: "draft after 3 days · issued after 9 days"."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.clock import Clock
from ecm_desktop.i18n import Translator


def clock_words(clock: Clock, today: date, words: Translator) -> str:
    """How long each took from the day of the meeting, and what is still waited for."""
    held = clock.meeting.held
    key_points = (
        words.count("key points after {n} day", "key points after {n} days", (clock.key_points - held).days)
        if clock.key_points
        else ""
    )
    draft = words.count("draft after {n} day", "draft after {n} days", (clock.draft - held).days) if clock.draft else ""
    parts = [key_points, draft]
    if clock.issued:
        parts.append(words.count("issued after {n} day", "issued after {n} days", (clock.issued - held).days))
    elif (waited := (today - held).days) >= 0:
        waits = ("not issued yet, {n} day after", "not issued yet, {n} days after")
        none = ("no report yet, {n} day after", "no report yet, {n} days after")
        parts.append(words.count(*(waits if clock.draft else none), waited))
    return " · ".join(filter(None, parts))
