"""Which emotional lines a meeting is offered: a few, unless others are chosen from the long list in the settings."""

from __future__ import annotations

import pytest
from hands import type_line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.domain.bonds import HARM, USUAL_QUALITIES, Direction, Quality, Relationship
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import bonds
from ecm_desktop.settings import Preferences
from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.preferred import live_qualities
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.controls.pick_list import PickList


def offered(box: PickList) -> list[str]:
    return [box.itemData(n) for n in range(box.count()) if box.itemData(n)]


def test_the_short_list_is_offered_and_the_long_one_chosen_from_in_the_settings(
    qtbot: QtBot, room_window: MainWindow
) -> None:
    room, session = room_window.room, room_window.room.session
    page = room.show_page("family")
    child = session.case.child.person
    session.select(child)
    lines = page.inspector.person_panel.lines
    assert offered(lines.quality) == list(USUAL_QUALITIES)
    settings = room.show_page("settings")
    assert settings.qualities.keys() == USUAL_QUALITIES
    type_line(qtbot, settings.qualities.line, "Enmeshed")
    page = room.show_page("family")
    assert offered(page.inspector.person_panel.lines.quality) == [*USUAL_QUALITIES, Quality.FUSED]
    settings = room.show_page("settings")
    for name in ("Remove Close", "Remove Enmeshed"):
        chip = next(one for one in settings.qualities.findChildren(QPushButton) if one.accessibleName() == name)
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    page = room.show_page("family")
    left = [one for one in USUAL_QUALITIES if one is not Quality.CLOSE]
    assert offered(page.inspector.person_panel.lines.quality) == left


@pytest.mark.parametrize("kept", ["", "nothing we know", ",,"])
def test_where_none_that_is_known_was_chosen_the_usual_ones_are_offered(kept: str) -> None:
    assert live_qualities(Preferences(qualities=kept)) == USUAL_QUALITIES


def test_a_line_that_is_not_offered_any_more_still_says_what_it_is(story: Desk, show) -> None:
    session = story.session
    page = FamilyPage(session)
    show(page)
    bo = next(one.id for one in session.case.of(Person) if one.name == "Bo Mason")
    line = Relationship(id="line", a=bo, b=session.case.child.person, quality=Quality.SPIRITUAL)
    session.do("Add", bonds.add_bond, line)
    session.select("line")
    panel = page.inspector.bond_panel(Relationship)
    assert panel.quality.key() == Quality.SPIRITUAL
    assert offered(panel.quality) == [*USUAL_QUALITIES, Quality.SPIRITUAL]


def test_what_runs_one_way_runs_from_whose_panel_it_is(story: Desk, show) -> None:
    session = story.session
    page = FamilyPage(session)
    show(page)
    bo = next(one.id for one in session.case.of(Person) if one.name == "Bo Mason")
    session.select(bo)
    box = page.inspector.person_panel.lines.quality
    box.setCurrentIndex(box.findData(Quality.CARING_FOR))
    box.activated.emit(box.currentIndex())
    (line,) = session.case.of(Relationship)
    assert (line.a if line.direction is Direction.A_TO_B else line.b) == bo
    assert line.direction is not Direction.BOTH


def test_every_harm_and_nothing_else_starts_covered() -> None:
    assert {one for one in Quality if Relationship(id="r", a="a", b="b", quality=one).is_harm} == HARM
