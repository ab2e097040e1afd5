"""The report page through real widgets: a document is made, stopped, or refused by the disk."""

from __future__ import annotations

import hashlib
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from builders import in_year
from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot
from reports.test_make import text_of
from ui.conftest import Desk

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.formulation import Report
from ecm_desktop.editing import bonds, formulation
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.pages.report import ReportPage
from ecm_desktop.ui.report.copy import FileKind
from ecm_desktop.ui.report.issuing import Stage
from ecm_desktop.widgets.controls.pick_list import PickList


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
    page.form.recipient.setText("Youth court")
    assert not page.so_far.isVisible()
    page.make_report(tmp_path / "report.pdf")
    assert page.stop.isVisible()
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    record = story.session.case.of(Report)[0]
    assert (record.edition, record.recipient, len(record.sha256)) == ("full", "Youth court", 64)
    assert "report.pdf" in said[-1].text
    assert "Youth court" in _told(page)


def test_check_26_letters_that_cannot_be_printed_are_told(
    qtbot: QtBot, page: ReportPage, said: list[Notice], tmp_path: Path
) -> None:
    page.form.recipient.setText("Ali 🙂")
    page.make_report(tmp_path / "report.pdf")
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    (told,) = (one.text for one in said if "cannot be printed" in one.text)
    assert told.endswith("for them: 🙂")


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


def test_a_press_on_what_a_document_is_for_chooses_it(qtbot: QtBot, page: ReportPage) -> None:
    line = next(one for one in page.edition.findChildren(QLabel) if "One page for any meeting" in one.text())
    qtbot.mouseClick(line, LEFT)
    assert page.edition.key() == "summary"


def test_the_keys_go_from_document_to_document(qtbot: QtBot, page: ReportPage) -> None:
    page.begins_at().setFocus()
    qtbot.keyClick(page.edition.focusWidget(), Qt.Key.Key_Down)
    assert page.edition.key() == list(EDITIONS)[1]


def test_the_childs_pages_ask_first_why_the_child_is_ready(
    qtbot: QtBot, story: Desk, page: ReportPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (asked.append("where") or str(tmp_path / "child.pdf"), "")
    )
    assert not page.form.readiness.isVisible()
    qtbot.mouseClick(_button(page, "For the child"), LEFT)
    qtbot.mouseClick(page.make, LEFT)
    assert asked == []
    assert "first" in page.form.missing.text()
    assert page.form.readiness.hasFocus()
    qtbot.keyClicks(page.form.readiness, "Has asked twice; reads it with Gran")
    assert not page.form.missing.isVisible()
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert asked == ["where"]
    record = story.session.case.of(Report)[0]
    assert (record.edition, record.reason) == ("child", "Has asked twice; reads it with Gran")
    assert (tmp_path / "child.pdf").exists()


def test_what_was_written_for_the_childs_pages_is_not_kept_with_another(
    qtbot: QtBot, story: Desk, page: ReportPage, tmp_path: Path
) -> None:
    qtbot.mouseClick(_button(page, "For the child"), LEFT)
    qtbot.keyClicks(page.form.readiness, "Has asked twice")
    qtbot.mouseClick(_button(page, "One-page summary"), LEFT)
    page.make_report(tmp_path / "summary.pdf")
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert story.session.case.of(Report)[0].reason == ""


def _button(page: ReportPage, title: str) -> QRadioButton:
    return next(one for one in page.edition.findChildren(QRadioButton) if one.text() == title)


def test_a_copy_that_only_a_passphrase_opens(
    qtbot: QtBot, story: Desk, page: ReportPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "out.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    qtbot.mouseClick(_button(page, "One-page summary"), LEFT)
    assert not page.copy.passphrase.isVisible()
    choose(page.copy.kind, FileKind.PROTECTED)
    made_up = page.copy.passphrase.text()
    assert len(made_up.split("-")) + len(made_up.split()) > 5
    assert page.copy.passphrase.displayText() == made_up
    qtbot.keyClick(page.copy.show_it, Qt.Key.Key_Space)
    assert page.copy.passphrase.displayText() != made_up
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password=made_up) as pdf:
        assert pdf.encryption.R == 6
    assert page.copy.passphrase.text() == made_up
    page.hide()
    assert page.copy.passphrase.text() == ""
    assert page.copy.kind.key() == FileKind.PLAIN
    assert story.session.case.of(Report)[0].sha256 != hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_passphrase_is_hidden_where_names_are(story: Desk, page: ReportPage) -> None:
    story.session.toggle_sharing()
    choose(page.copy.kind, FileKind.PROTECTED)
    assert page.copy.passphrase.displayText() != page.copy.passphrase.text()


