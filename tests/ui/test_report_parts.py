"""The parts of a handover, ticked on the report page."""

from __future__ import annotations

from pathlib import Path

from hands import LEFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot
from reports.test_make import text_of
from ui.conftest import Desk

from ecm_desktop.domain.formulation import Report
from ecm_desktop.reports.editions.edition import Extra
from ecm_desktop.ui.pages.report import ReportPage


def _choose(qtbot: QtBot, page: ReportPage, title: str) -> None:
    qtbot.mouseClick(next(one for one in page.edition.findChildren(QRadioButton) if one.text() == title), LEFT)


def test_a_part_without_its_tick_is_not_in_the_file(qtbot: QtBot, story: Desk, show, tmp_path: Path) -> None:
    page = ReportPage(story.session)
    show(page)
    assert not page.form.parts.isVisible()
    _choose(qtbot, page, "Handover")
    assert page.form.parts.isVisible()
    assert all(tick.isChecked() for tick in page.form.parts.ticks.values())
    tick = page.form.parts.ticks[Extra.NO_CHRONOLOGY]
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    page.make_report(tmp_path / "out.pdf")
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    told = text_of((tmp_path / "out.pdf").read_bytes())
    assert "Chronology" not in told
    assert "What to expect" in told
    assert [one.extras for one in story.session.case.of(Report)][-1] == ("without-chronology",)


def test_another_document_has_none_and_back_again_all_are_ticked(qtbot: QtBot, story: Desk, show) -> None:
    page = ReportPage(story.session)
    show(page)
    _choose(qtbot, page, "Handover")
    qtbot.keyClick(page.form.parts.ticks[Extra.NO_RISK], Qt.Key.Key_Space)
    assert page.form.extras() == {Extra.NO_RISK}
    _choose(qtbot, page, "Short report")
    assert not page.form.parts.isVisible()
    assert page.form.extras() == set()
    _choose(qtbot, page, "Handover")
    assert page.form.extras() == set()


def test_the_family_at_an_age_is_asked_for_and_an_age_not_reached_is_refused(
    qtbot: QtBot, story: Desk, show, tmp_path: Path
) -> None:
    page = ReportPage(story.session)
    show(page)
    then = page.form.then
    assert then.isVisible()
    for wrong in ("soon", "80", "999"):
        then.age.clear()
        qtbot.keyClicks(then.age, wrong)
        assert page.form.asked() is None
        assert then.said.text()
    then.age.clear()
    qtbot.keyClicks(then.age, "6")
    page.make_report(tmp_path / "out.pdf")
    qtbot.waitUntil(page.make.isVisible, timeout=60_000)
    assert " ".join(text_of((tmp_path / "out.pdf").read_bytes()).split()).count(", at 6 years") >= 2
    (extra,) = [one.extras for one in story.session.case.of(Report)][-1]
    assert extra.startswith("family-on-")
    _choose(qtbot, page, "Short report")
    assert not then.isVisible()
    assert page.form.asked().extras == set()


def test_the_family_on_a_day_is_asked_for_and_said_back(qtbot: QtBot, story: Desk, show) -> None:
    page = ReportPage(story.session)
    show(page)
    then = page.form.then
    qtbot.keyClicks(then.age, "4.5.2017")
    assert then.said.text() == "4 May 2017"
    assert page.form.asked().extras == {"family-on-2017-05-04"}
    for wrong in ("May 2017", "4 May 2036"):
        then.age.clear()
        qtbot.keyClicks(then.age, wrong)
        assert then.said.text() == ""
        assert page.form.asked() is None
        assert then.said.text()
