"""How much a change touched, in words, for the notice that tells of it."""

from __future__ import annotations

from ecm_desktop.domain.change import Change
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.i18n import Translator


def how_much(change: Change, words: Translator) -> str:
    """ " (12 events, 3 people)" when a change touched more than one of them, else ""."""
    touched = [one.after or one.before for one in change]
    events = sum(isinstance(one, LifeEvent) for one in touched)
    people = sum(isinstance(one, Person) for one in touched)
    if events + people < 2:
        return ""
    told = (
        words.count("{n} event", "{n} events", events) if events else "",
        words.count("{n} person", "{n} people", people) if people else "",
    )
    return f" ({', '.join(filter(None, told))})"
