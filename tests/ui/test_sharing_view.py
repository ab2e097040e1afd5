"""The sharing view on the sample case: nobody's name can be read or heard anywhere, and all comes back as it was."""

from __future__ import annotations

import re

import pytest
from hands import Hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from ui.conftest import tell_more
from ui.reading import readable

from ecm_desktop.diagram.ordinary import KIN
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import formulation, people
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.sharing.asking import LeavingSharing
from ecm_desktop.ui.window import MainWindow

SAMPLE = resource_dir() / "samples" / "imani"
PAGES = (
    "overview", "timeline", "family", "model", "meetings", "plan", "report", "writing", "import", "back", "settings",
    "help",
)  # fmt: skip
AWAY = ("Make", "Save", "Copy", "Files", "Choose", "Paste", "Invitation")  # buttons that ask the system, or leave
RANKS = {"PC", "Unknown"}
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault) -> Case:
    """The sample, with a professional whose name is an ordinary word, and one who is named in an action."""
    case = make_sample(SAMPLE, counting("s"))
    action = case.of(Action)[0]
    case = formulation.change_part(case, Action, action.id, owner="Robin Brown")
    case = people.change_child(case, known_as="Immy")
    return tell_more(vault_folder, case_in_vault, case)


@pytest.fixture
def window(room_window: MainWindow) -> MainWindow:
    room_window.resize(1366, 768)
    return room_window


