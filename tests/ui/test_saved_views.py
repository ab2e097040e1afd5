"""Saved views through the real window: kept by keys or mouse, undone, recalled from bar, panel and palette."""

from __future__ import annotations

from hands import CONTROL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.audit import cut_off, nameless, too_small
from ui.reading import readable
from ui.steps import changes_nothing, is_one_step
from ui.test_filter import CHORD, case_in_vault, click, focus, page, press, seen, window

from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.life import Lane
from ecm_desktop.domain.saved_views import SavedView, saved
from ecm_desktop.editing import saved_views
from ecm_desktop.ui.filtering.panel import FilterPanel
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.window import MainWindow

__all__ = ["case_in_vault", "page", "window"]  # fixtures

SCHOOL = Filter(agencies=("mason school",), alone=True)
LOSS = Filter(lanes=(Lane.LOSS,))


def entries(page: TimelinePage) -> list[str]:
    """What the list of the bar's button offers now."""
    menu = page.filter_bar.views.menu_shown
    menu.aboutToShow.emit()
    return [one.text().partition("\t")[0] for one in menu.actions() if not one.isSeparator()]


def choose(page: TimelinePage, text: str) -> None:
    menu = page.filter_bar.views.menu_shown
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text().partition("\t")[0] == text).trigger()
    QApplication.processEvents()


def test_a_view_is_kept_and_recalled_by_keys(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    session.set_filter(SCHOOL)
    press(qtbot, Qt.Key.Key_V, CHORD)
    panel = window.findChild(FilterPanel)
    panel.naming.name.setFocus()
    qtbot.keyClicks(panel.naming.name, "What only school knew")
    case = is_one_step(session, lambda: press(qtbot, Qt.Key.Key_Return))
    assert [(one.name, one.filter) for one in case.of(SavedView)] == [("What only school knew", SCHOOL)]
    assert page.filter_bar.said.text() == "What only school knew: 1 of 3 events shown"
    assert panel.list.topLevelItem(0).text(0) == "Saved views"
    assert nameless(panel) == []
    assert too_small(window) == []
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_S, CHORD)
    assert session.filter == ALL
    press(qtbot, Qt.Key.Key_V, CHORD)
    qtbot.keyClicks(panel.field, "what only")
    press(qtbot, Qt.Key.Key_Return)
    assert session.filter == SCHOOL
    assert seen(page) == {"starts school"}
    press(qtbot, Qt.Key.Key_Return)  # its tick taken away
    assert session.filter == ALL


def test_a_view_is_kept_recalled_and_forgotten_by_the_mouse(
    qtbot: QtBot, window: MainWindow, page: TimelinePage
) -> None:
    session = window.room.session
    session.do("Keep", saved_views.keep_view, saved("v", "Losses & goodbyes", LOSS))
    session.set_filter(SCHOOL)
    QApplication.processEvents()
    assert entries(page) == ["Losses && goodbyes", "Keep this as a view…"]
    choose(page, "Keep this as a view…")
    panel = window.findChild(FilterPanel)
    assert focus() is panel.naming.name
    qtbot.keyClicks(panel.naming.name, "School")
    click(qtbot, panel, "Keep")
    assert [one.name for one in session.case.of(SavedView)] == ["Losses & goodbyes", "School"]
    click(qtbot, panel, "Close")
    choose(page, "Losses && goodbyes")
    assert session.filter == LOSS
    assert seen(page) == {"Nan dies"}
    assert entries(page) == ["Losses && goodbyes", "School", "Forget “Losses && goodbyes”"]
    is_one_step(session, lambda: choose(page, "Forget “Losses && goodbyes”"))
    assert session.filter == LOSS  # what is shown stays
    choose(page, "School")
    click(qtbot, page, "Filter…")
    is_one_step(session, lambda: click(qtbot, panel, "Forget “School”"))
    assert not session.case.of(SavedView)


def test_the_palette_recalls_a_view_from_any_page(qtbot: QtBot, window: MainWindow) -> None:
    session, room = window.room.session, window.room
    session.do("Keep", saved_views.keep_view, saved("v", "Losses", LOSS))
    room.show_page("plan")
    window.toggle_palette()
    palette = room.palette_panel(window)
    qtbot.keyClicks(palette.field, "Losses")
    press(qtbot, Qt.Key.Key_Return)
    assert (room.current, session.filter) == ("timeline", LOSS)
    assert room.stack.currentWidget().filter_bar.isVisible()


def test_a_view_without_a_name_is_refused_with_the_reason(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    press(qtbot, Qt.Key.Key_V, CHORD)
    panel = window.findChild(FilterPanel)
    assert not panel.naming.name.isEnabled()  # everything is shown
    session.set_filter(LOSS)
    panel.naming.name.setFocus()
    changes_nothing(session, lambda: press(qtbot, Qt.Key.Key_Return))
    assert "Give the view a name" in window.room.notices.text


def test_on_a_shared_screen_a_views_name_is_veiled(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    session.do("Keep", saved_views.keep_view, saved("v", "With Ann Mason", LOSS))
    session.set_filter(LOSS)
    press(qtbot, Qt.Key.Key_I, CHORD)
    window.room.notices.clear()
    press(qtbot, Qt.Key.Key_V, CHORD)
    assert entries(page)[0] == "With A. M."
    assert page.filter_bar.said.text().startswith("With A. M.: ")
    assert not any("Mason" in text for _, text in readable(window))
    assert not any("Mason" in one.words for one in window.room.choices())


def test_the_panel_has_room_for_all_of_it(window: MainWindow, page: TimelinePage, preferences) -> None:
    window.room.session.do("Keep", saved_views.keep_view, saved("v", "Losses", LOSS))
    window.room.session.set_filter(LOSS)
    for scale in (1.0, 1.5, 2.0):
        preferences.change(text_scale=scale)
        window.commands.run("filter")
        QApplication.processEvents()
        panel = window.findChild(FilterPanel)
        assert window.rect().contains(panel.geometry())
        assert cut_off(panel) == []
        window.commands.run("filter")


def test_each_of_the_first_views_has_a_key(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    session = window.room.session
    for key, name, shown in (("a", "Losses", LOSS), ("b", "School", SCHOOL)):
        session.do("Keep the view", saved_views.keep_view, saved(key, name, shown))
    window.room.show_page("family")
    QApplication.processEvents()
    for digit, shown in ((Qt.Key.Key_2, SCHOOL), (Qt.Key.Key_1, LOSS)):
        press(qtbot, Qt.Key.Key_G, CONTROL)
        press(qtbot, digit)
        assert session.filter == shown
        assert window.room.current == "timeline"
    assert not window.commands.run("filter.view-3")
    menu = page.filter_bar.views.menu_shown
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()][:2] == ["Losses\tCtrl+G, 1", "School\tCtrl+G, 2"]
