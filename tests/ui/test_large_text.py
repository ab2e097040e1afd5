"""Text at other sizes: pictures grow with it, stay whole across the window, and names give way with an ellipsis."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecm_desktop.domain.case import Case
from ecm_desktop.editing import people
from ecm_desktop.ui.pages.model import ModelPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow


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
    before = page.timeline.magnification(), page.family.magnification()
    preferences.change(text_scale=2.0)
    QApplication.processEvents()
    assert page.timeline.magnification() == pytest.approx(2 * before[0])
    assert page.family.magnification() > 1.3 * before[1]
    preferences.change(text_scale=1.0)
    QApplication.processEvents()
    assert page.timeline.magnification() == pytest.approx(before[0])


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
    assert who.text().endswith("…")
    assert who.toolTip().startswith("Jo Thornbury")
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert who.text() == who.toolTip()


def _renamed(case: Case) -> Case:
    return people.change_person(case, case.child.person, name="Jo Thornbury-Adeyemi of Somewhere Else")
