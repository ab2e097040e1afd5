"""What is done with chosen events by the keys and the menu of a whole window; each is one step to undo."""

from __future__ import annotations

from datetime import date

import pytest
from hands import ALT, CONTROL, SHIFT, Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Interval, Period, Precision, When, on_day
from ecm_desktop.domain.life import Lane, LifeEvent, Telling
from ecm_desktop.domain.spells import spanning
from ecm_desktop.editing import bonds, life
from ecm_desktop.editing.moving import cell
from ecm_desktop.ui.boards import copying
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow

Key = Qt.Key


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    return tell_more(vault_folder, case_in_vault, a_story())


@pytest.fixture
def page(room_window: MainWindow) -> TimelinePage:
    room_window.resize(1366, 768)
    made = room_window.room.show_page("timeline")
    assert isinstance(made, TimelinePage)
    QApplication.processEvents()
    return made


@pytest.fixture
def board(page: TimelinePage) -> TimelineBoard:
    return page.timeline


@pytest.fixture
def session(room_window: MainWindow):
    return room_window.room.session


def of(session, title: str) -> LifeEvent:
    return next(one for one in session.case.of(LifeEvent) if one.title == title)


@pytest.fixture
def school(qtbot: QtBot, session, board: TimelineBoard) -> str:
    """The event "starts school", pressed."""
    key = of(session, "starts school").id
    hand = Hand(qtbot, board)
    hand.click(hand.of(key))
    return key


