"""What the minutes print of a meeting, and what of it no other document shows."""

from __future__ import annotations

from datetime import date

from builders import a_case
from reports.test_plan_sections import told, view_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.codec import to_plain
from ecm_desktop.domain.formulation import Hypothesis, HypothesisStatus, Recommendation, RecommendationStatus
from ecm_desktop.domain.meetings import Decision, Meeting, MeetingKind, StepNote
from ecm_desktop.domain.reductions import only
from ecm_desktop.editing import formulation, meetings
from ecm_desktop.reports.editions import minutes, opening
from ecm_desktop.reports.editions.catalogue import EDITIONS

HELD = date(2026, 3, 4)


def test_the_minutes_print_decisions_dissent_and_what_was_said_at_the_end(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    key = case.of(Meeting)[0].id
    assert told(minutes.decisions(view_of(case, setting))) == ""
    case = meetings.decide(case, Decision(id="d1", meeting=key, text="Part time", dissent="Police: too little"))
    case = meetings.decide(case, Decision(id="d2", meeting=key, text="Ring gran"))
    case = meetings.change_meeting(
        case, key, told_child="Nell tells Jay", parked="Housing\nThe phone", debrief_offered=True
    )
    assert told(minutes.decisions(view_of(case, setting))).splitlines() == [
        "Decisions", "Part time (otherwise: Police: too little)", "Ring gran",
        "What the child will be told", "Nell tells Jay",
        "Parked for another time", "Housing", "The phone",
        "Debrief", "A debrief was offered.",
    ]  # fmt: skip


def test_the_minutes_print_the_notes_of_each_step_under_its_name(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    key = case.of(Meeting)[0].id
    case = meetings.change_meeting(case, key, notes="All in all")
    case = meetings.note_step(
        case, StepNote(id="n1", meeting=key, step="family", title="Family map", text="Rings gran")
    )
    case = meetings.note_step(
        case, StepNote(id="n2", meeting=key, step="family", title="Family map", text="Gran rings")
    )
    said = told(minutes.notes(view_of(case, setting))).splitlines()
    assert said[:4] == ["Notes of the meeting", "All in all", "Family map", "Gran rings"]
    case = meetings.note_step(case, StepNote(id="n3", meeting=key, step="family", text=" "))
    assert "Family map" not in told(minutes.notes(view_of(case, setting)))


def test_the_minutes_say_when_the_next_meeting_was_moved(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    key = case.of(Meeting)[0].id
    case = meetings.change_meeting(case, key, next_date=date(2026, 6, 3))
    assert told(minutes.notes(view_of(case, setting))).endswith("Next meeting: 3 June 2026")
    case = meetings.change_meeting(case, key, next_date=date(2026, 6, 10))
    said = told(minutes.notes(view_of(case, setting)))
    assert said.endswith("Next meeting: 10 June 2026. Moved; it was set for 3 June 2026 before.")


def test_the_minutes_of_a_review_say_how_each_stands_and_why(setting: Setting) -> None:
    now = date(2026, 6, 3)
    built = a_case().with_meeting(HELD).with_meeting(now, MeetingKind.REVIEW)
    first, key = built.named[f"meeting {HELD}"], built.named[f"meeting {now}"]
    case = formulation.add_part(built.build(), Hypothesis(id="h1", text="Grief.", meeting=first))
    case = formulation.add_part(case, Recommendation(id="w1", text="A mentor", meeting=first))
    case = formulation.add_part(case, Recommendation(id="w2", text="Not spoken of", meeting=first))
    assert told(minutes.looked_at_again(view_of(case, setting))) == ""
    case = formulation.think_again(case, "h1", HypothesisStatus.SET_ASIDE, now)
    case = formulation.weigh(case, "w1", RecommendationStatus.PARTLY, now, "He moved")
    case = meetings.change_meeting(case, key, adds_value="Yes, for school")
    assert told(minutes.looked_at_again(view_of(case, setting))).splitlines() == [
        "Looked at again", "How we understand it", "Grief: set aside",
        "Recommendations", "A mentor: partly working. He moved",
        "Is Enhanced Case Management still adding value?", "Yes, for school",
    ]  # fmt: skip


def test_what_was_decided_reaches_no_document_for_those_who_were_not_there(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    key = case.of(Meeting)[0].id
    case = meetings.decide(case, Decision(id="d1", meeting=key, text="Zebra", dissent="Zebra"))
    case = meetings.note_step(case, StepNote(id="n1", meeting=key, step="family", title="Map", text="Zebra"))
    case = meetings.change_meeting(case, key, told_child="Zebra", parked="Zebra", notes="Zebra", adds_value="Zebra")
    for edition in ("accountability", "handover", "carers", "child", "court"):
        left = only(case, EDITIONS[edition].shown)
        assert "Zebra" not in str([to_plain(one) for one in left.values()])


def test_a_combined_meeting_says_on_paper_with_what(setting: Setting) -> None:
    case = a_case().with_meeting(HELD).build()
    key = case.of(Meeting)[0].id
    case = meetings.change_meeting(case, key, nature=MeetingKind.COMBINED, combined_with="Risk review")
    assert "Combined meeting (combined with: Risk review), 4 March 2026" in told(
        opening.attendance(view_of(case, setting))
    )
