"""What a review opens with: what changed since the meeting before, over a thousand changes, reckoned and shown."""

from __future__ import annotations

from datetime import date, timedelta

import material
import vaults
from figures import Figure, median, milliseconds
from PySide6.QtWidgets import QApplication

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Action, ActionStatus, Standing
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.editing import meetings
from ecm_desktop.ui.meeting.changed import Changed

LIMIT, TIMES, CHANGES = 200.0, 15, 1000
HELD = date(2026, 10, 1)


def measure() -> Figure:
    """The median of showing it anew."""
    with vaults.open_editor() as editor:
        if not editor.do("Grow", grown):
            raise RuntimeError("the case did not grow")
        session = material.session(editor)
        meeting = meetings_in_order(session.case)[-1].id
        card = material.shown(Changed(session))

        def show() -> None:
            card.show_since(meeting)
            QApplication.processEvents()

        taken = median(milliseconds(show, TIMES))
        card.close()
    return Figure("changed", taken, LIMIT, "ms", f"median; {CHANGES} events and actions since the meeting before")


def grown(case: Case) -> Case:
    """The case with a review after a thousand changes."""
    ids, before = counting("bench"), meetings_in_order(case)[-1].held
    days = (HELD - before).days
    new = Meeting(id=ids(), held=HELD, nature=MeetingKind.REVIEW, is_open=True)
    case = meetings.close_meeting(meetings.open_new_meeting(case, new, ids), new.id)
    lanes = tuple(Lane)
    for n in range(CHANGES):
        day = before + timedelta(days=1 + n % days)
        if n % 4:
            case = case.put(LifeEvent(id=ids(), title=f"Something {n}", when=on_day(day), lane=lanes[n % len(lanes)]))
        else:
            done = (Standing(on=day, status=ActionStatus.DONE),)
            case = case.put(Action(id=ids(), text=f"To do {n}", made=before, status=ActionStatus.DONE, history=done))
    return case
