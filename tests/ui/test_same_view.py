"""Unlocking leads back to the same view: the events that were shown, the days, the size, the place, the open panel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hands import type_words
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow, a_story, tell_more

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import Filter
from ecm_desktop.ui.new_action import NewAction
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.services.panel import LocalServices
from ecm_desktop.ui.standpoint import keep_standpoint, recall_standpoint, stand_again
from ecm_desktop.ui.vault.people import People
from ecm_desktop.ui.window import MainWindow


@pytest.fixture
def case_in_vault(vault_folder: Path, case_in_vault: Case) -> Case:
    return tell_more(vault_folder, case_in_vault, a_story())


@pytest.fixture
def window(room_window: MainWindow) -> MainWindow:
    room_window.resize(1366, 768)
    return room_window


def lock_and_unlock(qtbot: QtBot, window: MainWindow, make_window: MakeWindow) -> MainWindow:
    """Another window, as after the program has started anew."""
    window.lock()
    assert [one for one in window.findChildren(Overlay) if one.isVisible()] == []
    window.close()
    again = make_window()
    again.resize(1366, 768)
    field = again.gate.currentWidget().field
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.room is not None)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return again


def test_the_days_and_the_filter_of_the_timeline_are_as_they_were(
    qtbot: QtBot, window: MainWindow, make_window: MakeWindow
) -> None:
    board = window.room.show_page("timeline").timeline
    QApplication.processEvents()
    board.days.between(date(2016, 3, 1), date(2018, 5, 1))
    window.room.session.set_filter(Filter(lanes=("loss",)))
    QApplication.processEvents()
    shown = (board.days.frame.first, board.days.frame.last)
    again = lock_and_unlock(qtbot, window, make_window)
    board = again.room.show_page("timeline").timeline
    assert (board.days.frame.first, board.days.frame.last) == shown
    assert again.room.session.filter == Filter(lanes=("loss",))


def test_a_timeline_of_the_whole_life_goes_on_growing_with_it(
    qtbot: QtBot, window: MainWindow, make_window: MakeWindow
) -> None:
    window.room.show_page("timeline")
    QApplication.processEvents()
    again = lock_and_unlock(qtbot, window, make_window)
    assert again.room.show_page("timeline").timeline.days.chosen is None


def test_the_family_is_as_large_and_where_it_was(qtbot: QtBot, window: MainWindow, make_window: MakeWindow) -> None:
    board = window.room.show_page("family").board
    QApplication.processEvents()
    for _ in range(8):
        board.zoom_in()
    board.scroll_by(60, 45)
    QApplication.processEvents()

    def seen() -> tuple[float, int, int]:
        return board.magnification(), board.horizontalScrollBar().value(), board.verticalScrollBar().value()

    before = seen()
    again = lock_and_unlock(qtbot, window, make_window)
    board = again.room.show_page("family").board
    assert seen() == pytest.approx(before, abs=1)
    assert not board.is_fitted


def test_a_long_page_is_scrolled_to_where_it_was(qtbot: QtBot, window: MainWindow, make_window: MakeWindow) -> None:
    window.room.show_page("plan")
    QApplication.processEvents()
    bar = window.room.show_page("plan").verticalScrollBar()
    bar.setValue(down := bar.maximum() // 2)
    assert down > 0
    again = lock_and_unlock(qtbot, window, make_window)
    assert again.room.show_page("plan").verticalScrollBar().value() == down


def test_a_question_half_answered_is_asked_again(qtbot: QtBot, window: MainWindow, make_window: MakeWindow) -> None:
    window.room.show_page("timeline")
    window.commands.run("new-action")
    (panel,) = (one for one in window.findChildren(NewAction) if one.isVisible())
    type_words(qtbot, panel.what, "Ring the head")
    again = lock_and_unlock(qtbot, window, make_window)
    (panel,) = (one for one in again.findChildren(NewAction) if one.isVisible())
    assert panel.what.text() == "Ring the head"


def test_on_a_screen_that_others_see_it_waits_until_it_is_asked_for(
    qtbot: QtBot, window: MainWindow, make_window: MakeWindow
) -> None:
    window.commands.run("new-action")
    (panel,) = (one for one in window.findChildren(NewAction) if one.isVisible())
    type_words(qtbot, panel.what, "Ring the head")
    window.room.session.toggle_sharing()
    window.commands.run("new-action")
    again = lock_and_unlock(qtbot, window, make_window)
    assert [one for one in again.findChildren(NewAction) if one.isVisible()] == []


def test_the_page_of_the_vault_is_open_again_at_the_same_part(
    qtbot: QtBot, window: MainWindow, make_window: MakeWindow
) -> None:
    window.room.show_page("plan")
    window.commands.run("vault")
    people = window.keeper.page.show_part(People)
    people.name.setFocus()
    type_words(qtbot, people.name, "Sam Okoro")
    again = lock_and_unlock(qtbot, window, make_window)
    page = again.keeper.page
    assert isinstance(page.stack.currentWidget(), People)
    assert page.stack.currentWidget().name.text() == "Sam Okoro"
    page.go_back()
    assert again.room.isVisible()
    assert again.room.current == "plan"


def test_what_was_half_filled_in_elsewhere_is_named(qtbot: QtBot, window: MainWindow, make_window: MakeWindow) -> None:
    window.room.show_page("plan").services.click()
    (panel,) = (one for one in window.findChildren(LocalServices) if one.isVisible())
    panel.new.setFocus()
    type_words(qtbot, panel.new, "Boxing club; under 16")
    again = lock_and_unlock(qtbot, window, make_window)
    assert "kept: Local services" in again.room.notices.text
    again.room.show_page("plan").services.click()
    (panel,) = (one for one in again.findChildren(LocalServices) if one.isVisible())
    assert panel.new.text() == "Boxing club; under 16"


def test_what_another_version_kept_stands_in_nobodys_way(window: MainWindow) -> None:
    store, case_id = window._store, window._standpoint.case_id
    keep_standpoint(store, window._standpoint._replace(case_id=case_id, seen='{"areas": 7}'))
    kept = recall_standpoint(store)
    stand_again(window.room, kept)
    assert window.room.current == "overview"
