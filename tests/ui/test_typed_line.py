"""The typed line by keys and by mouse: marks completed, each chip changed, added with and without the details."""

from __future__ import annotations

import pytest
from hands import CONTROL, LEFT, SHIFT, type_line
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import Desk
from ui.steps import changes_nothing, is_one_step

from ecm_desktop.domain.life import Certainty, Lane, LifeEvent, Source
from ecm_desktop.ui.line_chips import LineChip
from ecm_desktop.ui.pages.timeline import TimelinePage

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    show(made)
    made.window().activateWindow()
    qtbot.waitUntil(made.window().isActiveWindow)
    made.typed.line.setFocus()
    return made


def event(story: Desk, title: str) -> LifeEvent:
    return next(one for one in story.session.case.of(LifeEvent) if one.title == title)


def told_by(story: Desk, event: LifeEvent) -> list[str]:
    return [story.session.case.get_one(Source, one.source).agency for one in event.tellings]


def chip(page: TimelinePage, text: str) -> LineChip:
    return next(one for one in page.typed.chips() if text in one.text())


def choose(qtbot: QtBot, page: TimelinePage, pressed: LineChip, said: str) -> None:
    menu = page.typed._chips.open_menu(pressed)
    next(one for one in menu.actions() if one.text() == said).trigger()
    menu.close()
    QApplication.processEvents()


def test_marks_of_every_kind_make_one_step(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    line = page.typed.line
    qtbot.keyClicks(line, "autumn 2018 moved house @home #social-care +neg &Ann !reported")
    assert {"Reported", "Ann Mason"} <= {one.text() for one in page.typed.chips()}
    is_one_step(story.session, lambda: qtbot.keyClick(line, Key.Key_Return))
    put = event(story, "moved house")
    assert (put.lane, put.certainty, put.adversities) == (Lane.LIVING, Certainty.REPORTED, ("neglect",))
    assert told_by(story, put) == ["children's social care"]
    assert QApplication.focusWidget() is line
    assert line.text() == ""


def test_plain_words_credit_who_says_it(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    type_line(qtbot, page.typed.line, "nan's dog dies autumn 2017, school says")
    assert told_by(story, event(story, "nan's dog dies")) == ["education"]


def test_tab_completes_a_mark_and_else_goes_on(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    line = page.typed.line
    qtbot.keyClicks(line, "2018 moved @edu")
    qtbot.keyClick(line, Key.Key_Tab)
    assert line.text() == "2018 moved @education "
    qtbot.keyClicks(line, "@s")
    for said in ("@strengths", "@school", "@services", "@strengths"):
        qtbot.keyClick(line, Key.Key_Tab)
        assert line.text().split()[-1] == said
    qtbot.keyClick(line, Key.Key_Backtab, SHIFT)
    assert line.text().split()[-1] == "@services"
    assert QApplication.focusWidget() is line
    qtbot.keyClicks(line, " by bus")
    qtbot.keyClick(line, Key.Key_Tab)
    assert QApplication.focusWidget() is page.typed.enter
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Z, CONTROL)
    assert line.text() != "2018 moved @education @services by bus"


def test_shift_and_enter_open_the_details(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    story.session.show_details(False)
    qtbot.keyClicks(page.typed.line, "2018 moved house")
    qtbot.keyClick(page.typed.line, Key.Key_Return, SHIFT)
    assert page.inspector.isVisible()
    assert QApplication.focusWidget() is page.inspector.event_panel.title
    assert page.inspector.event_panel.title.toPlainText() == "moved house"
    changes_nothing(story.session, lambda: qtbot.keyClick(page.typed.line, Key.Key_Return, SHIFT))


def test_a_chip_is_changed_by_the_mouse(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    line = page.typed.line
    qtbot.keyClicks(line, "2018 moved house @home &Ann")
    choose(qtbot, page, chip(page, "Home and care"), "Education")
    assert line.text() == "2018 moved house @education &Ann"
    choose(qtbot, page, chip(page, "Ann Mason"), "Leave it out")
    assert line.text() == "2018 moved house @education"
    qtbot.mouseClick(chip(page, "2018"), LEFT)
    qtbot.keyClicks(line, "spring 2019")
    assert line.text() == "spring 2019 moved house @education"
    qtbot.mouseClick(chip(page, "“moved house”"), LEFT)
    assert line.selectedText() == "moved house"
    line.setText("2018 moved house #polic")
    choose(qtbot, page, chip(page, "#polic is not known"), "#police")
    assert line.text() == "2018 moved house #police"
    choose(qtbot, page, chip(page, "police"), "children's social care")
    is_one_step(story.session, lambda: qtbot.keyClick(line, Key.Key_Return))
    assert told_by(story, event(story, "moved house")) == ["children's social care"]


def test_a_chip_is_changed_by_keys(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    line = page.typed.line
    qtbot.keyClicks(line, "2018 moved house @home")
    qtbot.keyClick(line, Key.Key_Down)
    assert QApplication.focusWidget() is page.typed.chips()[0]
    for key in (Key.Key_Right, Key.Key_Right):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert QApplication.focusWidget() is chip(page, "Home and care")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    menu = QApplication.activePopupWidget()
    for key in (Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(menu, key)
    assert line.text() == "2018 moved house @living"
    assert QApplication.focusWidget() is line
    qtbot.keyClick(line, Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert QApplication.focusWidget() is line
    assert line.text() == "2018 moved house @living"


def test_in_the_sharing_view_chips_name_nobody(qtbot: QtBot, story: Desk, page: TimelinePage) -> None:
    story.session.toggle_sharing()
    qtbot.keyClicks(page.typed.line, "2018 moved house &nan")
    said = " ".join(one.text() + one.accessibleName() for one in page.typed.chips())
    assert "Mason" not in said


def test_a_lane_of_ones_own_stands_below_the_others_and_goes_when_nothing_is_in_it(
    qtbot: QtBot, story: Desk, page: TimelinePage
) -> None:
    is_one_step(story.session, lambda: type_line(qtbot, page.typed.line, "2019 looked after mum @“Young carer”"))
    bands = page.timeline.lane_bands()
    assert list(bands)[-1] == "young_carer"
    type_line(qtbot, page.typed.line, "2020 cooked for all @young-carer")
    assert event(story, "cooked for all").lane == "young_carer"
    story.session.undo()
    story.session.undo()
    assert "young_carer" not in page.timeline.lane_bands()
