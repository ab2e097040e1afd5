"""What is made ready while nobody touches anything: it is the same as what a page would have made."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.ui import ahead
from ecm_desktop.ui.ahead import Ahead
from ecm_desktop.ui.boards.family import SMALL_MAP, WHOLE_MAP, FamilyBoard


def test_the_family_is_seated_before_its_page_is_asked_for(qtbot: QtBot, story) -> None:
    session = story.session
    made = Ahead(session, session)
    while made.do_next():
        qtbot.waitUntil(lambda: not session.tasks.is_busy)
    seated = {name: found.positions for name, found in session.seated.worked_out.items()}
    assert seated == {one.name: arrange(one.of(session.case)).positions for one in (WHOLE_MAP, SMALL_MAP)}
    assert {"numpy", "pyqtgraph"} <= set(sys.modules)
    board = FamilyBoard(session)
    qtbot.addWidget(board)
    assert session.seated.worked_out[WHOLE_MAP.name].positions == seated[WHOLE_MAP.name]
    assert board.is_as_arranged


def test_what_a_page_has_seated_meanwhile_stays(qtbot: QtBot, story) -> None:
    session = story.session
    made = Ahead(session, session)
    board = FamilyBoard(session)
    qtbot.addWidget(board)
    seated = session.seated.worked_out[WHOLE_MAP.name]
    while made.do_next():
        qtbot.waitUntil(lambda: not session.tasks.is_busy)
    assert session.seated.worked_out[WHOLE_MAP.name] is seated


def test_it_waits_until_nobody_touches_anything(qtbot: QtBot, story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "QUIET_MIN", 0.8 / 60)
    session, window = story.session, QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    Ahead(session, window)
    for _ in range(18):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)
        qtbot.wait(60)
        assert not session.seated.worked_out
    qtbot.waitUntil(lambda: set(session.seated.worked_out) == {WHOLE_MAP.name, SMALL_MAP.name})
