"""What holds for every page before a case is open: names, targets, tab order, and room at every text size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from journeys.gates import make_vault
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.audit import cut_off, nameless, tab_chain, too_small

from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.first_run import PassphraseStep
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.window import MainWindow


def welcome(_qtbot: QtBot, _window: MainWindow) -> None:
    """The first page there is."""


def passphrase(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.gate.currentWidget().welcome.button, Qt.MouseButton.LeftButton)
    step = window.gate.currentWidget().currentWidget()
    assert isinstance(step, PassphraseStep)
    qtbot.mouseClick(step.own, Qt.MouseButton.LeftButton)


def recovery_key(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.gate.currentWidget().welcome.button, Qt.MouseButton.LeftButton)
    steps = window.gate.currentWidget()
    steps.currentWidget().again.setText(steps.currentWidget().suggestion.text())
    qtbot.keyClick(steps.currentWidget().again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(steps.currentWidget(), RecoveryStep))


def choice(qtbot: QtBot, window: MainWindow) -> None:
    make_vault(qtbot, window)


def new_case(qtbot: QtBot, window: MainWindow) -> None:
    make_vault(qtbot, window)
    page = window.gate.currentWidget()
    assert isinstance(page, CasesPage)
    qtbot.mouseClick(page.choose.new, Qt.MouseButton.LeftButton)


def unlock(qtbot: QtBot, window: MainWindow) -> None:
    make_vault(qtbot, window)
    window.lock()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize(
    "way", [welcome, passphrase, recovery_key, choice, new_case, unlock], ids=lambda one: one.__name__
)
def test_a_gate_can_be_used_by_anybody(
    qtbot: QtBot, make_window: Callable[[], MainWindow], preferences, way: Callable[..., None], scale: float
) -> None:
    preferences.change(text_scale=scale)
    window = make_window()
    window.resize(1366, 768)
    way(qtbot, window)
    QApplication.processEvents()
    page = window.gate.currentWidget()
    assert nameless(window) == []
    assert too_small(window) == []
    assert cut_off(page) == []
    assert QApplication.focusWidget() is not None
    wanted, met = tab_chain(window), []
    for _ in range(2 * len(wanted) + 2):
        met.append(QApplication.focusWidget())
        qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert [one for one in wanted if one not in met] == []
