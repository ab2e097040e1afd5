"""The recovery key is typed back whole, from paper, before a vault is used; each group says at once if it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hands import CONTROL, LEFT, SHIFT, type_key_back
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from ui.audit import cut_off, nameless
from ui.conftest import PASSPHRASE

from ecm_desktop.domain.case import Case
from ecm_desktop.errors import WrongCredential
from ecm_desktop.i18n import Translator
from ecm_desktop.store.opening import Passphrase, RecoveryKey, RecoveryKeyText, open_vault
from ecm_desktop.store.recovery_proof import await_proof, is_awaited
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.first_run import FirstRun
from ecm_desktop.ui.proving import Proving
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.window import MainWindow

KEY, OTHER = RecoveryKey(bytes(range(32))), RecoveryKey(bytes(32))
BACKSPACE, RETURN = Qt.Key.Key_Backspace, Qt.Key.Key_Return


@pytest.fixture
def step(qtbot: QtBot, words: Translator, tmp_path: Path) -> Iterator[RecoveryStep]:
    tasks = Tasks()
    made = RecoveryStep(words, KEY, date(2026, 11, 1), tmp_path, tasks)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    tasks.forget()


def texts(step: RecoveryStep) -> list[str]:
    return [field.text() for field in step.typed.fields]


def typed(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def test_the_key_is_out_of_sight_while_it_is_typed_back(qtbot: QtBot, step: RecoveryStep) -> None:
    def seen() -> set[str]:
        return {one.text() for one in step.findChildren(QLabel) if one.isVisible()} & set(KEY.groups)

    assert seen() == set(KEY.groups)
    qtbot.mouseClick(step.begin, LEFT)
    assert seen() == set()
    typed(qtbot, KEY.groups[0])
    qtbot.mouseClick(step.back, LEFT)
    assert seen() == set(KEY.groups)
    qtbot.mouseClick(step.begin, LEFT)
    assert texts(step) == [""] * 8
    assert not nameless(step)
    assert not cut_off(step)


def test_18_whole_key_typed_in_one_go_however_loosely(qtbot: QtBot, step: RecoveryStep) -> None:
    with qtbot.waitSignal(step.confirmed):
        qtbot.mouseClick(step.begin, LEFT)
        typed(qtbot, " ".join(KEY.groups).lower().replace("0", "o").replace("1", "l"))
        assert QApplication.focusWidget() is step.button
        qtbot.keyClick(step.button, RETURN)
    assert texts(step) == list(KEY.groups)


@pytest.mark.parametrize("place", range(8))
def test_18_the_wrong_group_is_named_at_once_and_mended_on_the_spot(
    qtbot: QtBot, step: RecoveryStep, place: int
) -> None:
    qtbot.mouseClick(step.begin, LEFT)
    for group in KEY.groups[:place]:
        typed(qtbot, group)
    last = KEY.groups[place][-1]
    typed(qtbot, KEY.groups[place][:-1])
    assert step.message.text() == ""
    typed(qtbot, "A" if last != "A" else "B")
    assert step.message.text() == f"Group {place + 1} is not the same as on the sheet; look at it again."
    assert QApplication.focusWidget() is step.typed.fields[place]
    qtbot.keyClick(QApplication.focusWidget(), BACKSPACE)
    typed(qtbot, last)
    assert step.message.text() == ""
    assert QApplication.focusWidget() is (step.button if place == 7 else step.typed.fields[place + 1])


def test_an_old_sheet_is_told_from_a_slip(qtbot: QtBot, step: RecoveryStep) -> None:
    qtbot.mouseClick(step.begin, LEFT)
    typed(qtbot, OTHER.groups[0])
    assert step.message.text() == "Group 1 is of another recovery key: take the sheet of this one."


def test_nothing_counts_while_a_group_is_missing(qtbot: QtBot, step: RecoveryStep) -> None:
    qtbot.mouseClick(step.begin, LEFT)
    with qtbot.assertNotEmitted(step.confirmed):
        for group in KEY.groups[:5]:
            typed(qtbot, group)
        qtbot.mouseClick(step.button, LEFT)
    assert step.message.text() == "Group 6 is not whole yet."
    assert QApplication.focusWidget() is step.typed.fields[5]
    qtbot.keyClick(QApplication.focusWidget(), BACKSPACE)
    assert QApplication.focusWidget() is step.typed.fields[4]


def test_the_key_cannot_be_pasted(qtbot: QtBot, step: RecoveryStep) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText(KEY.text)
    qtbot.mouseClick(step.begin, LEFT)
    field = step.typed.fields[0]
    qtbot.keyClick(field, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(field, Qt.Key.Key_Insert, SHIFT)
    qtbot.mouseClick(field, Qt.MouseButton.MiddleButton)
    assert texts(step) == [""] * 8
    assert not field.acceptDrops()
    assert field.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    clipboard.clear()


def vault_asked_for(qtbot: QtBot, make_window: Callable[[], MainWindow]) -> tuple[FirstRun, str]:
    """The first steps with the suggested passphrase typed back, so that a vault is being made; and the passphrase."""
    steps = make_window().gate.currentWidget()
    qtbot.mouseClick(steps.welcome.button, LEFT)
    passphrase = steps.currentWidget().suggestion.text()
    qtbot.keyClicks(steps.currentWidget().again, passphrase)
    qtbot.keyClick(steps.currentWidget().again, RETURN)
    return steps, passphrase


def test_a_vault_left_before_the_key_was_typed_back_asks_for_it_at_the_next_unlocking(
    qtbot: QtBot, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    steps, passphrase = vault_asked_for(qtbot, make_window)
    qtbot.waitUntil(lambda: isinstance(steps.currentWidget(), RecoveryStep))
    old = steps.currentWidget().typed
    steps.window().close()
    assert not list(vault_folder.glob("*-wal"))  # at rest

    window = make_window()
    qtbot.keyClicks(window.gate.currentWidget().field, passphrase)
    qtbot.keyClick(window.gate.currentWidget().field, RETURN)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), Proving))
    assert "never typed back" in window.gate.currentWidget().sentence.text()
    groups = type_key_back(qtbot, window.gate.currentWidget())
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), CasesPage))
    window.close()

    with pytest.raises(WrongCredential):
        open_vault(vault_folder, RecoveryKeyText(" ".join(old.groups)))
    store = open_vault(vault_folder, RecoveryKeyText(" ".join(groups)))
    assert not is_awaited(store)
    store.close()


def test_a_window_closed_while_the_vault_is_made_leaves_it_at_rest(
    qtbot: QtBot, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    steps, passphrase = vault_asked_for(qtbot, make_window)
    steps.window().close()
    assert not list(vault_folder.glob("*-wal"))
    store = open_vault(vault_folder, Passphrase(passphrase))
    assert is_awaited(store)
    store.close()


def test_a_new_key_that_nobody_looks_at_does_not_stay_on_the_screen(
    qtbot: QtBot, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    steps, passphrase = vault_asked_for(qtbot, make_window)
    window, gate = steps.window(), steps.window().gate
    qtbot.waitUntil(lambda: isinstance(steps.currentWidget(), RecoveryStep))
    assert steps.idle.is_running
    steps.idle.set_minutes(0.2 / 60)
    with qtbot.waitSignal(window.locked):  # the program starts anew: the key is gone from its memory, too
        steps.idle.start()
    assert isinstance(gate.currentWidget(), UnlockPage)
    assert not list(vault_folder.glob("*-wal"))  # at rest
    qtbot.keyClicks(gate.currentWidget().field, passphrase)
    qtbot.keyClick(gate.currentWidget().field, RETURN)
    qtbot.waitUntil(lambda: isinstance(gate.currentWidget(), Proving))


def test_a_lock_while_the_key_is_asked_for_asks_again_with_another_key(
    qtbot: QtBot, make_window: Callable[[], MainWindow], vault_folder: Path, case_in_vault: Case
) -> None:
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    await_proof(store)
    store.close()
    window = make_window()

    def unlocked() -> Proving:
        qtbot.keyClicks(window.gate.currentWidget().field, PASSPHRASE)
        qtbot.keyClick(window.gate.currentWidget().field, RETURN)
        qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), Proving))
        page = window.gate.currentWidget()
        assert isinstance(page, Proving)
        return page

    before = unlocked().typed.groups
    window.lock()
    assert isinstance(window.gate.currentWidget(), UnlockPage)
    assert not list(vault_folder.glob("*-wal"))
    page = unlocked()
    assert not set(page.typed.groups) & set(before)
    type_key_back(qtbot, page)
    qtbot.waitUntil(lambda: window.room is not None)
