"""Actions and recommendations in words: how long they have waited, how they stood, what came of them."""

from __future__ import annotations

from datetime import date

from ecm_desktop.diagram.wording.terms import term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import agreed_on, carried_over
from ecm_desktop.domain.formulation import Action, Outcome, Stance, Standing
from ecm_desktop.i18n import Translator


def waiting_words(case: Case, action: Action, today: date, words: Translator) -> str:
    """How long an open action has waited, like "3 days past its date · carried over 2 meetings"; "" for not at all."""
    if not action.is_open:
        return ""
    late = (today - action.due).days if action.due else 0
    carried = carried_over(case, action)
    parts = [
        words.count("{n} day past its date", "{n} days past its date", late) if late > 0 else "",
        words.count("carried over {n} meeting", "carried over {n} meetings", carried) if carried else "",
    ]
    return " · ".join(part for part in parts if part)


def history_words(case: Case, action: Action, words: Translator) -> list[str]:
    """A line for each day something was said of an action, after the day it was agreed on."""
    agreed = agreed_on(case, action)
    lines = [words("{day}: agreed", day=words.day(agreed, short=True))] if agreed else []
    return lines + [standing_words(one, words) for one in action.history]


def standing_words(one: Standing | Outcome | Stance, words: Translator) -> str:
    """One day of it: "4 Mar 2026: in progress. Rang twice"."""
    day, status = words.day(one.on, short=True), term(one.status, words).lower()
    key = "{day}: {status}. {said}" if one.said else "{day}: {status}"
    return words(key, day=day, status=status, said=one.said)
