"""An invitation to a meeting, in words to paste into a letter; it names neither the child nor anybody else."""

from __future__ import annotations

from datetime import date

from ecm_desktop.diagram.wording.terms import term
from ecm_desktop.domain.meetings import MeetingKind
from ecm_desktop.i18n import Translator


def invitation_words(reference: str, kind: MeetingKind, day: date, at: str, place: str, words: Translator) -> str:
    """The lines of the invitation; `at` and `place` as they were typed, "" where they are not settled."""
    when = words("{day}, {time}", day=words.day(day), time=at) if at else words.day(day)
    facts = (
        words("{kind}, Enhanced Case Management", kind=term(kind, words)),
        words("Our reference: {reference}", reference=reference) if reference else "",
        words("When: {when}", when=when),
        words("Where: {place}", place=place) if place else "",
    )
    asked = (
        words("If you cannot come, please say who comes in your place, or send what you know beforehand."),
        words("Please sign this beforehand and send it back; else you agree to it when you come:"),
        f"“{statement_words(words)}”",
        words("Name, date and signature: {line}", line="_" * 30),
    )
    return "\n".join((*filter(None, facts), "", *asked))


def statement_words(words: Translator) -> str:
    """The statement that everybody agrees to before they hear of the child."""
    return words(
        "What is shared here is confidential. It is used to help the child, and each agency takes away only what "
        "it needs for that. If somebody is in danger now, that may be told to those who can act."
    )