def share(qtbot: QtBot, window: MainWindow) -> None:
    before = window.room.session.setting.initials
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_I, CHORD)
    if before:
        (question,) = (one for one in window.findChildren(LeavingSharing) if one.isVisible())
        question.leave.setFocus()
        qtbot.keyClick(question.leave, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert window.room.session.setting.initials is not before


def names_of(case: Case) -> set[str]:
    whole = [name for one in case.of(Person) for name in (one.name, one.given, one.surname, *one.other_names)]
    whole += [one.name for one in case.of(Attendance)] + [one.chair for one in case.of(Meeting)]
    whole += [one.owner for one in case.of(Action)] + [case.child.known_as]
    words = {word for name in whole for word in re.findall(r"[^\W\d_]{2,}", name)}
    return {one for one in words if one.casefold() not in KIN and one not in RANKS}


def named(case: Case) -> list[tuple[str, str, str]]:
    """Who is named anywhere: the name, where, and the text."""
    names = names_of(case)
    return [
        (word, where, text[:90])
        for where, text in readable()
        for word in re.findall(r"[^\W\d_]{2,}", text)
        if word in names
    ]


def test_the_walk_would_find_a_name(window: MainWindow) -> None:
    window.room.show_page("meetings")
    QApplication.processEvents()
    case = window.room.session.case
    assert {"Imani", "Neve", "Lusby", "Castleton"} <= {name for name, *_ in named(case)}


@pytest.mark.parametrize("before", [True, False], ids=["made in it", "made before"])
@pytest.mark.parametrize("key", PAGES)
def test_no_page_names_anybody(qtbot: QtBot, window: MainWindow, key: str, before: bool) -> None:
    if before:
        share(qtbot, window)
    window.room.show_page(key)
    QApplication.processEvents()
    if not before:
        share(qtbot, window)
    assert named(window.room.session.case) == []


def test_a_page_that_was_hidden_meanwhile_names_nobody_when_it_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    for key in PAGES:
        window.room.show_page(key)
        QApplication.processEvents()
    share(qtbot, window)
    for key in PAGES:
        window.room.show_page(key)
        QApplication.processEvents()
        assert named(window.room.session.case) == [], key
    assert window.isActiveWindow()  # nothing took the keyboard away by flashing up as a window of its own


def test_no_panel_names_anybody(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    share(qtbot, window)
    for page, kinds in (("timeline", (LifeEvent, Placement)), ("family", (Person,))):
        window.room.show_page(page)
        for kind in kinds:
            for one in session.case.of(kind):
                session.select(one.id)
                QApplication.processEvents()
                assert named(session.case) == [], one.id


def test_no_meeting_names_anybody(qtbot: QtBot, window: MainWindow) -> None:
    page = window.room.show_page("meetings")
    share(qtbot, window)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        QApplication.processEvents()
        assert named(window.room.session.case) == []
        assert all(one.name.isReadOnly() for one in page.view.attendance.rows())


def test_palette_keys_notices_and_the_vaults_page_name_nobody(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    window.toggle_palette()
    share(qtbot, window)
    assert named(session.case) == []  # what was found before names people
    window.toggle_palette()
    palette = window.room.palette_panel(window)
    for typed in ("", *sorted(names_of(session.case))):
        palette.field.setText(typed)
        palette.field.clear()
        assert named(session.case) == []
    window.toggle_palette()
    window.commands.run("keys")
    assert named(session.case) == []
    window.commands.run("keys")
    window.commands.run("child-first")
    assert named(session.case) == []
    window.commands.run("child-first")
    person = session.case.of(Person)[3]
    session.do("Change the person", people.change_person, person.id, note="seen")
    session.undo()
    assert named(session.case) == []
    window.show_vault()
    for row in range(window.keeper.page.list.count()):
        window.keeper.page.list.setCurrentRow(row)
        QApplication.processEvents()
        assert named(session.case) == []


def test_what_is_looked_through_names_nobody(qtbot: QtBot, window: MainWindow) -> None:
    page = window.room.show_page("import")
    page.import_files(sorted(one for one in SAMPLE.iterdir() if one.suffix != ".json"))
    qtbot.waitUntil(lambda: page.model.rowCount() > 0, timeout=20_000)
    share(qtbot, window)
    for row in range(0, page.table.model().rowCount(), 7):
        page.table.selectRow(row)
        QApplication.processEvents()
    assert named(window.room.session.case) == []
    page.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    assert named(window.room.session.case) == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of the platform without a screen
def test_a_tip_goes_and_tells_initials_where_the_pointer_still_is(qtbot: QtBot, window: MainWindow) -> None:
    page = window.room.show_page("family")
    QApplication.processEvents()
    session = window.room.session
    hand = Hand(qtbot, page.board)
    hand.hover(hand.of(session.case.child.person))
    before = page.board.viewport().toolTip()
    assert "Imani" in before
    QToolTip.showText(page.board.mapToGlobal(QPoint(20, 20)), before, page.board)
    qtbot.waitUntil(QToolTip.isVisible)
    share(qtbot, window)
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets() if one is not window)
    assert page.board.viewport().toolTip()
    assert named(session.case) == []


def grown(qtbot: QtBot) -> None:
    """Long lists grow a few rows at a time: wait until nothing more has come at four looks one after the other."""
    counts = [len(list(readable()))]
    while len(counts) < 5 or len(set(counts[-5:])) > 1:
        qtbot.wait(120)
        counts.append(len(list(readable())))


def test_what_is_typed_is_kept_and_all_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    page = window.room.show_page("meetings")
    QApplication.processEvents()
    grown(qtbot)
    shown = sorted(readable())
    page.view.chair.setFocus()
    page.view.chair.selectAll()
    qtbot.keyClicks(page.view.chair, "Sam Field")
    share(qtbot, window)
    meeting = next(one for one in session.case.of(Meeting) if one.chair == "Sam Field")
    assert page.view.chair.text() == "S.F."
    page.view.chair.setFocus()
    qtbot.keyClicks(page.view.chair, "x")
    page.list.setFocus()
    share(qtbot, window)
    assert session.case.get_one(Meeting, meeting.id).chair == page.view.chair.text() == "Sam Field"
    session.undo()
    window.room.notices.clear()
    page.list.setFocus()
    grown(qtbot)
    assert sorted(readable()) == shown


def presses(page: QWidget) -> list[QAbstractButton]:
    """The buttons of a page that show more of it, and ask the system for nothing."""
    found = [one for kind in (QPushButton, QToolButton) for one in page.findChildren(kind)]
    shown = [one for one in found if one.isVisible() and one.isEnabled() and not one.text().startswith(AWAY)]
    return [one for one in shown if one.isCheckable() or "…" in one.text()]


@pytest.mark.parametrize("key", PAGES)
def test_no_button_of_a_page_leads_to_a_name(qtbot: QtBot, window: MainWindow, key: str) -> None:
    session = window.room.session
    share(qtbot, window)
    page = window.room.show_page(key)
    QApplication.processEvents()
    for button in presses(page):
        if not isValid(button) or (isinstance(button, QToolButton) and button.menu() is not None):
            continue
        text = button.text()
        button.click()
        qtbot.wait(20)
        assert named(session.case) == [], text
        for panel in window.findChildren(Overlay):
            panel.close_panel()
