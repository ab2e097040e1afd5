"""At risk now: one chord from anywhere, three lines, saved at once, at the head of the actions."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hands import CONTROL, LEFT, SHIFT, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, TODAY, a_story, tell_more

from ecm_desktop.domain.course import open_actions
from ecm_desktop.domain.formulation import Action, Risk
from ecm_desktop.editing import formulation
from ecm_desktop.ui.at_risk import AtRisk
from ecm_desktop.ui.digest import digest
from ecm_desktop.ui.window import MainWindow

KEY = Qt.Key


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    """The vault's case is one with a story."""
    return tell_more(vault_folder, case_in_vault, a_story())


def chord(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_R, CONTROL | SHIFT)


def type_and_enter(qtbot: QtBot, text: str) -> None:
    type_words(qtbot, QApplication.focusWidget(), text)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)


@pytest.mark.parametrize("page", ["timeline", "plan", "meetings", "overview"])
def test_by_keys_alone_from_any_page_it_is_one_edit_and_heads_the_actions(
    qtbot: QtBot, room_window: MainWindow, page: str
) -> None:
    session = room_window.room.session
    late = Action(id="late", text="Ring the school", due=date(2026, 1, 5))
    assert session.do("Add", formulation.add_part, late)
    room_window.room.show_page(page)
    revision = session.editor.revision
    chord(qtbot)
    type_and_enter(qtbot, "Says she will run tonight")
    type_and_enter(qtbot, "Duty social worker")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    (risk,) = session.case.of(Risk)
    assert (risk.text, risk.who, risk.immediate) == ("Says she will run tonight", "Duty social worker", True)
    first, second = open_actions(session.case)
    assert (first.owner, first.due, first.risk) == ("Duty social worker", TODAY, risk.id)
    assert second.id == "late"
    assert session.editor.revision == revision + 1
    assert not room_window.findChild(AtRisk).isVisible()
    assert room_window.room.current == "plan"
    (todo,) = (one for one in digest(session.case, session.setting) if one.key == "actions")
    assert todo.lines[0].text == "Act on: Says she will run tonight"
    assert todo.lines[0].end.startswith(" · Duty social worker · by ")
    assert session.undo()
    assert (session.case.of(Risk), open_actions(session.case)) == ((), [late])


def test_what_is_missing_is_said_and_nothing_is_lost(qtbot: QtBot, room_window: MainWindow) -> None:
    chord(qtbot)
    panel = room_window.findChild(AtRisk)
    panel.put_down()
    assert panel.problem.text() == "Say in a few words what the risk is."
    type_words(qtbot, panel.what, "He has a knife in his bag")
    panel.put_down()
    assert panel.problem.text() == "Say who acts on it."
    type_words(qtbot, panel.who, "Police")
    for day in ("last spring-ish", "32 Dec 2026", "30 Feb 2027"):
        panel.due.line.setText(day)
        panel.put_down()
        assert panel.due.line.text() == day
        assert not room_window.room.session.case.of(Risk)
    assert panel.isVisible()
    assert panel.problem.text()
    assert panel.what.text() == "He has a knife in his bag"
    assert not room_window.room.session.case.of(Risk)


@pytest.mark.parametrize(("said", "days"), [("tomorrow", 1), ("tonight", 0), ("", 0), ("heno", 0)])
def test_by_when_is_said_as_people_say_it(qtbot: QtBot, room_window: MainWindow, said: str, days: int) -> None:
    chord(qtbot)
    panel = room_window.findChild(AtRisk)
    panel.what.setText("Somebody waits for her outside")
    panel.who.setText("Carer")
    panel.due.line.setText(said)
    panel.put_down()
    (action,) = room_window.room.session.case.of(Action)
    assert (action.due - TODAY).days == days


def test_what_was_half_typed_is_there_after_escape_and_after_a_lock(qtbot: QtBot, room_window: MainWindow) -> None:
    window = room_window
    chord(qtbot)
    type_words(qtbot, QApplication.focusWidget(), "Not eaten since")
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    assert not window.findChild(AtRisk).isVisible()
    chord(qtbot)
    panel = window.findChild(AtRisk)
    assert panel.what.text() == "Not eaten since"
    began = panel.earlier.said.text()
    assert re.fullmatch(r"You began this at \d\d:\d\d\.", began)
    window.lock()
    qtbot.waitUntil(lambda: window.room is None)
    type_words(qtbot, window.gate.currentWidget().field, PASSPHRASE)
    qtbot.keyClick(window.gate.currentWidget().field, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)
    (panel,) = (one for one in window.findChildren(AtRisk) if one.isVisible())
    assert (panel.what.text(), panel.earlier.said.text()) == ("Not eaten since", began)
    qtbot.mouseClick(panel.earlier.empty, LEFT)
    assert (panel.what.text(), panel.due.text(), panel.earlier.isVisible()) == ("", "today", False)
    assert QApplication.focusWidget() is panel.what


def test_an_empty_panel_says_nothing_of_earlier(qtbot: QtBot, room_window: MainWindow) -> None:
    chord(qtbot)
    panel = room_window.findChild(AtRisk)
    assert not panel.earlier.isVisible()
    type_words(qtbot, QApplication.focusWidget(), "x")
    assert not panel.earlier.isVisible()  # it was begun just now
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Backspace)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    chord(qtbot)
    assert not panel.earlier.isVisible()
