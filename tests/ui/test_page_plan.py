"""The plan page through real widgets: every kind of entry is added, changed, put in order and taken out."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from hands import LEFT, type_line
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, chips_of, is_one_step

from ecm_desktop.domain.course import factors_in_order, hypotheses_in_order, open_actions
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import (
    Action,
    ActionStatus,
    Factor,
    FiveP,
    Hypothesis,
    HypothesisStatus,
    Outcome,
    Readiness,
    Recommendation,
    RecommendationStatus,
    Risk,
    RiskNature,
    Standing,
    Step,
)
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.model_words import ModelWords
from ecm_desktop.domain.recovery import Gain, Level
from ecm_desktop.editing import formulation, life, recovery
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.plan.actions import AT_ONCE
from ecm_desktop.ui.plan.agency_list import AgencyList
from ecm_desktop.widgets.controls import line_field
from ecm_desktop.widgets.controls.pick_list import PickList


@pytest.fixture
def page(story: Desk, show) -> PlanPage:
    made = PlanPage(story.session)
    show(made)
    return made


def one_entry(qtbot: QtBot, part, text: str):
    """Add an entry by its line and give it."""
    type_line(qtbot, part.new, text)
    made = list(part.entries.values())[-1]
    qtbot.waitUntil(made.widget().isVisible)
    return made


def tick(qtbot: QtBot, box: QCheckBox) -> None:
    """Press a box once it is laid out: before, its square is not where it will be, and takes no press there."""
    square = QPoint(10, 12)
    qtbot.waitUntil(lambda: box.rect().contains(square))
    qtbot.mouseClick(box, LEFT, pos=square)


def rewrite(qtbot: QtBot, field, text: str, leave) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    leave.setFocus()


def test_a_hypothesis_from_first_words_to_last(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.hypotheses
    is_one_step(session, lambda: type_line(qtbot, part.new, "School has felt unsafe"))
    entry = list(part.entries.values())[-1]
    is_one_step(session, lambda: rewrite(qtbot, entry.text, "School felt unsafe", part.new))
    entry = list(part.entries.values())[-1]
    entry.status.setCurrentIndex(entry.status.findData(HypothesisStatus.SUPPORTED))
    is_one_step(session, lambda: entry.status.activated.emit(entry.status.currentIndex()))
    school = next(one for one in session.case.of(LifeEvent) if one.title == "starts school")
    is_one_step(session, lambda: entry.supports.changed.emit((school.id,)))
    is_one_step(session, lambda: type_line(qtbot, entry.author, "Psychologist"))
    nan = next(one for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    is_one_step(session, lambda: entry.against.changed.emit((nan.id,)))
    now = session.case.of(Hypothesis)[0]
    assert (now.text, now.status, now.author, now.supports, now.against) == (
        "School felt unsafe", HypothesisStatus.SUPPORTED, "Psychologist", (school.id,), (nan.id,),
    )  # fmt: skip
    is_one_step(session, lambda: qtbot.mouseClick(list(part.entries.values())[-1].remove, LEFT))
    assert part.entries == {}


def test_the_order_is_changed_by_the_arrows(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.hypotheses
    for text in ("first", "second", "third"):
        type_line(qtbot, part.new, text)
    third = hypotheses_in_order(session.case)[2].id
    is_one_step(session, lambda: qtbot.mouseClick(part.entries[third].up, LEFT))
    assert [one.text for one in hypotheses_in_order(session.case)] == ["first", "third", "second"]
    first = part.entries[hypotheses_in_order(session.case)[0].id].up
    qtbot.waitUntil(lambda: _heights(page) == sorted(_heights(page)) and len(set(_heights(page))) == 3)
    qtbot.waitUntil(lambda: first.height() > 0)  # the column has grown
    changes_nothing(session, lambda: qtbot.mouseClick(first, LEFT))


def _heights(page: PlanPage) -> list[int]:
    """Where the hypotheses stand on the page, in their order."""
    ordered = hypotheses_in_order(page.hypotheses.session.case)
    return [page.hypotheses.entries[one.id].widget().y() for one in ordered]


def test_a_recommendation_for_a_level_with_a_reason(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.recommendations
    entry = one_entry(qtbot, part, "One timetable")
    is_one_step(session, lambda: rewrite(qtbot, entry.why, "the week must hold", part.new))
    entry.level.setCurrentIndex(entry.level.findData(Level.ROUTINE))
    is_one_step(session, lambda: entry.level.activated.emit(entry.level.currentIndex()))
    is_one_step(session, lambda: type_line(qtbot, entry.agency, "School"))
    now = session.case.of(Recommendation)[0]
    assert (now.why, now.level, now.owner_agency) == ("the week must hold", Level.ROUTINE, "School")


def choose(field: PickList, key: str) -> None:
    field.setCurrentIndex(field.findData(key))
    field.activated.emit(field.currentIndex())


def test_more_than_six_ask_which_can_wait(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    part = page.recommendations
    for n in range(6):
        type_line(qtbot, part.new, f"thing {n}")
    assert part.asked.isHidden()
    entry = one_entry(qtbot, part, "one more")
    assert "7" in part.asked.text()
    is_one_step(story.session, lambda: choose(entry.status, RecommendationStatus.WAITING))
    assert part.asked.isHidden()
    assert len(story.session.case.of(Recommendation)) == 7


@pytest.mark.parametrize(
    ("level", "asks"), [(None, True), *((one, one <= list(Level).index(Level.TRAUMA)) for one in range(len(Level)))]
)
def test_work_on_the_offence_asks_why_up_to_working_through(
    qtbot: QtBot, story: Desk, page: PlanPage, level: int | None, asks: bool
) -> None:
    session, where = story.session, None if level is None else list(Level)[level]
    entry = one_entry(qtbot, page.recommendations, "Victim awareness course")
    qtbot.mouseClick(entry.more, LEFT)
    is_one_step(session, lambda: tick(qtbot, entry.details.offence))
    assert entry.details.asked.isHidden()  # nobody has placed the child yet
    session.do("Place", recovery.place, "open", where)
    assert entry.details.asked.isVisible() is asks
    assert entry.details.why_now.isVisible() is asks
    if asks:
        is_one_step(session, lambda: rewrite(qtbot, entry.details.why_now, "The court asks it", entry.text))
        assert session.case.of(Recommendation)[0].why_now == "The court asks it"


def test_what_came_of_a_recommendation_is_kept_meeting_by_meeting(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entry = one_entry(qtbot, page.recommendations, "One timetable")
    key, held = session.case.of(Recommendation)[0].id, session.open_meeting.held
    session.do("Say", formulation.weigh, key, RecommendationStatus.WORKING, date(2026, 6, 3), "he came each week")
    is_one_step(session, lambda: choose(entry.status, RecommendationStatus.NOT_WORKING))
    is_one_step(session, lambda: choose(entry.status, RecommendationStatus.PARTLY))
    is_one_step(session, lambda: type_line(qtbot, entry.details.log.new, "not since the move"))
    assert session.case.of(Recommendation)[0].outcomes == (
        Outcome(on=date(2026, 6, 3), status=RecommendationStatus.WORKING, said="he came each week"),
        Outcome(on=held, status=RecommendationStatus.PARTLY, said="not since the move"),
    )
    assert entry.details.log.told.text().startswith("3 Jun 2026: working. he came each week\n")
    choose(entry.status, RecommendationStatus.WORKING)  # another word for the same meeting keeps its why
    assert session.case.of(Recommendation)[0].outcomes[-1].said == "not since the move"


def test_an_academic_recommendation_is_told_its_hard_words(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    entry = one_entry(
        qtbot,
        page.recommendations,
        "Facilitate interdisciplinary consultation about Jay for his teachers and their managers",
    )
    assert entry.plain.isVisible()
    assert "interdisciplinary, consultation" in entry.plain.text()
    rewrite(
        qtbot, entry.text, "Talk with his teachers each week, and write down what you agree", page.recommendations.new
    )
    assert entry.plain.isHidden()


def test_what_makes_a_recommendation_doable(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entry = one_entry(qtbot, page.recommendations, "A boxing club")
    assert entry.details is None
    qtbot.mouseClick(entry.more, LEFT)
    details = entry.details
    is_one_step(session, lambda: type_line(qtbot, details.need, "Somewhere to belong"))
    is_one_step(session, lambda: type_line(qtbot, details.feasible, "Tuesdays, ten minutes’ walk"))
    is_one_step(session, lambda: choose(details.readiness, Readiness.NOT_YET))
    now = session.case.of(Recommendation)[0]
    assert (now.need, now.feasible, now.readiness) == (
        "Somewhere to belong", "Tuesdays, ten minutes’ walk", Readiness.NOT_YET,
    )  # fmt: skip


LONG = (
    "Ask the education welfare officer and the head of year to agree one named adult at school to whom Jay can go "
    "without asking, on any day, and tell everybody who that is before the half term begins"
)


def test_a_long_action_wraps_and_is_seen_whole(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    entry = one_entry(qtbot, page.todo, LONG)
    assert entry.text.toPlainText() == LONG
    bar = entry.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == bar.minimum())
    assert entry.text.height() >= 2 * entry.text.fontMetrics().lineSpacing()


def test_a_short_line_that_cannot_show_its_text_ends_in_dots_until_somebody_writes(
    qtbot: QtBot, story: Desk, page: PlanPage, monkeypatch
) -> None:
    painted: list[QLineEdit] = []
    monkeypatch.setattr(line_field, "paint_shortened", painted.append)
    entry = one_entry(qtbot, page.todo, "Sleep plan")
    rewrite(qtbot, entry.agency, "Education welfare service of the county council and its schools", entry.owner)
    entry.agency.grab()
    assert entry.agency in painted
    painted.clear()
    entry.agency.setFocus()
    entry.agency.grab()
    assert entry.agency not in painted


def test_a_typed_action_says_what_who_and_by_when(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.todo
    part.new.setFocus()
    qtbot.keyClicks(part.new, "Ring the head @education by 3 March 2027")
    assert part.understood.text() == "Ring the head · Education · by 3 March 2027"
    is_one_step(session, lambda: qtbot.keyClick(part.new, Qt.Key.Key_Return))
    (made,) = session.case.of(Action)
    assert (made.text, made.owner_agency, made.due) == ("Ring the head", "Education", date(2027, 3, 3))
    assert part.understood.isHidden()
    part.new.setFocus()
    qtbot.keyClicks(part.new, "@police by 3 March 2027")
    changes_nothing(session, lambda: qtbot.keyClick(part.new, Qt.Key.Key_Return))
    assert part.understood.text() == "say what is to be done · Police · by 3 March 2027"


def test_an_action_has_a_day_by_which_it_is_done(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.todo
    entry = one_entry(qtbot, part, "Agree the timetable")
    is_one_step(session, lambda: type_line(qtbot, entry.due.line, "March 2027"))
    assert session.case.of(Action)[0].due == date(2027, 3, 31)
    entry.due.line.setFocus()
    entry.due.line.selectAll()
    changes_nothing(session, lambda: type_line(qtbot, entry.due.line, "soonish"))
    assert entry.due.hint.text()
    rewrite(qtbot, entry.owner, "Ann", entry.text)
    assert session.case.of(Action)[0].owner == "Ann"
    assert (entry.due.text(), entry.due.hint.isVisible()) == ("soonish", True)
    entry.due.line.setFocus()
    qtbot.keyClick(entry.due.line, Qt.Key.Key_Escape)
    assert entry.due.text() == session.words.day(date(2027, 3, 31), short=True)


def test_an_action_is_never_due_before_it_was_agreed(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entry = one_entry(qtbot, page.todo, "Agree the timetable")
    changes_nothing(session, lambda: type_line(qtbot, entry.due.line, "4 March 2026"))
    assert "before the day it was agreed" in entry.due.hint.text()
    assert entry.due.text() == "4 March 2026"  # what was typed is not lost
    with pytest.raises(Refused):
        formulation.change_part(session.case, Action, session.case.of(Action)[0].id, due=date(2026, 3, 4))


def test_how_an_action_stood_is_kept_day_by_day(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entry = one_entry(qtbot, page.todo, "Agree the timetable")
    is_one_step(session, lambda: choose(entry.status, ActionStatus.IN_PROGRESS))
    is_one_step(session, lambda: choose(entry.status, ActionStatus.DROPPED))  # the same day: put right, not added
    qtbot.mouseClick(entry.more, LEFT)
    is_one_step(session, lambda: type_line(qtbot, entry.log.new, "asked the head again"))
    assert entry.log.new.text() == ""
    day = session.setting.today
    assert session.case.of(Action)[0].history == (
        Standing(on=day, status=ActionStatus.DROPPED),
        Standing(on=day, status=ActionStatus.DROPPED, said="asked the head again"),
    )
    assert entry.log.told.text().endswith("dropped. asked the head again")
    story.disk.problem = Unavailable("The disk is full; make room and try again.")
    changes_nothing(session, lambda: choose(entry.status, ActionStatus.DONE))
    assert entry.status.key() == ActionStatus.DROPPED
    changes_nothing(session, lambda: type_line(qtbot, entry.log.new, "typed on a full disk"))
    assert entry.log.new.text() == "typed on a full disk"


def test_what_was_taken_to_a_manager_is_kept_and_said(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entry = one_entry(qtbot, page.todo, "Agree the timetable")
    qtbot.mouseClick(entry.more, LEFT)
    assert entry.step.key() == Step.SAID
    choose(entry.step, Step.ESCALATED)
    is_one_step(session, lambda: type_line(qtbot, entry.log.new, "no answer from the head"))
    last = session.case.of(Action)[0].history[-1]
    assert (last.step, last.said) == (Step.ESCALATED, "no answer from the head")
    assert "open. Taken to a manager: no answer from the head" in entry.log.told.text()
    assert "taken to a manager on" in entry.waiting.text()
    assert entry.step.key() == Step.SAID  # the next word is no second time


def test_the_list_of_an_agency_is_copied_with_what_is_late_first(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, today = story.session, story.session.setting.today
    for key, agency, days in (("a", "Police", 9), ("b", "Education", 20), ("c", "Education", -2)):
        action = Action(id=key, text=f"To do {key}", owner_agency=agency, due=today + timedelta(days=days))
        session.do("Add", formulation.add_part, action)
    changes_nothing(session, lambda: qtbot.mouseClick(page.for_agency, LEFT))
    panel = page.window().findChild(AgencyList)
    assert panel.agency.key() == "Education"
    changes_nothing(session, lambda: qtbot.mouseClick(panel.copy, LEFT))
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[:2] == ["What Education has taken on", "Our reference: T-1"]
    assert ["To do c (2 days past its date)" in copied[2], "To do b" in copied[3]] == [True, True]
    assert len(copied) == 4
    assert not panel.isVisible()


def test_what_waits_says_how_long(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    first = next(one.id for one in session.case.of(Meeting) if one.id != "open")
    old = Action(id="old", text="Ring Gran", meeting=first, due=session.setting.today - timedelta(days=3))
    session.do("Add", formulation.add_part, old)
    entry = page.todo.entries["old"]
    assert entry.waiting.text() == "3 days past its date · carried over 1 meeting"
    choose(entry.status, ActionStatus.DONE)
    assert entry.waiting.isHidden()


def test_an_immediate_risk_asks_whom_it_was_told(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entry = one_entry(qtbot, page.risks, "Says she will not be here on Monday")
    assert entry.told_to.isHidden()
    is_one_step(session, lambda: choose(entry.nature, RiskNature.TO_SELF))
    is_one_step(session, lambda: type_line(qtbot, entry.triggers, "Her mother’s letters"))
    is_one_step(session, lambda: tick(qtbot, entry.immediate))
    assert entry.exception.isVisible()
    is_one_step(session, lambda: type_line(qtbot, entry.told_to, "CAMHS duty desk, today"))
    assert entry.exception.isHidden()
    risk = session.case.of(Risk)[0]
    assert (risk.nature, risk.triggers, risk.told_to) == (
        RiskNature.TO_SELF, "Her mother’s letters", "CAMHS duty desk, today",
    )  # fmt: skip


def test_a_small_gain_is_noted_with_its_day(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.gains
    assert page.strengths.asked.isHidden()
    won = LifeEvent(id="won", title="Won the sprint", when=on_day(date(2026, 6, 1)), lane=Lane.STRENGTHS)
    session.do("Add", life.add_event, won)
    assert "Won the sprint" in page.strengths.asked.text()
    is_one_step(session, lambda: type_line(qtbot, part.new, "Said good morning first"))
    entry = next(iter(part.entries.values()))
    assert session.case.of(Gain)[0].noticed == session.setting.today
    is_one_step(session, lambda: type_line(qtbot, entry.who, "Coach Bex"))
    entry.noticed.line.selectAll()
    is_one_step(session, lambda: type_line(qtbot, entry.noticed.line, "2 October 2026"))
    gain = session.case.of(Gain)[0]
    assert (gain.text, gain.who, gain.noticed) == ("Said good morning first", "Coach Bex", date(2026, 10, 2))
    with pytest.raises(Refused):
        recovery.note_gain(session.case, replace(gain, noticed=date(2001, 1, 1)))
    is_one_step(session, lambda: qtbot.mouseClick(entry.remove, LEFT))
    assert part.entries == {}


def test_a_sentence_of_the_five_ps_has_its_place_and_leads_to_its_event(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    session, part = story.session, page.five_ps
    one_entry(qtbot, part, "Rows at home")
    entry = one_entry(qtbot, part, "Nan’s death")
    is_one_step(session, lambda: choose(entry.place, FiveP.PREDISPOSING))
    nan = next(one for one in session.case.of(LifeEvent) if one.title == "Nan dies")
    assert not chips_of(entry.evidence)
    is_one_step(session, lambda: entry.evidence.changed.emit((nan.id,)))
    asked: list[str] = []
    session.page_asked.connect(asked.append)
    (chip,) = chips_of(entry.evidence)
    changes_nothing(session, lambda: qtbot.mouseClick(chip, LEFT, pos=QPoint(12, 8)))
    assert (asked, session.selection) == (["timeline"], nan.id)
    assert [(one.place, one.text) for one in factors_in_order(session.case)] == [
        (FiveP.PRESENTING, "Rows at home"), (FiveP.PREDISPOSING, "Nan’s death"),
    ]  # fmt: skip
    session.do("Remove", life.remove_event, nan.id)
    assert factors_in_order(session.case)[1].evidence == ()  # the sentence stays
    is_one_step(session, lambda: qtbot.mouseClick(entry.remove, LEFT))


def test_the_five_ps_stand_side_by_side_and_one_under_the_other_where_it_is_narrow(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    session, part = story.session, page.five_ps
    for n, place in enumerate([*FiveP, FiveP.PRESENTING]):
        session.do("Add", formulation.add_part, Factor(id=f"f{n}", text=f"Sentence {n}", place=place))

    def columns() -> dict[int, list[str]]:
        """The sentences that are laid out from left to right, each column from the top down."""
        seen = ((key, one) for key, one in part.entries.items() if one.isVisible())
        places = ((one.mapTo(part, QPoint()), key) for key, one in seen)
        lie = sorted((at.x(), at.y(), key) for at, key in places)
        return {x: [key for at, _, key in lie if at == x] for x, _, _ in lie}

    def are(*expected: list[str]) -> bool:
        return list(columns().values()) == list(expected)

    page.resize(1260, 700)
    qtbot.waitUntil(lambda: are(["f0", "f5"], ["f1"], ["f2"], ["f3"], ["f4"]))
    is_one_step(session, lambda: choose(part.entries["f0"].place, FiveP.PROTECTIVE))
    qtbot.waitUntil(lambda: are(["f5"], ["f1"], ["f2"], ["f3"], ["f0", "f4"]))
    page.resize(620, 700)
    qtbot.waitUntil(lambda: are(["f5", "f1", "f2", "f3", "f0", "f4"]))
    part.entries["f0"].place.setFocus()  # Tab goes on from sentence to sentence as they stand
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert part.entries["f4"].place.hasFocus()


def test_a_risk_now_comes_first(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.risks
    one_entry(qtbot, part, "Older peers offer lifts")
    entry = one_entry(qtbot, part, "Goes missing at night")
    is_one_step(session, lambda: tick(qtbot, entry.immediate))
    is_one_step(session, lambda: rewrite(qtbot, entry.safety, "Gran rings the team", part.new))
    risk = next(one for one in session.case.of(Risk) if one.immediate)
    assert (risk.text, risk.safety) == ("Goes missing at night", "Gran rings the team")


def test_what_is_refused_goes_back(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entries = [
        one_entry(qtbot, part, "some words") for part in (page.hypotheses, page.recommendations, page.risks, page.todo)
    ]
    story.disk.problem = Unavailable("The disk is full; make room and try again.")
    for entry in entries:

        def write(field=entry.text) -> None:
            field.setFocus()
            field.selectAll()
            qtbot.keyClicks(field, "other words")
            page.hypotheses.new.setFocus()

        changes_nothing(session, write)
        told = entry.text.toPlainText() if hasattr(entry.text, "toPlainText") else entry.text.text()
        assert told == "some words"
    changes_nothing(session, lambda: type_line(qtbot, page.risks.new, "typed on a full disk"))
    assert page.risks.new.text() == "typed on a full disk"  # nothing typed is lost


def test_a_field_follows_an_undo_and_keeps_its_place(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session, part = story.session, page.hypotheses
    entry = one_entry(qtbot, part, "first thought")
    rewrite(qtbot, entry.text, "second thought", part.new)
    session.undo()
    assert part.entries[session.case.of(Hypothesis)[0].id] is entry
    assert entry.text.toPlainText() == "first thought"


def test_long_text_makes_room_for_itself(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    entry = one_entry(qtbot, page.hypotheses, "short")
    qtbot.waitUntil(lambda: entry.text.height() < 60)
    low = entry.text.height()
    story.session.do("Change", lambda case: case.put(_longer(case.of(Hypothesis)[0])))
    qtbot.waitUntil(lambda: entry.text.height() > 3 * low)


def _longer(one: Hypothesis) -> Hypothesis:
    return replace(one, text="a thought that goes on for a while and then some " * 8)


def test_the_sharing_view_writes_nothing(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    entry = one_entry(qtbot, page.hypotheses, "Ann Mason was not believed")
    session.toggle_sharing()
    assert "Mason" not in entry.text.toPlainText()
    changes_nothing(session, lambda: rewrite(qtbot, entry.text, "x", page.hypotheses.new))
    assert all(one.accessibleName() for one in page.findChildren(QPushButton))


def test_a_long_plan_opens_with_its_beginning_and_fills_itself_in_order(qtbot: QtBot, story: Desk, show) -> None:
    session = story.session
    for n in range(40):
        action = Action(id=f"x{n:02}", text=f"To do {n}", due=date(2026, 12, 1) + timedelta(days=n))
        session.do("Add", formulation.add_part, action)
    page = PlanPage(session)
    part = page.todo
    assert list(part.entries) == [f"x{n:02}" for n in range(AT_ONCE)]
    show(page)
    session.do("Change", formulation.change_part, Action, "x30", due=date(2026, 11, 2))  # while it fills
    qtbot.waitUntil(lambda: len(part.entries) == 40)
    qtbot.waitUntil(lambda: part.entries["x39"].widget().y() > part.entries["x38"].widget().y() > 0)
    by_place = sorted(part.entries, key=lambda key: part.entries[key].widget().y())
    assert by_place == [one.id for one in open_actions(session.case)]
    assert by_place[0] == "x30"
    last = part.entries["x39"]
    last.due.line.setFocus()
    qtbot.keyClick(last.due.line, Qt.Key.Key_Tab)
    assert part.new.hasFocus()
    type_line(qtbot, part.new, "Ring the school")
    assert len(part.entries) == 41  # nothing waits any more


def test_a_level_keeps_the_title_it_was_chosen_by_when_the_services_model_calls_it_otherwise(
    qtbot: QtBot, story: Desk, page: PlanPage, show
) -> None:
    session = story.session
    entry, tried = one_entry(qtbot, page.recommendations, "One timetable"), one_entry(qtbot, page.tried, "Cooking")
    is_one_step(session, lambda: choose(entry.level, Level.ROUTINE))
    is_one_step(session, lambda: choose(tried.fields["level"], Level.ROUTINE))
    levels = tuple(
        replace(one, title="Solid ground") if one.key is Level.ROUTINE else one for one in session.setting.model.levels
    )
    session.change_setting(dataclasses.replace(session.setting, model=ModelWords(levels, "Ours")))
    later = PlanPage(session)
    show(later)
    (made,), (done,) = later.recommendations.entries.values(), later.tried.entries.values()
    assert (made.level.currentText(), done.fields["level"].currentText()) == ("1 Safety and routine",) * 2
    is_one_step(session, lambda: choose(made.level, Level.INSIGHT))
    is_one_step(session, lambda: choose(made.level, Level.ROUTINE))
    assert made.level.currentText() == "1 Solid ground"


def test_beyond_grown_up_a_recommendation_shows_no_age_but_that_it_is_hard(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    said = "Facilitate psychoeducational intervention addressing dysregulation, hypervigilance and avoidance through"
    entry = one_entry(qtbot, page.recommendations, f"{said} collaborative, formulation-informed systemic consultation")
    assert entry.plain.text().startswith("Hard to read for most adults. Hard words: Facilitate")
