"""Enter presses the button that has the keyboard, on every page; in fields and lists it stays what it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from ui.audit import tab_chain
from ui.test_every_page import PAGES

from ecm_desktop.domain.case import Case
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.window import MainWindow

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@pytest.mark.parametrize("key", PAGES)
def test_enter_presses_every_button_of_a_page_once(qtbot: QtBot, room_window: MainWindow, key: str) -> None:
    page = room_window.room.show_page(key)
    QApplication.processEvents()
    buttons = [one for one in tab_chain(room_window) if isinstance(one, QPushButton | QToolButton)]
    assert len(buttons) >= 4  # of the rail only the one of the page: the arrow keys go on from there
    if key in ("overview", "report"):
        assert any(page.isAncestorOf(one) for one in buttons)
    for button in buttons:
        pressed: list[int] = []
        if button.receivers(SIGNAL("clicked(bool)")):  # else it acts as it is turned on and off
            button.clicked.disconnect()  # what the button does is another test's
        button.setFocus()
        button.clicked.connect(lambda _on=False, heard=pressed: heard.append(1))
        for enter in ENTER:
            qtbot.keyClick(button, enter)
        assert len(pressed) == 2, (type(button).__name__, button.accessibleName() or button.text())


def test_enter_with_another_key_presses_nothing(qtbot: QtBot, room_window: MainWindow) -> None:
    veil = room_window.room.header.veil
    veil.setFocus()
    qtbot.keyClick(veil, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not room_window.veil.is_down
    qtbot.keyClick(veil, Qt.Key.Key_Return)
    assert room_window.veil.is_down


def test_enter_ticks_a_box(qtbot: QtBot, room_window: MainWindow) -> None:
    box = room_window.room.show_page("settings").findChild(QCheckBox)
    box.setFocus()
    before = box.isChecked()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.isChecked() is not before


def test_the_enter_that_unlocks_shows_no_letters(
    qtbot: QtBot, case_in_vault: Case, make_window: Callable[[], MainWindow]
) -> None:
    page = make_window().gate.currentWidget()
    assert isinstance(page, UnlockPage)
    for typed in ("not the passphrase", "nor this"):
        qtbot.keyClicks(page.field, typed)
        qtbot.keyClick(page.field, Qt.Key.Key_Return)
        qtbot.waitUntil(page.field.isEnabled, timeout=20_000)
        assert not page.shown.isChecked()
        assert page.field.echoMode() is QLineEdit.EchoMode.Password


def test_the_enter_of_one_page_chooses_nothing_on_the_next(qtbot: QtBot, room_window: MainWindow) -> None:
    """A field is used up by its Enter, and a button has the focus by the time the key comes to the window."""
    window = room_window
    field, button, pressed = QLineEdit(window), QPushButton(window), []
    for part in (field, button):
        part.show()
    button.clicked.connect(lambda: pressed.append(1))
    field.returnPressed.connect(button.setFocus)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is button
    assert not pressed
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [1]
