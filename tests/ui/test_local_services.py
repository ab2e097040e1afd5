"""The directory of local services through real widgets: written once, named by a recommendation, told on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import LEFT, type_line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.services import LocalService, service_of
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.drafts import PassingDrafts
from ecm_desktop.ui.pages.plan import PlanPage
from ecm_desktop.ui.services.directory import Directory
from ecm_desktop.ui.services.panel import LocalServices

BOXING = "Mentoring at the boxing club; from 14, no offence needed; Tess, 0113 496 0003"


@pytest.fixture
def page(story: Desk, show) -> PlanPage:
    story.session.do("Add", formulation.add_part, Recommendation(id="mentor", text="A mentor"))
    made = PlanPage(story.session)
    show(made)
    return made


def directory_of(qtbot: QtBot, page: PlanPage) -> LocalServices:
    qtbot.mouseClick(page.services, LEFT)
    (panel,) = (one for one in page.window().findChildren(LocalServices) if one.isVisible())
    return panel


def test_what_is_written_once_is_there_for_every_case_and_found_by_a_word(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    panel = directory_of(qtbot, page)
    assert panel.none_yet.isVisible()
    assert panel.new.hasFocus()
    for line in (BOXING, "Art room, any age, drop in on Mondays"):
        changes_nothing(story.session, lambda line=line: type_line(qtbot, panel.new, line))
    art, boxing = Directory(story.session).entries
    assert (boxing.name, boxing.for_whom) == ("Mentoring at the boxing club", "from 14, no offence needed")
    assert art.reach == "drop in on Mondays"
    qtbot.keyClicks(panel.looked_for, "BOX tess")
    assert [key for key, entry in panel.entries.items() if entry.isVisible()] == [boxing.id]
    qtbot.mouseClick(panel.entries[boxing.id].remove, LEFT)
    assert Directory(story.session).entries == (art,)
    panel.looked_for.setText("")
    field = panel.entries[art.id].fields["name"]
    field.selectAll()
    type_line(qtbot, field, " ")
    assert "what there is" in panel.problem.text()
    assert Directory(story.session).entries == (art,)


def test_a_recommendation_names_one_and_keeps_its_copy(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    session = story.session
    panel = directory_of(qtbot, page)
    type_line(qtbot, panel.new, BOXING)
    panel.close_panel()
    entry = page.recommendations.entries["mentor"]
    qtbot.mouseClick(entry.more, LEFT)
    named = entry.details.service
    named.choice.setFocus()
    is_one_step(session, lambda: qtbot.keyClick(named.choice, Qt.Key.Key_Down))
    told = service_of(session.case, session.case.get_one(Recommendation, "mentor"))
    assert told is not None
    assert "Tess" in named.told.text()
    panel = directory_of(qtbot, page)
    reach = panel.entries[told.id].fields["reach"]
    reach.selectAll()
    is_one_step(session, lambda: type_line(qtbot, reach, "Tess, 0113 496 0009"))
    assert "0009" in named.told.text()
    qtbot.mouseClick(panel.entries[told.id].remove, LEFT)
    panel.close_panel()
    assert "0009" in named.told.text(), "the case tells what was meant, whatever the directory has now"
    named.choice.setFocus()
    is_one_step(session, lambda: qtbot.keyClick(named.choice, Qt.Key.Key_Up))
    assert session.case.of(LocalService) == ()
    assert named.told.text() == ""


def test_a_list_that_could_not_be_kept_is_told_and_what_was_typed_stays(
    qtbot: QtBot, story: Desk, page: PlanPage
) -> None:
    class Full(PassingDrafts):
        def keep(self, name: str, text: str) -> None:
            """There is no room."""

    story.session.shelf = Full()
    panel = directory_of(qtbot, page)
    type_line(qtbot, panel.new, BOXING)
    assert "could not be kept" in panel.problem.text()
    assert panel.new.text() == BOXING


def test_a_directory_of_another_version_is_told_and_left_alone(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    story.session.shelf.keep("local services", '[{"kind": "from the future"}]')
    panel = directory_of(qtbot, page)
    assert "another version" in panel.problem.text()
    type_line(qtbot, panel.new, BOXING)
    assert story.session.shelf.kept("local services") == '[{"kind": "from the future"}]'
    with pytest.raises(Unavailable):
        _ = Directory(story.session).entries


def test_the_directory_is_kept_as_a_file_and_taken_over_on_another_laptop(
    qtbot: QtBot, story: Desk, page: PlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, out = story.session, tmp_path / "local-services.json"
    used: list[str] = []
    session.used.connect(lambda what, _hash: used.append(what))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))  # the dialog is the system's
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(out), ""))
    panel = directory_of(qtbot, page)
    assert not panel.keep.isEnabled()
    type_line(qtbot, panel.new, BOXING)
    qtbot.mouseClick(panel.keep, LEFT)
    panel.close_panel()
    assert b"0113 496 0003" in out.read_bytes()
    session.shelf = PassingDrafts()  # another laptop
    panel = directory_of(qtbot, page)
    type_line(qtbot, panel.new, "Art room, any age")
    told: list[str] = []
    session.noticed.connect(lambda notice: told.append(notice.text))
    qtbot.mouseClick(panel.take_over, LEFT)
    assert [one.name for one in Directory(session).entries] == ["Art room", "Mentoring at the boxing club"]
    assert told[-1] == "The list is taken over: 1 service is new."
    assert used == ["list_changed", "exported", "list_changed", "imported", "list_changed"]
    out.write_text("no list")
    qtbot.mouseClick(panel.take_over, LEFT)
    assert "Nothing was changed" in panel.problem.text()


def test_a_service_taken_out_comes_back_by_undo(qtbot: QtBot, story: Desk, page: PlanPage) -> None:
    panel = directory_of(qtbot, page)
    type_line(qtbot, panel.new, BOXING)
    (entry,) = panel.entries.values()
    with qtbot.waitSignal(story.session.noticed) as told:
        qtbot.mouseClick(entry.remove, LEFT)
    assert Directory(story.session).entries == ()
    assert told.args[0].act()
    assert [one.name for one in Directory(story.session).entries] == ["Mentoring at the boxing club"]
    assert len(panel.entries) == 1