def press(qtbot: QtBot, board: TimelineBoard, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    board.setFocus()
    qtbot.keyClick(board, key, keys)


def test_the_same_keys_move_a_chosen_card_and_else_the_scrubber(
    qtbot: QtBot, session, board: TimelineBoard, school: str
) -> None:
    before = session.case.get_one(LifeEvent, school).when
    is_one_step(session, lambda: press(qtbot, board, Key.Key_Left, ALT))
    assert session.case.get_one(LifeEvent, school).when.earliest < before.earliest
    assert session.day is None
    is_one_step(session, lambda: press(qtbot, board, Key.Key_Up, ALT))
    session.select("")
    changes_nothing(session, lambda: press(qtbot, board, Key.Key_Left, ALT))
    assert session.day < session.setting.today
    changes_nothing(session, lambda: press(qtbot, board, Key.Key_Up, ALT))


def test_delete_takes_all_that_is_chosen_off_as_one_step(
    qtbot: QtBot, session, board: TimelineBoard, school: str
) -> None:
    nan = of(session, "Nan dies").id
    press(qtbot, board, Key.Key_Home)  # from a chosen card the arrows would move that
    for _ in range(60):
        if board.focused() == nan:
            break
        press(qtbot, board, Key.Key_Right)
    press(qtbot, board, Key.Key_Space, CONTROL)
    assert set(board.chosen_events()) == {school, nan}
    is_one_step(session, lambda: press(qtbot, board, Key.Key_Delete))
    assert not {school, nan} & set(session.case)
    changes_nothing(session, lambda: press(qtbot, board, Key.Key_Delete))


def test_delete_in_a_field_takes_letters_only(qtbot: QtBot, session, page: TimelinePage, school: str) -> None:
    page.typed.line.setFocus()
    qtbot.keyClicks(page.typed.line, "abc")
    qtbot.keyClick(page.typed.line, Key.Key_Home)
    changes_nothing(session, lambda: qtbot.keyClick(page.typed.line, Key.Key_Delete))
    assert page.typed.line.text() == "bc"


def test_the_same_again_is_chosen_and_can_be_moved_on(qtbot: QtBot, session, board: TimelineBoard, school: str) -> None:
    press(qtbot, board, Key.Key_D, CONTROL | SHIFT)
    again = board.chosen_events()[0]
    assert again != school
    assert session.case.get_one(LifeEvent, again).title == "starts school"
    is_one_step(session, lambda: press(qtbot, board, Key.Key_Right, ALT))
    assert session.case.get_one(LifeEvent, school).when == on_day(date(2016, 9, 5))


def test_no_date_sends_to_the_tray_and_the_day_of_the_scrubber_brings_back(
    qtbot: QtBot, session, page: TimelinePage, board: TimelineBoard, school: str
) -> None:
    is_one_step(session, lambda: press(qtbot, board, Key.Key_U, CONTROL | SHIFT))
    assert school in page.tray.waiting()
    assert board.chosen_events() == (school,)
    session.set_day(date(2018, 5, 14))
    is_one_step(session, lambda: press(qtbot, board, Key.Key_T, CONTROL | SHIFT))
    when = session.case.get_one(LifeEvent, school).when
    assert (when.earliest, when.latest, when.precision) == (date(2018, 5, 1), date(2018, 5, 31), Precision.MONTH)
    assert "placed by hand" in when.words


STAY = spanning(
    When(precision=Precision.MONTH), cell(date(2016, 3, 1), Precision.MONTH).interval,
    cell(date(2020, 9, 1), Precision.MONTH).interval,
)  # fmt: skip


def test_a_stay_that_was_really_two_is_parted_and_put_together(qtbot: QtBot, session, page, board) -> None:
    told = (Telling(source="s", text="with aunt", when=STAY),)
    session.do("Add", life.add_event, LifeEvent(id="stay", title="aunt", when=STAY, lane=Lane.LIVING, tellings=told))
    before = session.case
    session.select("stay")
    session.set_day(date(2018, 5, 14))
    press(qtbot, board, Key.Key_X, CONTROL | SHIFT)
    second = session.case.get_one(LifeEvent, session.selection)
    assert second.id != "stay"
    assert second.when.start == session.case.get_one(LifeEvent, "stay").when.end
    assert second.tellings == told
    after = session.case
    assert session.undo()
    assert session.case == before
    assert session.redo()
    assert session.case == after
    session.do("Make two events one", life.merge_events, "stay", second.id)
    assert session.case == before
    told_why: list[Notice] = []
    session.noticed.connect(told_why.append)
    session.select("stay")
    session.set_day(date(2013, 1, 1))
    changes_nothing(session, lambda: press(qtbot, board, Key.Key_X, CONTROL | SHIFT))
    assert "Put the scrubber" in told_why[-1].text


def test_a_home_that_was_really_two_is_parted(qtbot: QtBot, session, board: TimelineBoard) -> None:
    home = Placement(
        id="home", name="Aunt Karen", end_reason="she fell ill",
        period=Period(on_day(date(2016, 3, 4), "4/3/16"), on_day(date(2020, 1, 9), "9/1/20")),
    )  # fmt: skip
    session.do("Put", bonds.add_bond, home)
    session.select("home")
    session.set_day(date(2018, 5, 14))
    press(qtbot, board, Key.Key_X, CONTROL | SHIFT)
    first, second = session.case.get_one(Placement, "home"), session.case.get_one(Placement, session.selection)
    assert (first.period.start, second.period.end) == (home.period.start, home.period.end)
    assert first.period.end.interval == second.period.start.interval == Interval(date(2018, 5, 1), date(2018, 5, 31))
    assert (first.end_reason, second.end_reason) == ("", "she fell ill")


def test_copies_are_pasted_in_their_case_and_in_no_other(
    qtbot: QtBot, session, board: TimelineBoard, school: str
) -> None:
    said: list[Notice] = []
    session.noticed.connect(said.append)
    press(qtbot, board, Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert not mime.hasText()
    assert "school" not in str([bytes(mime.data(one).data()) for one in mime.formats()])
    is_one_step(session, lambda: press(qtbot, board, Key.Key_V, CONTROL))
    assert len([one for one in session.case.of(LifeEvent) if one.title == "starts school"]) == 2
    copying.copy(["an event of another case"])
    changes_nothing(session, lambda: press(qtbot, board, Key.Key_V, CONTROL))
    assert "into the case of another" in said[-1].text
    QGuiApplication.clipboard().setText("a mail")
    changes_nothing(session, lambda: press(qtbot, board, Key.Key_V, CONTROL))
    assert "pasted on the page for files" in said[-1].text


def test_an_end_is_taken_by_one_key_after_the_other(qtbot: QtBot, session, board: TimelineBoard) -> None:
    session.do("Add", life.add_event, LifeEvent(id="stay", title="aunt", when=STAY, lane=Lane.LIVING))
    session.select("stay")
    met = []
    for _ in range(4):
        press(qtbot, board, Key.Key_E, ALT)
        met.append(board.focused())
    assert met == ["begin:stay", "end:stay", "stay", "begin:stay"]
    for _ in range(2):
        is_one_step(session, lambda: press(qtbot, board, Key.Key_Right, ALT))
    assert session.case.get_one(LifeEvent, "stay").when.start == cell(date(2016, 5, 1), Precision.MONTH).interval


# a menu is a window of its own, which the off-screen platform neither raises nor gives the keyboard
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_other_button_offers_the_same(qtbot: QtBot, session, board: TimelineBoard) -> None:
    hand, nan = Hand(qtbot, board), of(session, "Nan dies").id
    at = board.mapFromScene(*hand.of(nan).rect.centre)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, board.viewport().mapToGlobal(at))
    QApplication.sendEvent(board.viewport(), asked)
    assert session.selection == nan
    menu = board.viewport().findChild(QMenu)
    lines = {one.text().partition("\t")[0]: one for one in menu.actions()}
    is_one_step(session, lines["Take off the timeline"].trigger)
    assert nan not in session.case
    menu.close()
    empty = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(400, 300), QPoint(400, 300))
    QApplication.sendEvent(board.viewport(), empty)


def test_all_of_it_is_listed_among_the_keys(room_window: MainWindow, page: TimelinePage) -> None:
    listed = {one.id for one in room_window.commands if one.shortcut}
    assert {one.id for one in page.chosen.actions()} <= listed


def test_beside_the_timeline_the_same_keys_mean_what_they_always_do(
    qtbot: QtBot, session, page: TimelinePage, school: str
) -> None:
    lane = page.inspector.event_panel.lane
    lane.setFocus()
    changes_nothing(session, lambda: qtbot.keyClick(lane, Key.Key_Delete))
    changes_nothing(session, lambda: qtbot.keyClick(lane, Key.Key_Down, ALT))
    assert lane.view().isVisible()  # the list of lanes is open
    lane.hidePopup()
