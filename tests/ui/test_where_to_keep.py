"""Where a file is to lie while others see the screen: no folder is listed, and nothing there is written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT, keep_under
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from ui.reading import readable

from ecm_desktop.ui.for_programs import ForPrograms
from ecm_desktop.ui.where_to_keep import UnderAName
from ecm_desktop.ui.window import MainWindow

OTHER = "qwxzylophone-other-child"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which a file of another child lies."""
    there = tmp_path / "home of samfield"
    there.mkdir()
    (there / f"{OTHER}.csv").write_text("x")
    monkeypatch.setattr(Path, "home", lambda: there)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("lists a folder"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: pytest.fail("lists a folder"))
    return there


@pytest.fixture
def window(room_window: MainWindow) -> MainWindow:
    room_window.room.sharing.begin()
    return room_window


def part(window: MainWindow) -> ForPrograms:
    (found,) = window.room.show_page("report").findChildren(ForPrograms)
    return found


def test_a_file_is_kept_under_a_name_and_no_other_is_read(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    keep_under(window, "today")
    read: list[str] = []
    QTimer.singleShot(10, window, lambda: read.extend(text for _, text in readable()))
    part(window).ask_where()
    assert any("Name of the file" in text for text in read)
    qtbot.waitUntil((home / "today.xlsx").exists, timeout=20_000)
    qtbot.waitUntil(lambda: "today.xlsx" in window.room.notices.text)
    read += [text for _, text in readable()]
    assert not any(OTHER in text or "samfield" in text for text in read)


def test_nothing_is_written_over_and_a_name_is_no_way_elsewhere(window: MainWindow, home: Path) -> None:
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnderAName)
        for name in (OTHER, "../elsewhere", "..", ""):
            dialog.name.clear()
            QTest.keyClicks(dialog.name, name)
            QTest.keyClick(dialog.name, Qt.Key.Key_Return)
            said.append(dialog.wrong.text())
        QTest.mouseClick(dialog.back, LEFT)

    QTimer.singleShot(20, window, answer)
    asked = UnderAName(window.room.session.words, window, "Keep it", home / "suggested.csv").asked()
    assert asked is None
    assert "already" in said[0]
    assert all("letters and figures" in one for one in said[1:])
    assert [one.name for one in home.iterdir()] == [f"{OTHER}.csv"]


def test_no_file_is_chosen_from_a_list(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    page = window.room.show_page("import")
    qtbot.mouseClick(page.choose, LEFT)
    assert "not shown on a shared screen" in window.room.notices.text
