"""What the window tells the user of: a sentence, what kind of news it is, and a way on."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from ecm_desktop.errors import Displaced, Problem
from ecm_desktop.i18n import Translator


class NoticeKind(StrEnum):
    """What a notice tells of; it decides the style and whether the notice goes away by itself."""

    DONE = "done"
    NOTE = "note"
    WARNING = "warning"
    TROUBLE = "trouble"


class Offer(NamedTuple):
    """A button of a notice: its words and what it does."""

    words: str
    act: Callable[[], object]


class Notice(NamedTuple):
    """A sentence in the user's language, and the button beside it: its words and what it does; `also` is a second."""

    text: str
    kind: NoticeKind = NoticeKind.NOTE
    button: str = ""
    act: Callable[[], object] | None = None
    also: Offer | None = None


def copy_offered(problem: Problem, words: Translator, save: Callable[[], object]) -> Offer | None:
    """The button for a problem that leaves no more than a copy to be saved; None for any other."""
    return Offer(words("Save a copy…"), save) if isinstance(problem, Displaced) else None
