"""What each agency still has to do: of one case, and in numbers of several."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import open_actions
from ecm_desktop.domain.formulation import Action

WEEK = timedelta(days=7)


class Burden(NamedTuple):
    """How many open actions an agency has, and how many of them are late, due within a week, taken to a manager."""

    still: int = 0
    late: int = 0
    this_week: int = 0
    escalated: int = 0


def of_agencies(case: Case) -> dict[str, list[Action]]:
    """The open actions by agency ("" for nobody's), each in the order of urgency, the most pressing agency first."""
    told: dict[str, list[Action]] = {}
    for one in open_actions(case):
        told.setdefault(one.owner_agency.strip(), []).append(one)
    return told


def work_ahead(case: Case, today: date) -> dict[date, list[Action]]:
    """The open actions that are due after today, by their day, the first day first."""
    ahead = sorted((one.due, at, one) for at, one in enumerate(open_actions(case)) if one.due and one.due > today)
    told: dict[date, list[Action]] = {}
    for day, _, one in ahead:
        told.setdefault(day, []).append(one)
    return told


def late_actions(case: Case, today: date) -> list[Action]:
    """The open actions past their date, the most pressing first."""
    return [one for one in open_actions(case) if one.due is not None and one.due < today]


def burdens(cases: Iterable[Case], today: date) -> dict[str, Burden]:
    """By agency over several cases, in the order of the alphabet, nobody's ("") last."""
    told: dict[str, Burden] = {}
    for case in cases:
        for agency, actions in of_agencies(case).items():
            told[agency] = _more(told.get(agency, Burden()), actions, today)
    return {agency: told[agency] for agency in sorted(told, key=lambda one: (not one, one.casefold()))}


def _more(so_far: Burden, actions: Iterable[Action], today: date) -> Burden:
    found = list(actions)
    dues = [one.due for one in found if one.due is not None]
    return Burden(
        so_far.still + len(found),
        so_far.late + sum(due < today for due in dues),
        so_far.this_week + sum(today <= due < today + WEEK for due in dues),
        so_far.escalated + sum(one.escalated is not None for one in found),
    )
