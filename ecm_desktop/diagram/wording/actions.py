"""Actions and recommendations in words: how long they have waited, how they stood, what came of them."""

from __future__ import annotations

from datetime import date

from ecm_desktop.diagram.wording.terms import term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import agreed_on, carried_over
from ecm_desktop.domain.due import of_agencies
from ecm_desktop.domain.formulation import Action, Outcome, Stance, Standing, Step
from ecm_desktop.domain.professionals import has_left
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
        words("taken to a manager on {day}", day=words.day(action.escalated, short=True)) if action.escalated else "",
        words("whoever was to do it has left: who takes it on?") if has_left(case, action.owner) else "",
    ]
    return " · ".join(part for part in parts if part)


def history_words(case: Case, action: Action, words: Translator) -> list[str]:
    """A line for each day something was said of an action, after the day it was agreed on."""
    agreed = agreed_on(case, action)
    lines = [words("{day}: agreed", day=words.day(agreed, short=True))] if agreed else []
    return lines + [standing_words(one, words) for one in action.history]


def standing_words(one: Standing | Outcome | Stance, words: Translator) -> str:
    """One day of it: "4 Mar 2026: in progress. Asked again: rang twice"."""
    day, status = words.day(one.on, short=True), term(one.status, words).lower()
    step = term(one.step, words) if isinstance(one, Standing) and one.step is not Step.SAID else ""
    said = words("{step}: {said}", step=step, said=one.said) if step and one.said else step or one.said
    key = "{day}: {status}. {said}" if said else "{day}: {status}"
    return words(key, day=day, status=status, said=said)


def list_words(case: Case, agency: str, today: date, words: Translator) -> str:
    """What an agency still has to do, the most pressing first, as lines to send; it names nobody but by reference."""
    head = words("What {agency} has taken on", agency=agency) if agency else words("What nobody has taken on yet")
    lines = [words("Our reference: {reference}", reference=case.reference)] if case.reference else []
    for one in of_agencies(case).get(agency, []):
        due = words.day(one.due, short=True) if one.due else words("no day yet")
        waits = waiting_words(case, one, today, words)
        lines.append(f"- {due}: {one.text}" + (f" ({waits})" if waits else ""))
    return "\n".join((head, *lines))
