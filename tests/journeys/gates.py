"""What a user does before a case is open: make the vault, type the recovery key back, unlock."""

from __future__ import annotations

from hands import type_key_back, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.first_run import FirstRun
from ecm_desktop.ui.passphrase_step import PassphraseStep
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.window import MainWindow

ENTER = Qt.Key.Key_Return


def make_vault(qtbot: QtBot, window: MainWindow) -> str:
    """From the welcome to the choice of a case, by keys; gives the passphrase."""
    steps = window.gate.currentWidget()
    assert isinstance(steps, FirstRun)
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    step = steps.currentWidget()
    assert isinstance(step, PassphraseStep)
    passphrase = step.suggestion.text()
    assert QApplication.focusWidget() is step.again
    qtbot.keyClicks(step.again, passphrase)
    qtbot.keyClick(step.again, ENTER)
    qtbot.waitUntil(lambda: isinstance(steps.currentWidget(), RecoveryStep))
    type_key_back(qtbot, steps.currentWidget())
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), CasesPage))
    return passphrase


def begin_case(qtbot: QtBot, window: MainWindow, reference: str, name: str, born: str) -> None:
    """A new case from what is typed."""
    page = window.gate.currentWidget()
    assert isinstance(page, CasesPage)
    qtbot.mouseClick(page.choose.new, Qt.MouseButton.LeftButton)
    for field, text in ((page.new_case.reference, reference), (page.new_case.name, name), (page.new_case.born, born)):
        type_words(qtbot, field, text)
    qtbot.keyClick(page.new_case.born, ENTER)
    qtbot.waitUntil(lambda: window.room is not None)


def unlock(qtbot: QtBot, window: MainWindow, passphrase: str) -> None:
    """Type the passphrase where the window asks for it."""
    page = window.gate.currentWidget()
    assert isinstance(page, UnlockPage)
    assert QApplication.focusWidget() is page.field
    qtbot.keyClicks(page.field, passphrase)
    qtbot.keyClick(page.field, ENTER)
    qtbot.waitUntil(lambda: window.room is not None)
