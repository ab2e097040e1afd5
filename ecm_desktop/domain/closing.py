"""What is still loose when a meeting is about to be closed."""

from __future__ import annotations

from enum import StrEnum

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, open_actions
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Attendance


class Lack(StrEnum):
    """What keeps an action from being done."""

    OWNER = "owner"
    DATE = "date"
    OWNER_LEFT = "owner_left"


def loose_actions(case: Case, meeting: RecordId) -> list[tuple[Action, tuple[Lack, ...]]]:
    """The open actions that lack something at that meeting, each with what it lacks, the most pressing first."""
    found = [(one, lacks(case, meeting, one)) for one in open_actions(case)]
    return [(one, lack) for one, lack in found if lack]


def lacks(case: Case, meeting: RecordId, action: Action) -> tuple[Lack, ...]:
    """What an action lacks: somebody to do it, a day, or an owner who is still on the meeting's list."""
    parts = (
        (Lack.OWNER, not (action.owner_agency.strip() or action.owner.strip())),
        (Lack.OWNER_LEFT, has_left(case, meeting, action.owner)),
        (Lack.DATE, action.due is None),
    )
    return tuple(lack for lack, holds in parts if holds)


def has_left(case: Case, meeting: RecordId, name: str) -> bool:
    """Whether a professional of that name stood on another meeting's list and is not on this one's."""
    wanted = _plain(name)
    if not wanted or any(_plain(one.name) == wanted for one in attendance_of(case, meeting)):
        return False
    return any(_plain(one.name) == wanted for one in case.of(Attendance))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
