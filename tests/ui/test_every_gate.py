"""What holds for every page before a case is open: names, targets, tab order, and room at every text size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from builders import TODAY
from journeys.gates import make_vault
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.audit import cut_off, nameless, tab_chain, too_small
from ui.conftest import PASSPHRASE

from ecm_desktop.app import sample_reference
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.editing.people import begin_case as begin
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.passphrase_step import PassphraseStep
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


def test_the_recovery_sheet_is_saved_beside_the_window(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    window = make_window()
    recovery_key(qtbot, window)
    step = window.gate.currentWidget().currentWidget()
    step.save(tmp_path / "gone" / "sheet.pdf")
    assert not step.save_button.isEnabled()
    qtbot.waitUntil(step.save_button.isEnabled)
    assert "no folder of that name" in step.message.text()
    step.save(tmp_path / "sheet.pdf")
    qtbot.waitUntil(step.save_button.isEnabled)
    assert step.message.text() == ""
    assert str(tmp_path / "sheet.pdf") in step.said.text()
    assert QApplication.focusWidget() is step.begin
    text = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert "Vault: vault" in text


def test_the_users_own_cases_come_before_the_sample(
    qtbot: QtBot, make_window: Callable[[], MainWindow], case_in_vault: Case, vault_folder: Path
) -> None:
    sample = begin(sample_reference(), "Imani Grace", date(2011, 8, 31), TODAY, counting())
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    store.add_case(sample, "Take the sample case")
    store.close()
    window = make_window()
    page = window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), CasesPage))
    cases = window.gate.currentWidget().choose.list
    assert QApplication.focusWidget() is cases
    assert [("fictional sample" in cases.item(row).text()) for row in range(cases.count())] == [False, True]
    assert cases.currentRow() == 0
    assert not window.gate.currentWidget().choose.sample.isVisible()  # it is there already


def test_a_new_vault_begins_at_a_new_case(qtbot: QtBot, make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    make_vault(qtbot, window)
    page = window.gate.currentWidget()
    assert isinstance(page, CasesPage)
    assert QApplication.focusWidget() is page.choose.new
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.new_case.reference


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
