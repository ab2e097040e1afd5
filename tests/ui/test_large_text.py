"""Text at other sizes: pictures grow with it, stay whole across the window, and names give way with an ellipsis."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.editing import meetings, people
from ecm_desktop.ui.boards.family import WHOLE_MAP
from ecm_desktop.ui.pages.meetings import MeetingsPage
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.look import Kind


@pytest.fixture
def window(room_window: MainWindow) -> MainWindow:
    room_window.resize(1366, 768)
    return room_window


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.6, 2.0])
def test_the_model_grows_as_far_as_it_stays_whole_across(window: MainWindow, preferences, scale: float) -> None:
    page = window.room.show_page("model")
    assert isinstance(page, ModelPage)
    preferences.change(text_scale=scale)
    window.resize(1366, 767)
    QApplication.processEvents()
    for board in (page.pyramid, page.ages):
        assert 1.0 <= board.magnification() <= scale
        assert board.horizontalScrollBar().maximum() == 0


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
    preferences.change(text_scale=2.0)
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
    for field, least in ((row.agency, letters), (row.name, letters * 0.6)):
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
