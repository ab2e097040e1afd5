"""The lanes as the service has them: named, coloured, moved, collapsed at their heads by mouse and keys, everywhere."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hands import LEFT, NONE
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.diagram.finding.findable import findables
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Label, Symbol
from ecm_desktop.diagram.wording import lanes_of
from ecm_desktop.diagram.wording.filters import offered
from ecm_desktop.domain.lanes import USUAL_LANES
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.ui.lanes.kept import OwnLanes
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.panels.event import EventPanel


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    return made


def head(page: TimelinePage, lane: str) -> QPoint:
    return page.timeline.mapFromScene(page.timeline._canvas.cover(f"lane:{lane}:head").center())


def menu_at(page: TimelinePage, lane: str) -> QMenu:
    board, at = page.timeline, head(page, lane)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, board.viewport().mapToGlobal(at))
    QApplication.sendEvent(board.viewport(), event)
    return QApplication.activePopupWidget()


def choose(qtbot: QtBot, menu: QMenu, *said: str) -> None:
    """By keys, as a hand does: down to the line, and into the menu behind it."""
    for text in said:
        assert text in [one.text() for one in menu.actions()]
        while menu.activeAction() is None or menu.activeAction().text() != text:
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        line = menu.activeAction()
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        menu = line.menu() or menu


def shown(page: TimelinePage) -> list[str]:
    bands = page.timeline.lane_bands()
    return sorted(bands, key=lambda key: bands[key].y)


def records(page: TimelinePage) -> set[str]:
    marks = [one for one in page.timeline.drawn() if isinstance(one, Symbol)]
    return {key for one in marks for key in (one.record, *one.records) if key}


def test_a_lane_is_moved_at_its_head_and_lists_follow(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    before = shown(page)
    choose(qtbot, menu_at(page, before[1]), "Move up")
    after = [before[1], before[0], *before[2:]]
    assert shown(page) == after == list(lanes_of(story.session.case, story.session.setting))


def test_a_collapsed_lane_is_a_thin_row_that_keeps_its_events_and_opens_on_a_press(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    lane = story.session.case.of(LifeEvent)[0].lane
    tall, every = page.timeline.lane_bands()[lane].h, records(page)
    choose(qtbot, menu_at(page, lane), "Collapse to a thin row")
    assert page.timeline.lane_bands()[lane].h < tall
    assert records(page) == every
    assert story.session.paper.lanes == USUAL_LANES
    qtbot.mouseClick(page.timeline.viewport(), LEFT, NONE, head(page, lane))
    assert page.timeline.lane_bands()[lane].h == tall
    qtbot.mouseClick(page.timeline.viewport(), LEFT, NONE, head(page, lane))
    assert page.timeline.lane_bands()[lane].h == tall  # an open lane is not collapsed by a press that meant nothing


def test_by_keys_every_lane_is_reached_and_all_made_usual_again(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    action = next(one for one in page.page_actions() if one.id == "timeline.lanes")
    action.run()
    choose(qtbot, QApplication.activePopupWidget(), "Health", "Collapse to a thin row")
    assert story.session.setting.lanes.folded == (Lane.HEALTH,)
    action.run()
    choose(qtbot, QApplication.activePopupWidget(), "All lanes as usual")
    assert story.session.setting.lanes == USUAL_LANES


def test_what_was_made_of_the_lanes_is_there_at_the_next_opening(story: Desk) -> None:
    session, made = story.session, USUAL_LANES.turned(Lane.LOSS)
    OwnLanes(session).keep(made)
    session.change_setting(dataclasses.replace(session.setting, lanes=USUAL_LANES))
    OwnLanes(session).show()
    assert session.setting.lanes == made


def test_lanes_of_another_version_are_told_and_left_alone(story: Desk) -> None:
    session, told = story.session, list[Notice]()
    session.noticed.connect(told.append)
    session.shelf.keep("lanes", '{"order": 5}')
    OwnLanes(session).show()
    assert session.setting.lanes == USUAL_LANES
    OwnLanes(session).keep(USUAL_LANES.turned(Lane.LOSS))
    assert session.shelf.kept("lanes") == '{"order": 5}'
    assert "another version" in told[-1].text


def test_the_head_of_a_lane_has_its_menu_and_opens_by_keys(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    board, at = page.timeline, head(page, Lane.LOSS)
    board.setFocus()
    board.focus_on(f"lane:{Lane.LOSS}:head")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, board.viewport().mapToGlobal(at))
    QApplication.sendEvent(board.viewport(), event)
    choose(qtbot, QApplication.activePopupWidget(), "Collapse to a thin row")
    assert story.session.setting.lanes.folded == (Lane.LOSS,)
    board.focus_on(f"lane:{Lane.LOSS}:head")
    qtbot.keyClick(board, Qt.Key.Key_Return)
    assert story.session.setting.lanes == USUAL_LANES


def test_sharing_view_keeps_the_lanes_as_they_are(story: Desk, page: TimelinePage) -> None:
    OwnLanes(story.session).keep(USUAL_LANES.turned(Lane.LOSS))
    story.session.toggle_sharing()
    assert story.session.setting.lanes.folded == (Lane.LOSS,)
    assert records(page)


def entered(qtbot: QtBot, page: TimelinePage, name: str) -> None:
    """A name typed into the question that is open."""
    field = page.lanes.naming.name
    qtbot.waitUntil(field.isVisible)
    field.selectAll()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def titles(page: TimelinePage) -> list[str]:
    return [one.texts[0].text for one in page.timeline.drawn() if isinstance(one, Label) and one.id.endswith(":title")]


def test_a_lane_is_called_otherwise_at_its_head_and_so_wherever_it_is_named(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session, nan = story.session, next(one for one in story.session.case.of(LifeEvent) if one.title == "Nan dies")
    choose(qtbot, menu_at(page, Lane.LOSS), "Rename…")
    entered(qtbot, page, "Goodbyes")
    assert not page.lanes.naming.isVisible()
    assert "Goodbyes" in titles(page)
    card = next(one for one in page.timeline.drawn() if isinstance(one, Symbol) and one.record == nan.id)
    assert "goodbyes" in card.words
    session.select(nan.id)
    assert page.findChild(EventPanel).lane.currentText() == "Goodbyes"
    assert any("goodbyes" in one.plain for one in findables(session.case, session.setting))
    assert "Goodbyes" in [one.words for one in offered(session.case, session.setting)]
    line = page.typed.line
    for mark in ("@goodbyes", "@goodb", "@loss"):
        line.clear()
        qtbot.keyClicks(line, f"2018 the dog ran away {mark}")
        assert [one.text() for one in page.typed.findChildren(QPushButton) if one.text() == "Goodbyes"]
    line.clear()
    qtbot.keyClicks(line, "2018 x @goo")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text().endswith("@Goodbyes")


def test_a_name_that_another_lane_has_is_refused_with_the_reason_and_none_is_as_usual(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    for taken in ("Health", "living"):
        choose(qtbot, menu_at(page, Lane.LOSS), "Rename…")
        entered(qtbot, page, taken)
        assert page.lanes.naming.refused.text() == "Another lane is called so."
        qtbot.keyClick(page.lanes.naming.name, Qt.Key.Key_Escape)
    assert story.session.setting.lanes == USUAL_LANES
    OwnLanes(story.session).call(Lane.LOSS, "Goodbyes")
    choose(qtbot, menu_at(page, Lane.LOSS), "Rename…")
    qtbot.keyClick(page.lanes.naming.name, Qt.Key.Key_Backspace)
    qtbot.mouseClick(page.lanes.naming.take, LEFT)
    assert story.session.setting.lanes == USUAL_LANES


def test_a_lane_has_another_colour_and_is_told_apart_by_its_name_and_place(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    choose(qtbot, menu_at(page, Lane.LOSS), "Colour", "Ochre")
    stem = next(one for one in page.timeline.drawn() if one.id == f"lane:{Lane.LOSS}:bar")
    for look in (Look(name) for name in LookName):
        assert look.ink(stem.role, stem.variant) == look.ink(stem.role, f"{Lane.OFFENDING}:head")
    assert len(set(titles(page))) == len(titles(page))
    menu = menu_at(page, Lane.LOSS)
    colours = next(one.menu() for one in menu.actions() if one.text() == "Colour")
    assert [one.text() for one in colours.actions() if one.isChecked()] == ["Ochre (now)"]


def test_the_service_adds_a_lane_and_offers_it_no_longer(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    page.lanes.open_all()
    choose(qtbot, QApplication.activePopupWidget(), "Add a lane…")
    entered(qtbot, page, "Faith and culture")
    assert titles(page)[-1] == "Faith and culture"
    line = page.typed.line
    qtbot.keyClicks(line, "2018 christened @faith-and-culture")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    lane = next(one.lane for one in story.session.case.of(LifeEvent) if one.title == "christened")
    assert lane == "faith_and_culture"
    choose(qtbot, menu_at(page, lane), "Offer it no longer")
    assert story.session.setting.lanes.added == ()
    assert lane in shown(page)  # there is something in it
    story.session.undo()
    assert lane not in shown(page)


def with_own_lane(qtbot: QtBot, page: TimelinePage) -> None:
    qtbot.keyClicks(page.typed.line, '2018 cooked for all @"Young carer"')
    qtbot.keyClick(page.typed.line, Qt.Key.Key_Return)


def test_a_lane_of_this_case_alone_is_kept_with_the_case_and_not_for_others(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session = story.session
    with_own_lane(qtbot, page)
    choose(qtbot, menu_at(page, "young_carer"), "Move up")
    choose(qtbot, menu_at(page, "young_carer"), "Collapse to a thin row")
    choose(qtbot, menu_at(page, "young_carer"), "Colour", "Blue")
    assert shown(page)[-2] == "young_carer"
    assert "young" not in session.shelf.kept("lanes")
    session.change_setting(dataclasses.replace(session.setting, lanes=USUAL_LANES))
    OwnLanes(session).show()
    assert shown(page)[-2] == "young_carer"
    assert session.setting.lanes.colour_of("young_carer") == Lane.LIVING


def test_a_lane_of_this_case_alone_is_called_otherwise_with_its_events_as_one_step(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    session = story.session
    with_own_lane(qtbot, page)
    choose(qtbot, menu_at(page, "young_carer"), "Rename…")
    entered(qtbot, page, "Caring for Mum")
    assert "caring_for_mum" in shown(page)
    assert "young_carer" not in shown(page)
    assert "mum" not in session.shelf.kept("lanes")
    session.undo()
    assert "young_carer" in shown(page)


def test_a_lane_of_this_case_is_offered_in_every_case_when_that_is_asked(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    with_own_lane(qtbot, page)
    choose(qtbot, menu_at(page, "young_carer"), "Offer it in every case")
    assert "young_carer" in story.session.shelf.kept("lanes")


def test_the_lanes_go_to_another_laptop_as_a_file_without_those_of_the_case(
    qtbot: QtBot, story: Desk, page: TimelinePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, file, said = story.session, tmp_path / "lanes.json", list[Notice]()
    session.noticed.connect(said.append)
    with_own_lane(qtbot, page)
    own = OwnLanes(session)
    own.call(Lane.LOSS, "Goodbyes")
    own.keep(own.lanes.moved("young_carer", -3, own.shown))
    before = own.shown
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    page.lanes.open_all()
    choose(qtbot, QApplication.activePopupWidget(), "Keep the lanes as a file…")
    assert "Goodbyes" in file.read_text(encoding="utf-8")
    assert "young" not in file.read_text(encoding="utf-8")
    own.call(Lane.LOSS, "Departures")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    page.lanes.open_all()
    choose(qtbot, QApplication.activePopupWidget(), "Take over lanes from a file…")
    assert session.setting.lanes.name_of(Lane.LOSS) == "Goodbyes"
    assert own.shown == before
    file.write_text("{}", encoding="utf-8")
    page.lanes.open_all()
    choose(qtbot, QApplication.activePopupWidget(), "Take over lanes from a file…")
    assert "lanes.json" in said[-1].text
    assert session.setting.lanes.name_of(Lane.LOSS) == "Goodbyes"
