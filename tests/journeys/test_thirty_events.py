"""A timeline by the keyboard alone: thirty events typed, one moved, dated, doubled and taken off, and all undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import ALT, CONTROL, NONE, SHIFT, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import a_story, tell_more

from ecm_desktop.diagram.marks import Symbol
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.ui.window import MainWindow

Key = Qt.Key
LINES = (
    "2011 mum and dad meet again", "aug 2011 born early", "2012 dad works away", "2013 moved to Derby @home",
    "about 2 hearing tests", "spring 2014 dad left", "aged 3 started nursery", "reception settled well",
    "autumn 2016 placed with aunt", "year 1 reading age 5", "y2 won the sprint @strengths",
    "xmas 2017 dad did not come",
    "nan died 2017, school says", "2018 CAMHS referral declined", "about 7 saw a fight", "y3 bullied at school",
    "3/2/19 fight in the yard", "summer 2019 holiday with aunt", "aged 8 joined choir", "y4 ADHD diagnosis",
    "march 2020 lockdown, no contact", "2020-2021 weekly calls with a tutor", "y5 excluded 1 day",
    "sept 2022 started Ashwood school", "yr 7 excluded 3 days", "feb 2023 community resolution",
    "missing from home summer 2023", "first arrest, theft, feb 2024", "referral order from march 2024",
    "2025 volunteer at sports day",
)  # fmt: skip


@pytest.fixture
def case_in_vault(vault_folder: Path, case_in_vault: Case) -> Case:
    """A case with a life behind it; none is open."""
    return tell_more(vault_folder, case_in_vault, a_story())


def test_thirty_events_by_the_keyboard_and_back(qtbot: QtBot, room_window: MainWindow) -> None:
    session = room_window.room.session

    def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key, held)
        QApplication.processEvents()

    def now(title: str) -> LifeEvent:
        return next(one for one in session.case.of(LifeEvent) if one.title == title)

    press(Key.Key_2, CONTROL)
    before, steps = session.case, session.editor.history.place
    press(Key.Key_E, CONTROL)
    for line in LINES:
        type_words(qtbot, QApplication.focusWidget(), line)
        press(Key.Key_Return)
    page = room_window.room.stack.currentWidget()
    events = session.case.of(LifeEvent)
    assert len(events) == 30 + len(before.of(LifeEvent))
    shown = {
        key for one in page.timeline.scene().marks() if isinstance(one, Symbol) for key in (one.record, *one.records)
    }
    assert {one.id for one in events if one.when.is_dated} <= shown
    assert {one.id for one in events if not one.when.is_dated} == set(page.tray.waiting())
    assert now("excluded 3 days").lane == Lane.EDUCATION

    session.select(now("excluded 3 days").id)
    page.timeline.setFocus()
    press(Key.Key_Down, ALT)
    assert now("excluded 3 days").lane == Lane.HEALTH
    press(Key.Key_Up, ALT)
    was = now("excluded 3 days").when
    press(Key.Key_Right)
    assert now("excluded 3 days").when.earliest > was.earliest
    press(Key.Key_U, CONTROL | SHIFT)
    assert now("excluded 3 days").id in page.tray.waiting()
    press(Key.Key_T, CONTROL | SHIFT)
    assert now("excluded 3 days").when.is_dated
    press(Key.Key_D, CONTROL | SHIFT)
    assert sum(one.title == "excluded 3 days" for one in session.case.of(LifeEvent)) == 2
    press(Key.Key_Delete)
    assert sum(one.title == "excluded 3 days" for one in session.case.of(LifeEvent)) == 1
    while session.editor.history.place > steps:
        press(Key.Key_Z, CONTROL)
    assert session.case == before
