"""A document is looked at before it is kept: pages, keys, zoom, the very bytes, and nothing left of it anywhere."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hands import CONTROL, LEFT
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from reports.test_make import text_of
from ui.conftest import Desk, ShowPage

from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import life, people
from ecm_desktop.editing.records import revise
from ecm_desktop.reports.editions.edition import Extra
from ecm_desktop.ui.lanes.kept import OwnLanes
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.report import ReportPage
from ecm_desktop.ui.report.making import Made
from ecm_desktop.ui.report.preview import Preview
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.sheet_view import SheetView

Ask = Callable[[str], Preview]


@pytest.fixture
def page(story: Desk, show: ShowPage) -> ReportPage:
    made = ReportPage(story.session)
    show(made)
    return made


@pytest.fixture
def ask(qtbot: QtBot, page: ReportPage) -> Ask:
    """Chooses a document by its title, presses the button and waits for the first page."""

    def ask_for(title: str) -> Preview:
        qtbot.mouseClick(_choice(page, title), LEFT)
        qtbot.mouseClick(page.look, LEFT)
        return _shown(qtbot, page)

    return ask_for


def _choice(page: QWidget, title: str) -> QRadioButton:
    return next(one for one in page.findChildren(QRadioButton) if one.text() == title)


def _shown(qtbot: QtBot, page: ReportPage) -> Preview:
    qtbot.waitUntil(lambda: bool(page.findChildren(Preview)), timeout=60_000)
    made = page.findChildren(Preview)[-1]
    qtbot.waitUntil(lambda: bool(_text(made.sheet)), timeout=60_000)
    return made


def _text(sheet: SheetView) -> str:
    return sheet.widget().accessibleDescription()


def test_the_pages_are_turned_by_keys_and_buttons(qtbot: QtBot, ask: Ask) -> None:
    preview = ask("Formulation report")
    assert preview.where.text().startswith("Page 1 of ")
    assert "Formulation report" in _text(preview.sheet)
    qtbot.keyClick(preview.sheet, Qt.Key.Key_PageDown)
    assert preview.where.text().startswith("Page 2 of ")
    qtbot.waitUntil(lambda: "Page 2 of" in _text(preview.sheet))
    qtbot.keyClick(preview.sheet, Qt.Key.Key_End)
    last = preview.where.text().split()[-1]
    assert preview.where.text() == f"Page {last} of {last}"
    assert not preview.next.isEnabled()
    qtbot.mouseClick(preview.before, LEFT)
    assert preview.where.text() == f"Page {int(last) - 1} of {last}"
    qtbot.keyClick(preview.sheet, Qt.Key.Key_Home)
    assert not preview.before.isEnabled()
    qtbot.waitUntil(lambda: "Page 1 of" in _text(preview.sheet))


def test_the_wheel_goes_over_the_edge_of_a_page_and_begins_the_one_before_at_its_foot(qtbot: QtBot, ask: Ask) -> None:
    sheet = ask("Formulation report").sheet
    bar = sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    _turn_wheel(sheet, -120)
    qtbot.waitUntil(lambda: "Page 2 of" in _text(sheet))
    assert bar.value() == 0
    _turn_wheel(sheet, 120)
    qtbot.waitUntil(lambda: "Page 1 of" in _text(sheet))
    assert bar.value() == bar.maximum() > 0


def _turn_wheel(sheet: SheetView, by: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = QPointF(sheet.viewport().rect().center())
    QApplication.sendEvent(
        sheet.viewport(),
        QWheelEvent(
            place, QPointF(sheet.viewport().mapToGlobal(place.toPoint())), QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_it_is_looked_at_closer_and_as_a_whole(qtbot: QtBot, ask: Ask) -> None:
    preview = ask("One-page summary")
    paper = preview.sheet.widget()
    first = paper.width()
    qtbot.keyClick(preview.sheet, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: paper.width() > first)
    _turn_wheel(preview.sheet, -120, CONTROL)
    qtbot.waitUntil(lambda: paper.width() == first)
    qtbot.mouseClick(preview.whole, LEFT)
    qtbot.waitUntil(lambda: paper.height() <= preview.sheet.viewport().height())
    qtbot.mouseClick(preview.width_, LEFT)
    qtbot.waitUntil(lambda: paper.width() > preview.sheet.viewport().width() - 30)
    assert preview.sheet.horizontalScrollBar().maximum() == 0


def test_what_is_saved_is_what_was_shown_and_nothing_lay_on_a_disk_before(
    qtbot: QtBot, story: Desk, page: ReportPage, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, shown, before = tmp_path / "out.pdf", list[bytes](), _in_temporary_folder()
    keep = page.maker.keep

    def see(made: Made, path: Path) -> None:
        shown.append(made.data)
        keep(made, path)

    monkeypatch.setattr(page.maker, "keep", see)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    preview = ask("One-page summary")
    assert _in_temporary_folder() == before
    assert not story.session.case.of(Report)
    story.session.do("Tell more", revise, LifeEvent, story.session.case.of(LifeEvent)[0].id, title="something else")
    qtbot.mouseClick(preview.save, LEFT)
    qtbot.waitUntil(lambda: bool(story.session.case.of(Report)), timeout=60_000)
    assert file.read_bytes() == shown[0]
    assert story.session.case.of(Report)[0].sha256 == hashlib.sha256(shown[0]).hexdigest()
    qtbot.waitUntil(lambda: not page.findChildren(Preview))


@pytest.mark.parametrize("recipient", ["Cy Bowen", "a/b", "../../x"])
def test_check_32_the_name_of_the_file_names_nobody(
    ask: Ask, page: ReportPage, monkeypatch: pytest.MonkeyPatch, recipient: str
) -> None:
    suggested: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (suggested.append(Path(asked[2])), ("", ""))[1])
    page.form.recipient.setText(recipient)
    ask("One-page summary").save.click()
    (path,) = suggested
    assert path.parent == Path.home()
    assert re.fullmatch(r"[a-z]+-summary-\d{4}-\d\d-\d\d\.pdf", path.name)


def _in_temporary_folder() -> set[str]:
    return {one.name for one in Path(tempfile.gettempdir()).iterdir()}


def test_a_disk_that_refuses_is_told_on_the_preview_which_stays(
    qtbot: QtBot, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    preview = ask("One-page summary")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "gone" / "out.pdf"), ""))
    qtbot.mouseClick(preview.save, LEFT)
    qtbot.waitUntil(lambda: "no folder of that name" in preview.saved.text())
    assert preview.isVisible()


def test_escape_goes_back_and_keeps_nothing(qtbot: QtBot, story: Desk, page: ReportPage, ask: Ask) -> None:
    preview = ask("One-page summary")
    qtbot.keyClick(preview.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(Preview))
    assert page.look.hasFocus()
    assert not story.session.case.of(Report)


def test_the_sharing_view_takes_it_away(qtbot: QtBot, story: Desk, page: ReportPage, ask: Ask) -> None:
    ask("One-page summary")
    story.session.toggle_sharing()
    qtbot.waitUntil(lambda: not page.findChildren(Preview))


def test_one_that_was_made_before_the_sharing_view_came_is_not_shown_in_it(
    qtbot: QtBot, story: Desk, page: ReportPage
) -> None:
    said: list[Notice] = []
    story.session.noticed.connect(said.append)
    qtbot.mouseClick(page.look, LEFT)
    story.session.toggle_sharing()
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert not page.findChildren(Preview)
    assert "Look at it again" in said[-1].text


def test_the_veil_takes_it_away_and_its_page_has_the_keyboard_again(qtbot: QtBot, room_window: MainWindow) -> None:
    room = room_window.room
    assert room is not None
    page = room.show_page("report")
    assert isinstance(page, ReportPage)
    qtbot.mouseClick(_choice(page, "One-page summary"), LEFT)
    page.look.setFocus()
    qtbot.keyClick(page.look, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(room_window.findChildren(Preview)), timeout=60_000)
    qtbot.keyClick(room_window, Qt.Key.Key_Period, CONTROL)
    assert room_window.veil.is_down
    qtbot.waitUntil(lambda: not room_window.findChildren(Preview))
    qtbot.keyClick(room_window, Qt.Key.Key_Period, CONTROL)
    assert page.look.hasFocus()


def test_the_page_says_what_the_chosen_document_leaves_out_and_nothing_of_it_in_sharing_view(
    qtbot: QtBot, story: Desk, page: ReportPage
) -> None:
    told = page.left_out.lines
    assert told.text() == "Nothing that the meeting may see."
    event = story.session.case.of(LifeEvent)[0]
    hide = replace(event, visibility=Visibility.PSYCHOLOGIST)
    story.session.do("Keep it back", lambda case: case.put(hide))
    assert told.text() == "For the psychologist only: 1\u00a0event"
    qtbot.mouseClick(_choice(page, "Carers’ guide"), LEFT)
    assert "Not part of this document:" in told.text()
    story.session.toggle_sharing()
    assert told.text() == ""
    assert not page.left_out.isVisible()


def test_a_version_that_went_out_is_seen_again_as_it_was(
    qtbot: QtBot, room_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, file = room_window.room, tmp_path / "out.pdf"
    assert room is not None
    page, session = room.show_page("report"), room.session
    assert isinstance(page, ReportPage)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    qtbot.mouseClick(_choice(page, "One-page summary"), LEFT)
    page.form.issue.stage.setFocus()
    qtbot.keyClick(page.form.issue.stage, Qt.Key.Key_End)
    qtbot.keyClicks(page.form.issue.author, "Dr Hughes")
    qtbot.keyClicks(page.form.issue.why, "Asked for")
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(lambda: bool(session.case.of(Report)), timeout=60_000)
    out = session.case.of(Report)[0]
    session.do("Another name", people.change_child, known_as="Somebody else")
    qtbot.mouseClick(page.so_far.look[out.id], LEFT)
    qtbot.waitUntil(lambda: bool(room_window.findChildren(Preview)), timeout=60_000)
    preview = room_window.findChildren(Preview)[0]
    qtbot.waitUntil(lambda: bool(_text(preview.sheet)), timeout=60_000)
    assert "byte for byte" in preview.saved.text()
    assert "Version 1" in _text(preview.sheet)
    assert "Somebody else" not in _text(preview.sheet)
    first = file.read_bytes()
    qtbot.mouseClick(preview.save, LEFT)
    qtbot.waitUntil(lambda: not room_window.findChildren(Preview), timeout=60_000)
    assert file.read_bytes() == first
    assert session.case.of(Report) == (out,)


@pytest.mark.parametrize("title", ["Handover", "Formulation report"])
def test_a_version_seen_again_departs_from_the_usual_as_it_did(
    qtbot: QtBot, room_window: MainWindow, tmp_path: Path, title: str
) -> None:
    page, session = room_window.room.show_page("report"), room_window.room.session
    assert isinstance(page, ReportPage)
    qtbot.mouseClick(_choice(page, title), LEFT)
    if title == "Handover":
        qtbot.keyClick(page.form.parts.ticks[Extra.NO_CHRONOLOGY], Qt.Key.Key_Space)
    else:
        qtbot.keyClicks(page.form.then.age, "6")
    out = _goes_out(qtbot, page, session, tmp_path / "out.pdf")
    assert len(out.extras) == 1
    qtbot.mouseClick(page.so_far.look[out.id], LEFT)
    qtbot.waitUntil(lambda: bool(room_window.findChildren(Preview)), timeout=60_000)
    preview = room_window.findChildren(Preview)[0]
    assert "byte for byte" in preview.saved.text()
    qtbot.keyClick(preview, Qt.Key.Key_Escape)


def _goes_out(qtbot: QtBot, page: ReportPage, session: Session, file: Path) -> Report:
    """The version that was made of what is chosen."""
    page.form.issue.stage.setFocus()
    qtbot.keyClick(page.form.issue.stage, Qt.Key.Key_End)
    qtbot.keyClicks(page.form.issue.author, "Dr Hughes")
    qtbot.keyClicks(page.form.issue.why, "Asked for")
    page.make_report(file)
    qtbot.waitUntil(lambda: bool(session.case.of(Report)), timeout=60_000)
    (out,) = session.case.of(Report)
    return out


def test_a_version_seen_again_has_the_lanes_as_the_service_had_them_then(
    qtbot: QtBot, room_window: MainWindow, tmp_path: Path
) -> None:
    page, session = room_window.room.show_page("report"), room_window.room.session
    own = OwnLanes(session)
    lane = Lane.LOSS
    session.do("Add", life.add_event, LifeEvent(id="nan", title="Nan dies", when=on_day(date(2017, 9, 1)), lane=lane))
    own.call(lane, "Goodbyes")
    qtbot.mouseClick(_choice(page, "Formulation report"), LEFT)
    out = _goes_out(qtbot, page, session, tmp_path / "out.pdf")
    assert out.lanes.name_of(lane) == "Goodbyes"
    assert "Goodbyes" in text_of((tmp_path / "out.pdf").read_bytes())
    own.call(lane, "Departures")
    own.keep(own.lanes.moved(lane, 1, own.shown).coloured(lane, Lane.OFFENDING).turned(lane))
    qtbot.mouseClick(page.so_far.look[out.id], LEFT)
    qtbot.waitUntil(lambda: bool(room_window.findChildren(Preview)), timeout=60_000)
    preview = room_window.findChildren(Preview)[0]
    assert "byte for byte" in preview.saved.text()
    qtbot.keyClick(preview, Qt.Key.Key_Escape)


def test_of_many_pages_turned_at_once_the_last_is_shown(qtbot: QtBot, ask: Ask) -> None:
    preview = ask("Formulation report")
    for _ in range(3):
        qtbot.keyClick(preview.sheet, Qt.Key.Key_PageDown)
    qtbot.keyClick(preview.sheet, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: "Page 3 of" in _text(preview.sheet))
