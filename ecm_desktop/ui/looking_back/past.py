"""What is known of a case's past: its saved steps, and the meetings that can be seen as they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple, Protocol

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import day_short, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record
from ecm_desktop.i18n import Translator


class Step(Protocol):
    """One saved step: the revision that it made, when (UTC), and what it was called (a msgid)."""

    @property
    def revision(self) -> int:
        """Counted from 1."""

    @property
    def at(self) -> datetime:
        """When it was saved."""

    @property
    def title(self) -> str:
        """What was done."""


class Past(Protocol):
    """The saved steps of one case, and the case after any of them. All raise Unavailable."""

    def entries(self) -> Sequence[Step]:
        """Every step, oldest first."""

    def changes_of(self, record: RecordId) -> Sequence[tuple[Step, Record | None]]:
        """The steps that changed a record, oldest first, and what each left of it."""

    def at(self, revision: int) -> Case:
        """The case as that step left it."""

    def audit_head(self, revision: int) -> str:
        """The audit's row of that step, "" where nothing tells."""


def vouched(setting: Setting, past: Past | None, revision: int) -> Setting:
    """What a file that leaves is made with: it bears the audit's row of the case as it is. Raises Unavailable."""
    return replace(setting, audit_head=past.audit_head(revision) if past is not None else "")


class Moment(NamedTuple):
    """A state that has a name: the last step of the day of a meeting (by its id), or now ("")."""

    meeting: RecordId
    revision: int
    day: date
    words: str


def moments(case: Case, steps: Sequence[Step], today: date, words: Translator) -> list[Moment]:
    """Now, then each meeting that was held since the case is kept here, the latest first."""
    found = [Moment("", steps[-1].revision, today, words("Now"))] if steps else []
    for meeting in reversed(meetings_in_order(case)):
        seen = [one.revision for one in steps if local_day(one) <= meeting.held]
        if seen and meeting.held <= today:
            named = words("{kind}, {day}", kind=term(meeting.nature, words), day=day_short(meeting.held, words))
            found.append(Moment(meeting.id, seen[-1], meeting.held, named))
    return found


def local_day(step: Step) -> date:
    """The day on which a step was saved, as the clock on the wall had it."""
    return step.at.astimezone().date()
