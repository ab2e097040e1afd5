"""The sheet of the same day: one page, nothing of the child's history, and it prints what the room agreed."""

from __future__ import annotations

from datetime import date

from builders import a_case
from reports.test_plan_sections import told, view_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.formulation import Action, ActionStatus, Recommendation
from ecm_desktop.domain.meetings import Decision, Meeting
from ecm_desktop.editing import formulation, meetings
from ecm_desktop.reports.editions import same_day

HELD = date(2026, 3, 4)


def test_it_says_what_was_agreed_who_does_it_and_what_the_child_will_hear(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    key = case.of(Meeting)[0].id
    case = meetings.decide(case, Decision(id="d1", meeting=key, text="School stays part time"))
    case = formulation.add_part(case, Recommendation(id="w1", text="One timetable"))
    for one in (
        Action(id="x1", text="Ring the head", owner_agency="Education", due=date(2026, 12, 4)),
        Action(id="x2", text="Find a mentor"),
        Action(id="x3", text="Done long ago", status=ActionStatus.DONE),
    ):
        case = formulation.add_part(case, one)
    case = meetings.change_meeting(case, key, told_child="Nell tells Jay on Friday.", next_date=date(2027, 3, 3))
    said = told(same_day.sheet(view_of(case, setting)))
    for words in (
        "School stays part time", "One timetable", "Ring the head", "Education", "Nobody yet",
        "Nell tells Jay on Friday.",
        "Next meeting: 3 March 2027",
    ):  # fmt: skip
        assert words in said
    assert "Done long ago" not in said
