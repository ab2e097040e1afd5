"""The timeline taken along from the window, and a document that tells only what the timeline shows now."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import CONTROL, LEFT
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot
from reports.test_make import text_of
from ui.test_filter import case_in_vault, page, press, window

from ecm_desktop.diagram.audit_row import on_page
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.life import Lane
from ecm_desktop.ui.on_paper import FILTERED, PNG, SVG, WALL_A4, OnPaper
from ecm_desktop.ui.pages.report import ReportPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.report.issuing import Stage
from ecm_desktop.ui.window import MainWindow

__all__ = ["case_in_vault", "page", "window"]  # fixtures

LOSS = Filter(lanes=(Lane.LOSS,))


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the system's dialog saves under the name that is suggested."""

    def ask(_parent: object, _title: str, suggested: str, _kind: str) -> tuple[str, str]:
        return str(tmp_path / Path(suggested).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return tmp_path


def head_of(window: MainWindow) -> str:
    """The row of the audit by which the case came to be as it is."""
    session = window.room.session
    assert session.past is not None
    return session.past.audit_head(session.editor.revision)


def made(qtbot: QtBot, window: MainWindow, folder: Path, suffix: str) -> bytes:
    qtbot.waitUntil(lambda: bool(list(folder.glob(f"*{suffix}"))), timeout=60_000)
    qtbot.waitUntil(lambda: "The timeline is in" in window.room.notices.text)
    (file,) = folder.glob(f"*{suffix}")
    assert file.name == f"timeline-2026-11-01{suffix}"
    return file.read_bytes()


def test_a_wall_print_of_what_is_shown_by_keys(qtbot: QtBot, window: MainWindow, page: TimelinePage, out: Path) -> None:
    window.room.session.set_filter(LOSS)
    page.timeline.setFocus()
    press(qtbot, Qt.Key.Key_P, CONTROL)
    panel = window.findChild(OnPaper)
    assert QApplication.focusWidget() is panel.form
    assert "print queue" in panel.printing.text()
    assert panel.printing.isVisible()
    assert panel.which.key() == FILTERED
    assert panel.which.currentText() == "What the timeline shows now: 1 of 3 events shown"
    press(qtbot, Qt.Key.Key_Down)
    assert panel.form.key() == WALL_A4
    panel.save.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    said = text_of(made(qtbot, window, out, ".pdf"))
    assert "1 of 3 events shown: Relationships and loss" in said
    assert "Nan dies" in said
    assert "starts school" not in said
    assert on_page(head_of(window)) in said


@pytest.mark.parametrize("form", [SVG, PNG])
def test_a_picture_of_the_whole_life_by_the_mouse(
    qtbot: QtBot, window: MainWindow, page: TimelinePage, out: Path, form: str
) -> None:
    (button,) = (one for one in page.findChildren(QToolButton) if one.text() == "Print…")
    qtbot.mouseClick(button, LEFT)
    panel = window.findChild(OnPaper)
    assert panel.which.count() == 1
    panel.form.show_key(form)
    qtbot.mouseClick(panel.save, LEFT)
    data = made(qtbot, window, out, f".{form}")
    told = f"audit {head_of(window)}"
    if form == SVG:
        assert b"starts school" in data
        assert f"<metadata>{told}</metadata>".encode() in data
    else:
        assert QImage.fromData(data).width() > 900
        assert QImage.fromData(data).text("Comment") == told


def test_a_place_that_is_gone_is_told_and_escape_asks_no_more(
    qtbot: QtBot, window: MainWindow, page: TimelinePage, tmp_path: Path
) -> None:
    page.timeline.setFocus()
    press(qtbot, Qt.Key.Key_P, CONTROL)
    panel = window.findChild(OnPaper)
    panel.form.show_key(SVG)
    panel.make(tmp_path / "gone" / "x.svg")
    qtbot.waitUntil(lambda: "no folder of that name" in window.room.notices.text)
    press(qtbot, Qt.Key.Key_P, CONTROL)
    press(qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def report_page(window: MainWindow) -> ReportPage:
    found = window.room.show_page("report")
    QApplication.processEvents()
    return found


def test_a_document_may_tell_only_what_the_timeline_shows(
    qtbot: QtBot, window: MainWindow, page: TimelinePage, tmp_path: Path
) -> None:
    report = report_page(window)
    assert not report.form.filtered.isVisible()
    window.room.session.set_filter(LOSS)
    tick = report.form.filtered.tick
    assert tick.text() == "Only what the timeline shows now: 1 of 3 events shown"
    report.edition.show_key("minutes")
    report.edition.chosen.emit("minutes")
    assert not tick.isVisible()
    report.edition.show_key("chronology")
    report.edition.chosen.emit("chronology")
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    report.make_report(tmp_path / "part.pdf")
    qtbot.waitUntil(report.make.isVisible, timeout=60_000)
    said = " ".join(text_of((tmp_path / "part.pdf").read_bytes()).split())
    assert "Only a part of the life is shown. 1 of 3 events shown: Relationships and loss." in said
    assert "starts school" not in said
    window.room.session.set_filter(ALL)
    assert not tick.isVisible()
    assert not tick.isChecked()


def test_a_version_that_goes_out_tells_the_whole_life(window: MainWindow, page: TimelinePage) -> None:
    window.room.session.set_filter(LOSS)
    report = report_page(window)
    report.form.issue.stage.show_key(Stage.ISSUED)
    report.form.filtered.tick.setChecked(True)
    report.form.issue.author.setText("Dr Sam")
    report.form.issue.why.setText("agreed")
    assert report.form.asked() is None
    assert report.form.filtered.why_not.text().startswith("A version that goes out tells the whole life.")
    report.form.filtered.tick.setChecked(False)
    assert report.form.asked().shown == ALL
