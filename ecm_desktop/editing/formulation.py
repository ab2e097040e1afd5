"""Verbs of the plan: hypotheses, recommendations in their order, actions, risks, needs."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import agreed_on
from ecm_desktop.domain.formulation import (
    Action,
    ActionStatus,
    Factor,
    Hypothesis,
    HypothesisStatus,
    Need,
    Outcome,
    Recommendation,
    RecommendationStatus,
    Report,
    Risk,
    Stance,
    Standing,
    Step,
)
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.issuing import next_version
from ecm_desktop.domain.model_words import KeptWording
from ecm_desktop.domain.record import FourState
from ecm_desktop.editing.records import add, remove, revise
from ecm_desktop.errors import Refused

Ranked = Hypothesis | Recommendation
T = TypeVar("T", Outcome, Stance)
Part = Hypothesis | Recommendation | Action | Risk | Factor


def add_part(case: Case, part: Part, wording: KeptWording | None = None) -> Case:
    """Add a part of the plan, and the model's wording that it is said in; what has a rank comes last in its order."""
    if not part.text.strip():
        raise Refused("Write it down in a few words first.")
    if isinstance(part, Ranked):
        part = replace(part, rank=1 + max((one.rank for one in case.of(type(part))), default=0))
    return add(case if wording is None else case.put(wording), part)


def change_part(case: Case, kind: type[Part], key: RecordId, /, **changed: object) -> Case:
    """Say one of them better, or say how it stands."""
    if not str(changed.get("text", "-")).strip():
        raise Refused("Write it down in a few words first.")
    after = revise(case, kind, key, **changed)
    action = after.find(Action, key)
    if action is not None and "due" in changed:
        check_due(after, action, action.due)
    return after


def raise_risk(case: Case, risk: Risk, action: Action) -> Case:
    """Put down a risk of now together with who acts on it by when."""
    after = add_part(case, risk)
    check_due(after, action, action.due)
    return add_part(after, action)


def check_due(case: Case, action: Action, due: date | None) -> None:
    """Raises Refused for a day before the action was agreed on."""
    check_due_after(agreed_on(case, action), due)


def check_due_after(agreed: date | None, due: date | None) -> None:
    """Raises Refused for a day before that on which something was agreed."""
    if due is not None and agreed is not None and due < agreed:
        raise Refused("An action cannot be due before the day it was agreed on.")


def stand(case: Case, key: RecordId, status: ActionStatus, on: date, said: str = "", step: Step = Step.SAID) -> Case:
    """Say how an action stands from a day on, what was done about it, and what was said; what was before is kept.

    Another status on the same day, with nothing said or done, puts right what was chosen just before.
    """
    action = case.get_one(Action, key)
    history, new = action.history, Standing(on=on, status=status, said=said.strip(), step=step)
    if history and history[-1].on == on and _is_bare(history[-1]) and _is_bare(new):
        history = history[:-1]
    history = (*history, new)
    return revise(case, Action, key, status=status, history=history)


def _is_bare(one: Standing) -> bool:
    return not one.said and one.step is Step.SAID


def weigh(case: Case, key: RecordId, status: RecommendationStatus, on: date, said: str = "") -> Case:
    """Say what has come of a recommendation by a day, and why; what earlier meetings found is kept.

    Said again for the same day, it puts right what stood there; words already given stay unless there are new ones.
    """
    now = case.get_one(Recommendation, key)
    outcomes = _on_its_day(now.outcomes, Outcome(on=on, status=status, said=said.strip()))
    return revise(case, Recommendation, key, status=outcomes[-1].status, outcomes=outcomes)


def think_again(case: Case, key: RecordId, status: HypothesisStatus, on: date, said: str = "") -> Case:
    """Say how a hypothesis stands on a day, and why; as `weigh` does of a recommendation."""
    now = case.get_one(Hypothesis, key)
    stances = _on_its_day(now.stances, Stance(on=on, status=status, said=said.strip()))
    return revise(case, Hypothesis, key, status=stances[-1].status, stances=stances)


def _on_its_day(kept: tuple[T, ...], new: T) -> tuple[T, ...]:
    """Those of all days in their order, with the new one in place of what stood on its day."""
    days = {one.on: one for one in kept}
    same = days.get(new.on)
    days[new.on] = replace(new, said=same.said) if same is not None and not new.said else new
    return tuple(days[day] for day in sorted(days))


def remove_part(case: Case, key: RecordId) -> Case:
    """Take one of them out of the plan."""
    if not isinstance(case.get(key), Part):
        raise Refused("That is no longer in the case.")
    return remove(case, key)


def rank(case: Case, kind: type[Hypothesis] | type[Recommendation], key: RecordId, place: int) -> Case:
    """Put a hypothesis or recommendation at `place` (1 first) in the order; the others close up."""
    moving = case.get_one(kind, key)
    others: list[Ranked] = [one for one in case.of(kind) if one.id != key]
    order = sorted(others, key=lambda one: one.rank)
    order.insert(max(0, place - 1), moving)
    return case.put(*(replace(one, rank=n) for n, one in enumerate(order, 1)))


def answer_need(case: Case, key: str, answer: FourState, note: str = "") -> Case:
    """Answer a complex need or adverse experience: yes, no, suspected, or not known."""
    return case.put(Need(id=f"need-{key}", key=key, answer=answer, note=note))


def keep_report(case: Case, report: Report) -> Case:
    """Remember that a document was made; raises Refused where it is a version that does not come next."""
    if report.version and report.version != next_version(case, report.edition, report.meeting):
        raise Refused("Version {version} has gone out meanwhile. Make the document again.", version=report.version)
    return add(case, report)
