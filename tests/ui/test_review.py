"""A review through real widgets: what changed, then every hypothesis and recommendation, and whether to go on."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, type_line
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import is_one_step

from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.course import attendance_of, meetings_in_order, position_at
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.formulation import (
    Action,
    ActionStatus,
    Hypothesis,
    HypothesisStatus,
    Recommendation,
    RecommendationStatus,
)
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting, MeetingKind
from ecm_desktop.domain.model_words import kept
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import Level
from ecm_desktop.domain.review import hypotheses_again, not_looked_at, recommendations_again
from ecm_desktop.editing import formulation, life, meetings, recovery
from ecm_desktop.ui.meeting.closing import ClosingCheck
from ecm_desktop.ui.meeting.review import Review
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.widgets.controls.eliding import ElidingButton

OPEN = "open"


@pytest.fixture
def page(story: Desk, show) -> MeetingsPage:
    """The open meeting is a review; the one before left a hypothesis, two recommendations and two actions."""
    session = story.session
    first = meetings_in_order(session.case)[0]
    for part in (
        Hypothesis(id="h1", text="Grief for Nan", meeting=first.id),
        Recommendation(id="w1", text="One timetable", meeting=first.id),
        Recommendation(id="w2", text="A mentor", meeting=first.id),
        Action(id="x1", text="Ring the school", meeting=first.id),
        Action(id="x2", text="Ask gran", meeting=first.id, due=date(2026, 5, 1)),
        Recommendation(id="new", text="Made today", meeting=OPEN),
    ):
        session.do("Add", formulation.add_part, part)
    session.do("Done", formulation.stand, "x1", ActionStatus.DONE, date(2026, 6, 1))
    for key, title, lane in (("e1", "Joins the rowing club", Lane.STRENGTHS), ("e2", "Moves to gran", Lane.LIVING)):
        event = LifeEvent(id=key, title=title, when=on_day(date(2026, 5, 2)), lane=lane)
        session.do("Event", life.add_event, event)
    session.do("Place", recovery.place, first.id, Level.TRAUMA)
    session.do("Kind", meetings.change_meeting, OPEN, nature=MeetingKind.REVIEW)
    made = MeetingsPage(session)
    show(made)
    return made


def review(page: MeetingsPage) -> Review:
    return page.view.review


def words_of(part) -> str:
    from PySide6.QtWidgets import QLabel, QPushButton

    return "\n".join(one.text() for kind in (QLabel, QPushButton) for one in part.findChildren(kind) if one.isVisible())


def test_it_opens_with_what_changed_since_the_last_meeting(story: Desk, page: MeetingsPage) -> None:
    said = words_of(review(page).changed)
    for words in ("Since the meeting of 4 March 2026.", "Joins the rowing club · 2 May 2026", "Moves to gran"):
        assert words in said
    assert "1 done since then · 1 still open · 1 past its date" in said
    assert "Nan dies" not in said
    story.session.do("Place", recovery.place, OPEN, Level.ROUTINE)
    assert "Routine" in words_of(review(page).changed) or "routine" in words_of(review(page).changed)


def test_a_line_of_what_changed_leads_to_the_timeline(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    way = next(one for one in review(page).changed.findChildren(ElidingButton) if "rowing" in one.text())
    with qtbot.waitSignal(story.session.page_asked) as asked:
        qtbot.mouseClick(way, LEFT)
    assert asked.args == ["timeline"]
    assert story.session.selection == "e1"


def test_every_recommendation_and_hypothesis_is_walked_through_and_stands_as_it_was_left(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session, part = story.session, review(page)
    assert list(part.recommendations.rows) == ["w1", "w2"]  # not what was made today
    assert "0 of 2 looked at" in part.recommendations.so_far.text()
    row = part.recommendations.rows["w1"]
    row.status.setCurrentIndex(row.status.findData(RecommendationStatus.PARTLY))
    is_one_step(session, lambda: row.status.activated.emit(row.status.currentIndex()))
    is_one_step(session, lambda: type_line(qtbot, row.why, "School cut the afternoons"))
    is_one_step(session, lambda: qtbot.mouseClick(part.recommendations.rows["w2"].as_before, LEFT))
    is_one_step(session, lambda: type_line(qtbot, part.hypotheses.rows["h1"].why, "She spoke of it"))
    one = session.case.get_one(Recommendation, "w1")
    assert [(was.status, was.said) for was in one.outcomes] == [
        (RecommendationStatus.PARTLY, "School cut the afternoons")
    ]
    assert session.case.get_one(Recommendation, "w2").status is RecommendationStatus.PROPOSED
    assert session.case.get_one(Hypothesis, "h1").stances[0].said == "She spoke of it"
    assert "2 of 2 looked at" in part.recommendations.so_far.text()
    assert not part.recommendations.rows["w2"].as_before.isEnabled()
    assert not_looked_at(session.case, session.open_meeting) == 0


def test_the_next_review_is_filled_from_the_last_and_leaves_out_what_was_given_up(
    story: Desk, page: MeetingsPage
) -> None:
    session, now = story.session, story.session.open_meeting.held
    session.do("1", formulation.weigh, "w1", RecommendationStatus.PARTLY, now, "cut")
    session.do("2", formulation.weigh, "w2", RecommendationStatus.SUPERSEDED, now, "moved")
    session.do("3", formulation.think_again, "h1", HypothesisStatus.SET_ASIDE, now)
    assert not_looked_at(session.case, session.open_meeting) == 0
    session.do("Close", meetings.close_meeting, OPEN)
    later = Meeting(id="later", held=date(2027, 2, 1), nature=MeetingKind.REVIEW, is_open=True)
    session.do("Open", meetings.open_new_meeting, later, counting("z"))
    found = recommendations_again(session.case, later)
    assert [(one.key, one.status, one.looked_at) for one in found] == [
        ("w1", RecommendationStatus.PARTLY, False), ("new", RecommendationStatus.PROPOSED, False),
    ]  # fmt: skip
    assert found[0].earlier[-1].said == "cut"
    assert hypotheses_again(session.case, later) == []
    page.list.setCurrentRow(0)
    assert "partly" in review(page).recommendations.rows["w1"].earlier.text()


def test_what_an_earlier_review_said_later_does_not_change_how_it_stands_now(story: Desk, page: MeetingsPage) -> None:
    session, now = story.session, story.session.open_meeting.held
    session.do("1", formulation.think_again, "h1", HypothesisStatus.SUPPORTED, now)
    session.do("2", formulation.think_again, "h1", HypothesisStatus.REVISED, date(2026, 6, 1), "then")
    one = session.case.get_one(Hypothesis, "h1")
    assert one.status is HypothesisStatus.SUPPORTED
    assert [was.on for was in one.stances] == [date(2026, 6, 1), now]


def test_it_says_that_no_psychologist_is_there_and_goes_on(story: Desk, page: MeetingsPage) -> None:
    session, part = story.session, review(page)
    assert part.without.isVisible()
    psychologist = next(one for one in attendance_of(session.case, OPEN) if "Psych" in one.agency)
    session.do("Came", meetings.mark, psychologist.id, AttendanceStatus.ATTENDED)
    assert session.case.get_one(Attendance, psychologist.id).status is AttendanceStatus.ATTENDED
    assert not part.without.isVisible()


def test_whether_to_go_on_is_kept_and_a_formulation_has_no_review(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session, part = story.session, review(page)
    part.adds_value.setFocus()
    qtbot.keyClicks(part.adds_value, "Yes, for the school.")
    is_one_step(session, page.view.chair.setFocus)
    assert session.case.get_one(Meeting, OPEN).adds_value == "Yes, for the school."
    page.list.setCurrentRow(1)
    assert not part.isVisible()


def test_the_sharing_view_tells_no_names_in_a_review(story: Desk, page: MeetingsPage) -> None:
    story.session.do(
        "Event", life.add_event, LifeEvent(id="e3", title="Ann Mason rings", when=on_day(date(2026, 6, 2)))
    )
    part = review(page)
    assert "Ann Mason rings" in words_of(part)
    story.session.toggle_sharing()
    assert "Ann" not in words_of(part)
    assert "Mason" not in words_of(part)


def test_the_look_before_closing_says_what_the_review_has_not_looked_at(qtbot: QtBot, page: MeetingsPage) -> None:
    qtbot.mouseClick(page.view.close_it, LEFT)
    panel = next(one for one in page.window().findChildren(ClosingCheck) if one.isVisible())
    assert "3 hypotheses and recommendations have not been looked at" in words_of(panel)


def test_the_look_before_closing_says_that_the_review_has_not_placed_the_child_and_keeps_the_place(
    qtbot: QtBot, story: Desk, page: MeetingsPage
) -> None:
    session = story.session
    first = meetings_in_order(session.case)[0].id
    session.do("Place", recovery.place, first, Level.ROUTINE, Level.RELATIONSHIP)
    qtbot.mouseClick(page.view.close_it, LEFT)
    panel = next(one for one in page.window().findChildren(ClosingCheck) if one.isVisible())
    assert "The meeting before: 1 Safety and routine." in panel.not_placed.said.text()
    after = is_one_step(session, lambda: qtbot.mouseClick(panel.not_placed.as_before, LEFT))
    now = position_at(after, session.open_meeting.id)
    assert (now.level, now.towards, now.wording) == (Level.ROUTINE, Level.RELATIONSHIP, kept(session.setting.model).id)
    assert not panel.not_placed.isVisible()


def test_what_waits_past_its_date_is_named_and_leads_to_the_plan(qtbot: QtBot, story: Desk, page: MeetingsPage) -> None:
    session = story.session
    session.do("Whose", formulation.change_part, Action, "x2", owner_agency="YJS")
    ways = (one for one in review(page).changed.findChildren(ElidingButton) if one.isVisible())
    way = next(one for one in ways if "Ask gran" in one.text())
    assert way.accessibleName() == "Ask gran · YJS · 184 days past its date · carried over 1 meeting"
    with qtbot.waitSignal(session.page_asked) as asked:
        qtbot.mouseClick(way, LEFT)
    assert (asked.args, session.selection) == (["plan"], "x2")
    session.do("Done", formulation.stand, "x2", ActionStatus.DONE, date(2026, 10, 30))
    assert "Ask gran" not in words_of(review(page).changed)


def test_a_relationship_that_ended_since_is_told_as_one_that_began(story: Desk, page: MeetingsPage) -> None:
    session = story.session
    child = session.case.child.person
    other = next(one.id for one in session.case.of(Person) if one.id != child)
    bond = Relationship(
        id="rel", a=child, b=other,
        period=Period(start=on_day(date(2025, 1, 1)), end=on_day(date(2026, 5, 2))),
    )  # fmt: skip
    assert "ended" not in words_of(review(page).changed)
    session.do("Ended", lambda case: case.put(bond))
    assert "close (ended 2 May 2026)" in words_of(review(page).changed)
