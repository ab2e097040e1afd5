"""The keyboard alone, in the journeys: every key goes to whatever has the focus, as for a user."""

from __future__ import annotations

from hands import NONE, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.window import MainWindow

Key = Qt.Key
TAB, ENTER = Key.Key_Tab, Key.Key_Return


class Keyboard:
    """Presses keys for whatever has the focus; it has no other way to reach anything."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def at(self) -> QWidget:
        """What has the focus; there must always be something, and it must be seen."""
        if QApplication.activeWindow() is None:  # off-screen nobody gives the window back what a popup took
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        focus = QApplication.focusWidget()
        assert focus is not None, "the keyboard was lost"
        assert focus.isVisible()
        return focus

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QApplication.processEvents()  # between two keys of a person, what came is shown
            self.qtbot.keyClick(self.at, key, held)

    def type(self, text: str) -> None:
        type_words(self.qtbot, self.at, text)

    def to(self, control: QWidget, key: Qt.Key = TAB, held: Qt.KeyboardModifier = NONE) -> None:
        """Go on by a key until the control has the focus."""
        met = []
        while self.at is not control and self.at is not control.focusProxy():
            met.append(f"{type(self.at).__name__} {self.at.accessibleName()}")
            assert len(met) < 200, f"{type(control).__name__} is not reached: {met[-20:]}"
            self.press(key, held=held)

    def write(self, field: QWidget, text: str, last: Qt.Key = ENTER) -> None:
        """Go to a field, type, and press a last key."""
        self.to(field)
        self.type(text)
        self.press(last)

    @property
    def page(self) -> QWidget:
        assert self.window.room is not None
        return self.window.room.stack.currentWidget()


def make_a_vault(keys: Keyboard) -> str:
    """From the welcome to the choice of a case; gives the passphrase."""
    gate = keys.window.gate
    steps = gate.currentWidget()
    keys.press(ENTER)  # on the welcome page
    passphrase = steps.currentWidget().suggestion.text()
    keys.write(steps.currentWidget().again, passphrase)
    keys.qtbot.waitUntil(lambda: isinstance(steps.currentWidget(), RecoveryStep))
    step = steps.currentWidget()
    groups = [one.text() for one in step.findChildren(QLabel) if len(one.text()) == 8 and one.text().isalnum()]
    keys.to(step.begin)
    keys.press(ENTER)
    for group in groups:
        keys.type(group)  # the cursor goes on by itself
    keys.press(ENTER)
    keys.qtbot.waitUntil(lambda: isinstance(gate.currentWidget(), CasesPage))
    return passphrase


def begin_a_case(keys: Keyboard) -> None:
    """A new case of a child."""
    page = keys.window.gate.currentWidget()
    keys.to(page.choose.new)
    keys.press(ENTER)
    keys.type("YJ-7")
    keys.press(TAB)
    keys.type("Imani Grace Thornbury")
    keys.press(TAB)
    keys.type("31 August 2011")
    keys.press(ENTER)
    keys.qtbot.waitUntil(lambda: keys.window.room is not None)
