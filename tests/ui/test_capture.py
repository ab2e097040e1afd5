"""Windows that are left out of screenshots: on a system that is played, since this one has no means to do it."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import MakeWindow

from ecm_desktop.i18n import Translator
from ecm_desktop.store.finding import Holds
from ecm_desktop.ui.capture import windows
from ecm_desktop.ui.capture.guard import IS_OFF, NO_MEANS, CaptureGuard, capture_finding, means_here
from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.ui.settings_page import ONLY_BY_ONESELF, SettingsPage
from ecm_desktop.ui.vault.security import Security
from ecm_desktop.ui.window import MainWindow


class PlayedWindows:
    """The library of Windows, played by C functions of the documented kinds."""

    def __init__(self, knows: tuple[int, ...] = (0x0, 0x1, 0x11)) -> None:
        self.shown_as: dict[int, int] = {}

        def put(window: int, how: int) -> int:
            if how in knows:
                self.shown_as[window] = how
            return int(how in knows)

        def tell(window: int, into: int) -> int:
            ctypes.c_uint32.from_address(into).value = self.shown_as.get(window, 0)
            return 1

        pointer, number, answer = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int
        library = SimpleNamespace(
            SetWindowDisplayAffinity=ctypes.CFUNCTYPE(answer, pointer, number)(put),
            GetWindowDisplayAffinity=ctypes.CFUNCTYPE(answer, pointer, pointer)(tell),
        )
        self.means = windows.bound(library)

    def how(self, window: QWidget) -> int:
        return self.shown_as.get(int(window.winId()), 0)


@pytest.fixture
def played() -> PlayedWindows:
    return PlayedWindows()


def test_windows_of_the_program_are_left_out_as_they_come_and_shown_again(
    qtbot: QtBot, qapp: QApplication, preferences: PreferenceDesk, make_window: MakeWindow, played: PlayedWindows
) -> None:
    guard = CaptureGuard(qapp, preferences, played.means)
    window = make_window()
    assert played.shown_as == {}  # a screen can be shared unless somebody chose otherwise
    preferences.change(left_out_of_pictures=True)
    assert played.how(window) == 0x11
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert played.how(dialog) == 0x11
    assert capture_finding(dialog, played.means).holds is Holds.YES
    preferences.change(left_out_of_pictures=False)
    assert (played.how(window), played.how(dialog)) == (0x0, 0x0)
    dialog.close()
    dialog.show()
    assert played.how(dialog) == 0x0
    assert capture_finding(dialog, played.means).advice == IS_OFF
    guard.deleteLater()


def test_an_older_windows_shows_them_black() -> None:
    played = PlayedWindows(knows=(0x0, 0x1))
    assert played.means.leave_out(1 << 40, True)
    assert played.shown_as == {1 << 40: 0x1}
    assert played.means.is_left_out(1 << 40)


def test_what_is_refused_is_not_called_done() -> None:
    assert not PlayedWindows(knows=()).means.leave_out(7, True)


@pytest.mark.parametrize("there", [True, False])
def test_the_setting_is_off_and_explained_and_only_there_to_be_turned_where_it_does_something(
    qtbot: QtBot, preferences: PreferenceDesk, words: Translator, tmp_path, played: PlayedWindows, there: bool
) -> None:
    page = SettingsPage(words, preferences, tmp_path, played.means if there else None)
    qtbot.addWidget(page)
    page.show()
    assert (page.left_out.isEnabled(), page.left_out.isChecked()) == (there, False)
    said = {one.text() for one in page.findChildren(QLabel) if one.isVisible()}
    assert (ONLY_BY_ONESELF in said, NO_MEANS in said) == (there, not there)
    page.left_out.click()
    assert preferences.value.left_out_of_pictures == there


@pytest.mark.skipif(means_here() is not None, reason="this system has a means to leave windows out of pictures")
def test_the_security_page_says_that_this_system_has_no_means(room_window: MainWindow) -> None:
    room_window.show_vault()
    section = room_window.keeper.page.show_part(Security)
    assert NO_MEANS in {one.text() for one in section.findChildren(QLabel)}
