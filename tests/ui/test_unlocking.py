"""Unlocking with the recovery key: a slip is named and chosen, nothing stale stays, and a new passphrase is offered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from builders import a_case
from fakes import FAST, TestClock
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE

from ecm_desktop.store.audit import Event
from ecm_desktop.store.opening import Passphrase, RecoveryKeyText, create_vault, open_vault
from ecm_desktop.store.users import add_user
from ecm_desktop.ui import unlock
from ecm_desktop.ui.renewing import Renewing
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault import derivation
from ecm_desktop.vault.passphrase import NewPassphrase
from ecm_desktop.vault.recovery import RecoveryKey

ENTER = Qt.Key.Key_Return


@pytest.fixture
def key(vault_folder: Path) -> RecoveryKey:
    """The recovery key of a vault at rest with one case in it."""
    store, made = create_vault(vault_folder, PASSPHRASE, clock=TestClock(), cost=FAST)
    store.add_case(a_case("Jo March").build(), "Begin the case")
    store.close()
    return made


def unlock_page(window: MainWindow) -> UnlockPage:
    page = window.gate.currentWidget()
    assert isinstance(page, UnlockPage)
    return page


def by_recovery_key(qtbot: QtBot, window: MainWindow, text: str) -> UnlockPage:
    page = unlock_page(window)
    qtbot.mouseClick(page.other, LEFT)
    qtbot.keyClicks(page.field, text)
    qtbot.keyClick(page.field, ENTER)
    return page


def another_letter(letter: str) -> str:
    return "A" if letter != "A" else "B"


def test_a_passphrase_that_cost_too_little_is_raised_without_a_word(
    qtbot: QtBot,
    key: RecoveryKey,
    make_window: Callable[[], MainWindow],
    vault_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(derivation, "todays_cost", lambda: replace(FAST, t=2))
    for _ in range(2):
        window = make_window()
        page = unlock_page(window)
        qtbot.keyClicks(page.field, PASSPHRASE)
        qtbot.keyClick(page.field, ENTER)
        qtbot.waitUntil(lambda window=window: window.room is not None)  # type: ignore[misc]  # the window of now
        assert window.room.notices.text == ""
        window.close()
    with closing(open_vault(vault_folder, RecoveryKeyText(key.text))) as store:
        assert [one.event for one in store.audit_entries()].count(Event.COST_RAISED) == 1


@pytest.mark.parametrize("between", ["-", " ", ""])
@pytest.mark.parametrize("number", [1, 5, 8])
def test_enter_names_and_chooses_the_group_with_a_slip(
    qtbot: QtBot, key: RecoveryKey, make_window: Callable[[], MainWindow], number: int, between: str
) -> None:
    groups = list(key.groups)
    groups[number - 1] = another_letter(groups[number - 1][0]) + groups[number - 1][1:]
    window = make_window()
    page = by_recovery_key(qtbot, window, between.join(groups))
    assert page.message.text() == f"Group {number} of the recovery key has a mistake in it."
    assert QApplication.focusWidget() is page.field
    assert page.field.selectedText() == groups[number - 1]
    qtbot.keyClicks(page.field, key.groups[number - 1])  # in its place
    assert page.message.text() == ""
    qtbot.keyClick(page.field, ENTER)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), Renewing))


def test_letters_that_are_missing_are_counted(
    qtbot: QtBot, key: RecoveryKey, make_window: Callable[[], MainWindow]
) -> None:
    page = by_recovery_key(qtbot, make_window(), "".join(key.groups)[:-3])
    assert page.message.text() == "A recovery key has 8 groups of 8 letters and digits; 61 were typed."
    page.field.clear()
    qtbot.keyClick(page.field, ENTER)
    assert page.message.text() == "Type the recovery key first."


def test_a_wrong_passphrase_is_no_matter_beside_the_recovery_key(
    qtbot: QtBot, key: RecoveryKey, make_window: Callable[[], MainWindow]
) -> None:
    page = unlock_page(make_window())
    qtbot.keyClicks(page.field, "not the words")
    qtbot.keyClick(page.field, ENTER)
    qtbot.waitUntil(lambda: "does not open the vault" in page.message.text())
    qtbot.mouseClick(page.other, LEFT)
    assert "does not open" not in page.message.text()
    qtbot.keyClick(page.field, Qt.Key.Key_X)
    qtbot.keyClick(page.field, ENTER)
    assert page.message.text().endswith("1 were typed.")  # answered while it waits
    qtbot.waitUntil(page.button.isEnabled)
    assert "does not open" not in page.message.text()


def test_a_new_passphrase_is_offered_and_counts(
    qtbot: QtBot, key: RecoveryKey, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    window = make_window()
    by_recovery_key(qtbot, window, key.text.lower())
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), Renewing))
    step = window.gate.currentWidget()
    chosen = step.suggestion.text()
    assert QApplication.focusWidget() is step.again
    qtbot.keyClicks(step.again, chosen)
    qtbot.keyClick(step.again, ENTER)
    qtbot.waitUntil(lambda: window.room is not None)
    assert window.room.notices.text == "Your new passphrase opens the vault from now on."
    window.close()
    open_vault(vault_folder, Passphrase(chosen)).close()


def test_not_now_keeps_the_passphrase(
    qtbot: QtBot, key: RecoveryKey, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    window = make_window()
    by_recovery_key(qtbot, window, key.text)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), Renewing))
    qtbot.mouseClick(window.gate.currentWidget().later, LEFT)
    qtbot.waitUntil(lambda: window.room is not None)
    window.close()
    open_vault(vault_folder, Passphrase(PASSPHRASE)).close()


def test_the_window_can_lock_while_a_new_passphrase_is_chosen(
    qtbot: QtBot, key: RecoveryKey, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    window = make_window()
    by_recovery_key(qtbot, window, key.text)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), Renewing))
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = unlock_page(window)
    assert page.field.echoMode() is QLineEdit.EchoMode.Password
    assert not list(vault_folder.glob("*-wal"))  # at rest


def test_where_several_people_unlock_nobodys_passphrase_is_changed(
    qtbot: QtBot, key: RecoveryKey, make_window: Callable[[], MainWindow], vault_folder: Path
) -> None:
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    add_user(store, "Deputy", NewPassphrase("lanternfish-quilt-orchard"))
    store.close()
    window = make_window()
    by_recovery_key(qtbot, window, key.text)
    qtbot.waitUntil(lambda: window.room is not None)


def test_a_vault_that_is_not_the_usual_one_is_named(
    key: RecoveryKey, make_window: Callable[[], MainWindow], vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unlock_page(make_window()).form.heading.text() == f"Unlock {vault_folder.name}"
    monkeypatch.setattr(unlock, "default_vault_dir", lambda: vault_folder)
    assert unlock_page(make_window()).form.heading.text() == "Unlock"
