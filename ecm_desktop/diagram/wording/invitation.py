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
        words("What is shared there is confidential. Everybody agrees to that at the beginning."),
    )
    return "\n".join((*filter(None, facts), "", *asked))