def test_a_file_without_a_passphrase_is_not_made_when_one_is_to_open_it(
    qtbot: QtBot, page: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: asked.append("where") or ("", ""))
    choose(page.copy.kind, FileKind.PROTECTED)
    page.copy.passphrase.clear()
    qtbot.mouseClick(page.make, LEFT)
    assert asked == []
    assert page.copy.hint.text() == "Type the passphrase."


def test_a_copy_for_the_archive_says_so(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    qtbot.mouseClick(_button(page, "One-page summary"), LEFT)
    choose(page.copy.kind, FileKind.ARCHIVE)
    page.make_report(file)
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    with pikepdf.open(file) as pdf:
        assert b"pdfaid:part>2" in pdf.Root.Metadata.read_bytes()


def choose(field: PickList, key: str) -> None:
    """Go down the list with the keys until the choice stands there."""
    field.setFocus()
    while field.key() != key:
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_the_clock_tells_the_days_and_leads_to_issuing(qtbot: QtBot, story: Desk, page: ReportPage) -> None:
    session = story.session
    assert "no report yet, 0 days after" in _lines(page)
    assert page.clock.issue == {}
    made = Report(id="b", edition="review", dated=session.setting.today, meeting="open")
    session.do("Made", formulation.keep_report, made)
    assert "draft on the day · not issued yet" in _lines(page)
    qtbot.mouseClick(page.clock.issue["open"], LEFT)
    assert (page.edition.key(), page.form.meeting.key()) == ("review", "open")
    assert page.form.issue.stage.currentText() == "Issued as version 1"
    assert page.form.issue.why.hasFocus()


def test_a_version_is_issued_with_who_and_why_and_the_next_has_the_next_number(
    qtbot: QtBot, story: Desk, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, told = story.session, list[tuple[str, str]]()
    session.used.connect(lambda what, sha256: told.append((what, sha256)))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "out.pdf"), ""))
    qtbot.mouseClick(_button(page, "Short report"), LEFT)
    issue = page.form.issue
    assert issue.stage.key() == Stage.DRAFT
    assert not issue.why.isVisible()
    choose(issue.stage, Stage.ISSUED)
    qtbot.mouseClick(page.make, LEFT)
    assert "who issues it and why" in issue.missing.text()
    assert issue.author.hasFocus()
    qtbot.keyClicks(issue.author, "Dr Hughes")
    qtbot.keyClicks(issue.why, "Asked for by the court")
    revision = session.editor.revision
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(lambda: bool(session.case.of(Report)), timeout=60_000)
    kept = session.case.of(Report)[0]
    assert (kept.version, kept.author, kept.why) == (1, "Dr Hughes", "Asked for by the court")
    assert (kept.issued, kept.revision) == (session.setting.today, revision)
    assert told == [("exported", kept.sha256), ("issued", kept.sha256)]
    assert hashlib.sha256((tmp_path / "out.pdf").read_bytes()).hexdigest() == kept.sha256
    listed = _told(page)
    assert "Short report, version 1 · 1 Nov 2026 by Dr Hughes\nAsked for by the court" in listed
    assert kept.sha256[:12] in listed
    assert issue.stage.currentText() == "Issued as version 2"
    session.undo()
    assert session.case.of(Report) == (kept,)  # what went out is out
    session.toggle_sharing()
    assert "Hughes" not in _told(page)


def test_a_version_that_went_out_meanwhile_is_not_written_again(
    qtbot: QtBot, story: Desk, page: ReportPage, said: list[Notice], tmp_path: Path
) -> None:
    qtbot.mouseClick(_button(page, "Short report"), LEFT)
    choose(page.form.issue.stage, Stage.ISSUED)
    qtbot.keyClicks(page.form.issue.author, "Dr Hughes")
    qtbot.keyClicks(page.form.issue.why, "Asked for")
    page.make_report(tmp_path / "out.pdf")
    other = Report(id="b", edition="short", dated=story.session.setting.today, meeting="open", version=1)
    story.session.do("Issued elsewhere", formulation.keep_report, other)
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert said[-1].text == "Version 1 has gone out meanwhile. Make the document again."
    assert list(tmp_path.iterdir()) == []


