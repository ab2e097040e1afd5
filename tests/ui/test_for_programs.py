"""Files for other programs through the report page: every form, the audit, and what cannot be written."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hands import LEFT
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.domain.bonds import Household
from ecm_desktop.editing.records import add
from ecm_desktop.ui.for_programs import ForPrograms
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.pages.report import ReportPage

BEGINNINGS = {
    ".xlsx": b"PK", ".csv": b"\xef\xbb\xbfDate",
    ".ged": b"0 HEAD", ".ped": b"# OFFICIAL-SENSITIVE", ".json": b"{",
}  # fmt: skip


@pytest.fixture
def page(story: Desk, show) -> ReportPage:
    made = ReportPage(story.session)
    show(made)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the save dialog was asked to suggest; it is answered with that name in a folder of the test's own."""
    suggested: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return str(tmp_path / Path(name).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return suggested


def save(qtbot: QtBot, part: ForPrograms, form: str) -> None:
    part.form.show_key(form)
    qtbot.mouseClick(part.save, LEFT)
    qtbot.waitUntil(part.save.isEnabled, timeout=30_000)


@pytest.mark.parametrize("form", sorted(BEGINNINGS))
def test_each_form_is_written_told_and_audited(
    qtbot: QtBot, story: Desk, page: ReportPage, asked: list[str], tmp_path: Path, form: str
) -> None:
    told: list[tuple[str, str]] = []
    said: list[Notice] = []
    assert story.session.do("Add a home", add, Household(id="h1", name="Gran's"))
    story.session.used.connect(lambda event, digest: told.append((event, digest)))
    story.session.noticed.connect(said.append)
    save(qtbot, page.for_programs, form)
    data = (tmp_path / asked[0]).read_bytes()
    assert asked == [f"case-2026-11-01{form}"]
    assert data.startswith(BEGINNINGS[form])
    assert told == [("exported", hashlib.sha256(data).hexdigest())]
    assert asked[0] in said[-1].text
    assert ("no place for" in said[-1].text) is (form in {".ged", ".ped"})


def test_the_records_are_those_of_the_case(qtbot, story, page, asked, tmp_path) -> None:
    save(qtbot, page.for_programs, ".json")
    plain = json.loads((tmp_path / asked[0]).read_bytes())
    assert {one["id"] for group in plain["records"].values() for one in group} == set(story.session.case)
    assert plain["revision"] == story.session.editor.revision


def test_a_form_is_chosen_from_the_start(qtbot, page, asked) -> None:
    qtbot.mouseClick(page.for_programs.save, LEFT)
    qtbot.waitUntil(page.for_programs.save.isEnabled, timeout=30_000)
    assert asked == ["case-2026-11-01.xlsx"]


def test_a_name_without_its_ending_gets_it(qtbot, page, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "family of 2026.11"), ""))
    save(qtbot, page.for_programs, ".ged")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["family of 2026.11.ged"]


def test_a_folder_that_is_gone_is_told_and_nothing_is_audited(qtbot, story, page, monkeypatch, tmp_path) -> None:
    told, said = [], []
    story.session.used.connect(lambda *of: told.append(of))
    story.session.noticed.connect(said.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gone" / "x.ged"), ""))
    save(qtbot, page.for_programs, ".ged")
    assert said[-1].kind is NoticeKind.TROUBLE
    assert told == []
