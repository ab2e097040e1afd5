"""Text at other sizes: pictures grow with it, stay whole across the window, and names give way with an ellipsis."""

from __future__ import annotations

from datetime import date

import pytest
from hands import LEFT, NONE, Hand
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import cut_off

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.editing import life, meetings, people
from ecm_desktop.ui.boards.family import WHOLE_MAP
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.look import Kind


@pytest.fixture
def window(room_window: MainWindow) -> MainWindow:
    room_window.resize(1366, 768)
    return room_window


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6, 2.0])
def test_the_model_grows_as_far_as_it_stays_whole_across(
    qtbot: QtBot, window: MainWindow, preferences, scale: float
) -> None:
    page = window.room.show_page("model")
    assert isinstance(page, ModelPage)
    preferences.change(text_scale=scale)
    window.resize(1366, 767)
    QApplication.processEvents()

    def is_whole(board: CanvasView) -> bool:
        return board.horizontalScrollBar().maximum() == 0 and 1.0 <= board.magnification() <= scale + 1e-9

    for board in (page.pyramid, page.ages):  # going one under the other, they are laid out in more than one round
        qtbot.waitUntil(lambda board=board: is_whole(board))


def test_where_both_pictures_do_not_fit_beside_each_other_they_stack(window: MainWindow, preferences) -> None:
    page = window.room.show_page("model")
    QApplication.processEvents()
    assert page.pyramid.y() == page.ages.y()
    preferences.change(text_scale=2.0)
    window.resize(1366, 767)
    QApplication.processEvents()
    assert page.pyramid.x() == page.ages.x()


def test_timeline_and_family_are_shown_as_large_as_text_is_liked(window: MainWindow, preferences) -> None:
    page = window.room.show_page("timeline")
    assert isinstance(page, TimelinePage)
    QApplication.processEvents()
    before = page.timeline.magnification()
    preferences.change(text_scale=2.0)
    QApplication.processEvents()
    assert page.timeline.magnification() == pytest.approx(2 * before)
    preferences.change(text_scale=1.0)
    QApplication.processEvents()
    assert page.timeline.magnification() == pytest.approx(before)
    family = window.room.show_page("family").board
    preferences.change(text_scale=2.0)
    QApplication.processEvents()
    assert family.magnification() >= 2 * WHOLE_MAP.zoom.begins


def test_the_side_follows_and_the_fields_stay_in_it(window: MainWindow, preferences) -> None:
    page = window.room.show_page("timeline")
    before = page.inspector.width()
    preferences.change(text_scale=1.5)
    QApplication.processEvents()
    assert before < page.inspector.width() < 2 * before


def test_a_long_name_gives_way_with_an_ellipsis(qtbot: QtBot, window: MainWindow, preferences) -> None:
    who = window.room.header.who
    assert who.text() == "Jo March"
    window.room.session.do("Rename", _renamed)
    preferences.change(text_scale=2.0)
    window.resize(1366, 767)
    QApplication.processEvents()
    assert who.text() == who.toolTip()  # the other parts said less first
    window.resize(1000, 767)
    QApplication.processEvents()
    assert who.text().endswith("…")
    assert who.toolTip().startswith("Jo Thornbury")
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert who.text() == who.toolTip()


def _renamed(case: Case) -> Case:
    return people.change_person(case, case.child.person, name="Jo Thornbury-Adeyemi of Somewhere Else")


def test_the_header_says_the_same_in_fewer_words_before_the_name_gives_way(window: MainWindow, preferences) -> None:
    header = window.room.header
    window.room.session.do("Rename", _renamed)
    parts = (header.age, header.sharing, header.veil)
    in_full = [one.text() for one in parts]
    tips = [one.toolTip() for one in parts]
    preferences.change(text_scale=2.0)
    QApplication.processEvents()
    assert all(len(one.text()) < len(full) for one, full in zip(parts, in_full, strict=True))
    assert [one.toolTip() for one in parts] == tips
    preferences.change(text_scale=1.0)
    QApplication.processEvents()
    assert [one.text() for one in parts] == in_full


def test_the_rail_shows_icons_where_their_words_have_no_room(qtbot: QtBot, window: MainWindow, preferences) -> None:
    rail = window.room.rail
    with_words = rail.width()
    assert rail.button("plan").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    preferences.change(text_scale=2.0)
    QApplication.processEvents()
    assert rail.button("plan").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert rail.width() < 1.2 * with_words
    assert rail.button("plan").accessibleName() == "Plan"
    assert "Plan" in rail.button("plan").toolTip()
    preferences.change(text_scale=1.0)
    window.resize(1366, 500)
    QApplication.processEvents()
    assert rail.button("plan").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    window.resize(1366, 768)
    QApplication.processEvents()
    assert rail.button("plan").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    qtbot.waitUntil(lambda: rail.width() == with_words)


def test_a_professional_takes_two_lines_where_the_name_would_not_be_read(window: MainWindow, preferences) -> None:
    window.room.session.do("Open", _with_a_meeting, window.room.session.ids)
    page = window.room.show_page("meetings")
    assert isinstance(page, MeetingsPage)
    QApplication.processEvents()
    row = page.view.attendance.rows()[2]
    assert row.agency.y() == row.status.y()
    letters = 24
    preferences.change(text_scale=2.0)
    QApplication.processEvents()
    assert row.status.y() > row.agency.y()
    assert row.agreed.text() == "Agreed"
    assert page.view.horizontalScrollBar().maximum() == 0
    for field, least in ((row.agency, letters), (row.name, letters * 0.6), (page.view.held, letters * 0.8)):
        assert field.width() > least * field.fontMetrics().averageCharWidth()
    preferences.change(text_scale=1.0)
    QApplication.processEvents()
    assert row.agency.y() == row.status.y()
    assert row.agreed.text() == ""


