"""The report page through real widgets: a document is made, stopped, or refused by the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.domain.formulation import Report
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.pages.report import ReportPage


@pytest.fixture
def page(story: Desk, show) -> ReportPage:
    made = ReportPage(story.session)
    show(made)
    return made


@pytest.fixture
def said(story: Desk) -> list[Notice]:
    told: list[Notice] = []
    story.session.noticed.connect(told.append)
    return told


def test_the_suggested_name_names_nobody(
    qtbot: QtBot, story: Desk, page: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    qtbot.mouseClick(page.make, LEFT)
    assert asked == ["report-full-2026-11-01.pdf"]
    assert page.make.isVisible()


def test_a_report_is_made_and_remembered(
    qtbot: QtBot, story: Desk, page: ReportPage, said: list[Notice], tmp_path: Path
) -> None:
    page.recipient.setText("Youth court")
    assert not page.so_far.isVisible()
    page.make_report(tmp_path / "report.pdf")
    assert page.stop.isVisible()
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    record = story.session.case.of(Report)[0]
    assert (record.edition, record.recipient, len(record.sha256)) == ("full", "Youth court", 64)
    assert "report.pdf" in said[-1].text
    assert "Youth court" in page.so_far.text()


def test_stopping_leaves_no_file(qtbot: QtBot, story: Desk, page: ReportPage, tmp_path: Path) -> None:
    page.make_report(tmp_path / "report.pdf")
    qtbot.mouseClick(page.stop, LEFT)
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert not story.session.case.of(Report)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(
    qtbot: QtBot, story: Desk, page: ReportPage, said: list[Notice], tmp_path: Path
) -> None:
    page.make_report(tmp_path / "gone" / "report.pdf")
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert said[-1].kind is NoticeKind.TROUBLE
    assert not story.session.case.of(Report)