def test_the_address_is_printed_when_its_tick_is_set(
    qtbot: QtBot, story: Desk, page: ReportPage, tmp_path: Path
) -> None:
    assert not page.form.addresses.isVisible()
    home = Placement(id="home", name="Gran", address="14 Mill Lane", period=Period(start=in_year(2019)))
    story.session.do("Put down", bonds.add_bond, home)
    assert page.form.addresses.isVisible()
    assert "the address of 1\u00a0home" in page.left_out.lines.text()
    qtbot.mouseClick(_button(page, "Short report"), LEFT)
    qtbot.keyClick(page.form.addresses, Qt.Key.Key_Space)
    assert "address" not in page.left_out.lines.text()
    page.make_report(tmp_path / "out.pdf")
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    with_it = text_of((tmp_path / "out.pdf").read_bytes())
    assert "14 Mill Lane" in with_it


def _told(page: ReportPage) -> str:
    return "\n".join(one.text() for one in page.so_far.findChildren(QLabel) if one.isVisible())


def _lines(page: ReportPage) -> str:
    return "\n".join(one.text() for one in page.clock.findChildren(QLabel) if one.isVisible())


def test_the_child_s_pages_are_asked_for_on_paper_of_a_colour_and_no_others(story: Desk, show) -> None:
    page = ReportPage(story.session)
    show(page)
    form = page.form
    assert not form.paper.isVisible()
    page.edition.show_key("child")
    page.edition.chosen.emit("child")
    assert form.paper.isVisible()
    form.paper.colour.show_key("cream")
    assert form.extras() == {"cream"}
    page.edition.show_key("full")
    page.edition.chosen.emit("full")
    assert not form.paper.isVisible()
    assert form.extras() == set()


def choose_kind(page: ReportPage, kind: FileKind) -> None:
    page.copy.kind.show_key(kind)
    page.copy.kind.chosen.emit(kind)


@pytest.mark.parametrize(("kind", "ending"), [(FileKind.WORDS, ".docx"), (FileKind.TEXT, ".txt")])
def test_its_words_alone_take_what_was_chosen_for_it(
    qtbot: QtBot, story: Desk, page: ReportPage, monkeypatch, tmp_path: Path, kind: FileKind, ending: str
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return str(tmp_path / "words of 2026.11"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    choose_kind(page, kind)
    page.form.then.age.setText("6")
    page.form.recipient.setText("Ridge/way")
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert asked == [f"report-full-2026-11-01{ending}"]
    (file,) = tmp_path.glob("words*")
    assert file.name == f"words of 2026.11{ending}"
    data = file.read_bytes()
    born = story.session.case.born
    text = data.decode() if ending == ".txt" else ZipFile(file).read("word/document.xml").decode()
    assert f"{born.replace(year=born.year + 6):%-d %B %Y}" in text
    assert "Ridge/way" in text
    record = story.session.case.of(Report)[0]
    assert record.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("kind", [FileKind.WORDS, FileKind.TEXT, FileKind.TABLES])
def test_a_version_goes_out_as_a_pdf_alone_and_nothing_else_is_looked_at_here(
    qtbot: QtBot, story: Desk, page: ReportPage, kind: FileKind
) -> None:
    choose_kind(page, kind)
    qtbot.mouseClick(page.look, LEFT)
    assert "in the program" in page.copy.hint.text()
    page.form.issue.stage.show_key(Stage.ISSUED)
    page.form.issue.author.setText("Dr Bell")
    page.form.issue.why.setText("The court asked")
    qtbot.mouseClick(page.make, LEFT)
    assert "A version goes out as a PDF" in page.copy.hint.text()
    assert page.make.isVisible()
    assert story.session.case.of(Report) == ()


def test_whoever_makes_a_document_is_told_where_a_print_of_it_lies(page: ReportPage) -> None:
    assert "print queue" in page.copy.printing.text()
    assert page.copy.printing.isVisible()


def test_a_document_without_a_table_makes_no_workbook_and_says_so(
    qtbot: QtBot, story: Desk, page: ReportPage, said: list[Notice], tmp_path: Path
) -> None:
    choose_kind(page, FileKind.TABLES)
    page.edition.show_key("court")
    page.edition.chosen.emit("court")
    page.make_report(tmp_path / "out.xlsx")
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert "no table in this document" in said[-1].text
    assert list(tmp_path.glob("*.xlsx")) == []