@pytest.mark.parametrize("key", ["overview", "plan"])
def test_columns_stand_one_under_the_other_on_a_narrow_page(window: MainWindow, preferences, key: str) -> None:
    page = window.room.show_page(key)
    QApplication.processEvents()
    before = _cards(page)
    assert len({one.x() for one in before}) == 2
    preferences.change(text_scale=2.0)
    QApplication.processEvents()
    assert len({one.x() for one in _cards(page)}) == 1
    assert page.horizontalScrollBar().maximum() == 0


def _cards(page: QWidget) -> list[QWidget]:
    return [one for one in page.findChildren(QWidget) if one.property("kind") == Kind.CARD.value and one.isVisible()]


def _with_a_meeting(case: Case, ids) -> Case:
    new = Meeting(id=ids(), nature=MeetingKind.FORMULATION, held=date(2026, 3, 4), is_open=True)
    return meetings.open_new_meeting(case, new, ids, meetings.CORE_GROUP)


def test_the_pyramid_is_seen_whole_and_the_ages_below_it(qtbot: QtBot, window: MainWindow, preferences) -> None:
    page = window.room.show_page("model")
    assert isinstance(page, ModelPage)
    preferences.change(text_scale=2.0)
    qtbot.waitUntil(lambda: page.pyramid.x() == page.ages.x())
    qtbot.waitUntil(lambda: page.pyramid.verticalScrollBar().maximum() == 0)
    seen = page.pyramid.visibleRegion().boundingRect()
    assert seen.height() >= page.pyramid.height() - 4
    assert page.ages.visibleRegion().isEmpty()
    over = page.pyramid.mapTo(window, QPoint(50, 50))
    QTest.wheelEvent(window.windowHandle(), over, QPoint(0, -240))
    assert not page.ages.visibleRegion().isEmpty()


def test_on_a_narrow_page_the_inspector_comes_over_the_picture_and_moves_nothing(
    qtbot: QtBot, window: MainWindow, preferences
) -> None:
    session = window.room.session
    session.do("Add", _with_an_event, session.ids)
    preferences.change(text_scale=2.0)
    page = window.room.show_page("timeline")
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(lambda: page.inspector.width() == 0)
    qtbot.waitUntil(lambda: _is_settled(page.timeline))
    place, before = page.timeline.size(), session.case
    event = session.case.of(LifeEvent)[0]
    page.timeline.centerOn(*Hand(qtbot, page.timeline).of(event.id).rect.centre)
    pointer = page.timeline.mapFromScene(QPointF(*Hand(qtbot, page.timeline).of(event.id).rect.centre))
    qtbot.mousePress(page.timeline.viewport(), LEFT, NONE, pointer)
    assert session.selection == event.id
    qtbot.waitUntil(lambda: page.inspector.width() > 300)
    qtbot.mouseRelease(page.timeline.viewport(), LEFT, NONE, pointer)
    assert page.timeline.size() == place
    assert session.case == before
    assert page.inspector.event_panel.title.toPlainText() == "moved to Nan"
    qtbot.mouseClick(page.inspector.close_it, Qt.MouseButton.LeftButton)
    assert session.selection == ""
    qtbot.waitUntil(lambda: page.inspector.width() == 0)
    preferences.change(text_scale=1.0)
    qtbot.waitUntil(lambda: page.inspector.width() > 300 and page.inspector.x() >= page.timeline.width())
    assert page.inspector.close_it.isHidden()


def test_where_the_timeline_would_have_no_height_the_family_waits_folded(
    qtbot: QtBot, window: MainWindow, preferences
) -> None:
    page = window.room.show_page("timeline")
    assert isinstance(page, TimelinePage)
    QApplication.processEvents()
    assert page.pictures.sizes()[0] > 100
    preferences.change(text_scale=2.0)
    qtbot.waitUntil(lambda: page.pictures.sizes()[0] == 0)
    page.timeline.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.timeline, Qt.Key.Key_F, keys)
    assert page.pictures.sizes()[0] > 100
    qtbot.keyClick(page.timeline, Qt.Key.Key_F, keys)
    assert not page.family.isVisible()


def _with_an_event(case: Case, ids) -> Case:
    when = When(earliest=date(2014, 5, 1), latest=date(2014, 5, 31), words="May 2014")
    return life.add_event(case, LifeEvent(id=ids(), title="moved to Nan", when=when, lane=Lane.FAMILY))


def _is_settled(one: QWidget) -> bool:
    before = one.size()
    QApplication.processEvents()
    return one.size() == before


def test_the_parts_of_the_vaults_page_can_be_read_at_every_size(qtbot: QtBot, window: MainWindow, preferences) -> None:
    preferences.change(text_scale=2.0)
    window.show_vault()
    parts = window.keeper.page.list
    qtbot.waitUntil(lambda: parts.horizontalScrollBar().maximum() == 0)
    assert parts.viewport().width() >= parts.sizeHintForColumn(0)


@pytest.mark.parametrize("key", ["overview", "timeline", "family", "meetings", "plan", "report", "settings"])
def test_a_small_screen_at_200_per_cent_of_the_system_is_enough(window: MainWindow, key: str) -> None:
    page = window.room.show_page(key)
    window.resize(683, 384)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (683, 384)
    assert cut_off(page) == []
