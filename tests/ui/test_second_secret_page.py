"""The second secret in the window: used, left again, gone from its keyring; and why, where there is no keyring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
from hands import LEFT
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, MakeWindow
from ui.on_the_vault import finished

from ecm_desktop.store.opening import second_secret_in
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.vault.own import SecondSecret
from ecm_desktop.ui.vault.page import VaultPage
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault import second_secret


class Drawer:
    """A keyring in memory, as the library makes one from its class."""

    viable = True
    kept: ClassVar[dict[str, str]] = {}

    def get_password(self, _service: str, name: str) -> str | None:
        return self.kept.get(name)

    def set_password(self, _service: str, name: str, password: str) -> None:
        self.kept[name] = password

    def delete_password(self, _service: str, name: str) -> None:
        del self.kept[name]


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The only keyring of this computer."""
    monkeypatch.setattr(second_secret, "ALLOWED", (f"{__name__}.{Drawer.__name__}",))
    yield Drawer.kept
    Drawer.kept.clear()


def part_of(window: MainWindow) -> tuple[VaultPage, SecondSecret]:
    window.show_vault()
    page = window.keeper.page
    part = page.show_part(SecondSecret)
    assert isinstance(part, SecondSecret)
    return page, part


def test_a_second_secret_is_used_and_left_again_by_keys(
    qtbot: QtBot, room_window: MainWindow, drawer: dict[str, str]
) -> None:
    page, part = part_of(room_window)
    qtbot.waitUntil(part.use.isEnabled)
    qtbot.keyClicks(part.guard, PASSPHRASE)
    qtbot.keyClick(part.guard, Qt.Key.Key_Return)
    finished(qtbot, page, 20_000)
    assert "on this computer" in part.said.text()
    assert "In use" in part.state.text()
    assert second_secret_in(page.desk.store)
    assert len(drawer) == 1
    assert part.guard.hasFocus()
    qtbot.keyClicks(part.guard, PASSPHRASE)
    part.stop.setFocus()
    qtbot.keyClick(part.stop, Qt.Key.Key_Space)
    finished(qtbot, page, 20_000)
    assert "alone opens the vault again" in part.said.text()
    assert not drawer
    assert part.guard.hasFocus()


def test_where_the_keyring_lost_it_unlocking_says_so_and_leads_to_the_recovery_key(
    qtbot: QtBot, room_window: MainWindow, make_window: MakeWindow, drawer: dict[str, str]
) -> None:
    page, part = part_of(room_window)
    qtbot.waitUntil(part.use.isEnabled)
    qtbot.keyClicks(part.guard, PASSPHRASE)
    qtbot.mouseClick(part.use, LEFT)
    finished(qtbot, page, 20_000)
    room_window.close()
    kept = dict(drawer)
    drawer.clear()
    window = make_window()
    unlock = window.gate.currentWidget()
    assert isinstance(unlock, UnlockPage)
    qtbot.keyClicks(unlock.field, PASSPHRASE)
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "no longer holds the second secret" in unlock.message.text(), timeout=20_000)
    assert "recovery key" in unlock.message.text()
    assert unlock.field.hasFocus()
    drawer.update(kept)
    qtbot.keyClicks(unlock.field, PASSPHRASE)
    qtbot.keyClick(unlock.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None, timeout=20_000)


def test_without_a_keyring_the_button_is_off_and_the_reason_beside_it(
    qtbot: QtBot, room_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_secret, "ALLOWED", ())
    page, part = part_of(room_window)
    finished(qtbot, page, 20_000)
    assert not part.use.isEnabled()
    assert "no keyring that can be trusted" in part.state.text()
