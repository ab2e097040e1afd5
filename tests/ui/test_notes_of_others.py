"""Private notes where several people open one vault: each has their own, until they share one."""

from __future__ import annotations

import pytest
from hands import CONTROL, LEFT, SHIFT, type_words
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import PASSPHRASE, a_story, tell_more
from ui.reading import readable

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import Annotation, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.store.users import add_user, name_user, users
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.panels.pinned_notes import PinnedNotes
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.vault.passphrase import chosen
from ecm_desktop.widgets.controls.pick_list import PickList

BO, MARKER = "fernpath-hazelcup-otterdell", "Qwxzylophone"
CHORD = CONTROL | SHIFT
Key = Qt.Key


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault) -> Case:
    return tell_more(vault_folder, case_in_vault, a_story())


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = CHORD) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)
    QApplication.processEvents()


def at_the_event(window: MainWindow) -> TimelinePage:
    page, session = window.room.show_page("timeline"), window.room.session
    session.select(next(one.id for one in session.case.of(LifeEvent) if one.title == "Nan dies"))
    QApplication.processEvents()
    return page


def opened_by(qtbot: QtBot, window: MainWindow, passphrase: str) -> MainWindow:
    """The same vault, locked and unlocked by somebody."""
    window.lock()
    type_words(qtbot, window.gate.currentWidget().field, passphrase)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None)
    return window


@pytest.fixture
def window(qtbot: QtBot, room_window: MainWindow) -> MainWindow:
    """Of Dr Hughes, who has pinned a note, half written another, and works beside Bo."""
    room_window.resize(1366, 768)
    room_window.show_vault()
    store = room_window.keeper.page.desk.store
    name_user(store, next(one.id for one in users(store) if one.is_here), "Dr Hughes")
    add_user(store, "Bo", chosen(BO))
    room_window.keeper.page.go_back()
    at_the_event(room_window)
    press(qtbot, Key.Key_M)
    type_words(qtbot, QApplication.focusWidget(), f"{MARKER} did she say goodbye")
    press(qtbot, Key.Key_Return, CONTROL)
    type_words(qtbot, QApplication.focusWidget(), f"{MARKER} half")
    return room_window


def is_read() -> bool:
    QApplication.processEvents()
    return any(MARKER.lower() in text.lower() for _, text in readable())


def reach(window: MainWindow) -> str:
    """Everything that the palette, the search and the completions hold."""
    return " ".join(one.words + one.detail for one in window.room.choices())


def test_its_author_finds_it_again(qtbot: QtBot, window: MainWindow) -> None:
    opened_by(qtbot, window, PASSPHRASE)
    at_the_event(window)
    assert not is_read()
    press(qtbot, Key.Key_Y)
    assert is_read()
    notes = next(one for one in window.findChildren(PinnedNotes) if one.isVisible())
    assert notes.text.toPlainText() == f"{MARKER} half"


def test_another_user_sees_hears_and_finds_nothing_of_it(qtbot: QtBot, window: MainWindow) -> None:
    opened_by(qtbot, window, BO)
    page = at_the_event(window)
    press(qtbot, Key.Key_M)
    assert page.layer.is_shown
    assert not is_read()
    assert not [one for one in page.timeline.scene().marks() if one.id.startswith(("pin:", "thread:"))]
    assert page.layer.authors() == []
    for key in ("overview", "family", "meetings", "plan", "writing", "report", "back", "import"):
        window.room.show_page(key)
        assert not is_read(), key
    for key in ("find", "palette", "cite"):
        window.commands.run(key)
        type_words(qtbot, QApplication.focusWidget(), MARKER.lower()[:6])
        assert not any(f"{MARKER} ".lower() in text.lower() for _, text in readable()), key
        press(qtbot, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert MARKER not in reach(window)
    window.show_vault()
    for row in range(window.keeper.page.list.count()):
        window.keeper.page.list.setCurrentRow(row)
        assert not is_read()


def test_once_shared_it_is_read_and_answered_but_stays_its_authors(qtbot: QtBot, window: MainWindow) -> None:
    notes = next(one for one in window.findChildren(PinnedNotes) if one.isVisible())
    readers = next(one for one in notes.findChildren(PickList) if "Who may read" in one.accessibleName())
    assert readers.currentText() == "For me alone"
    readers.setFocus()
    qtbot.keyClick(readers, Key.Key_Down)
    (note,) = window.room.session.case.of(Annotation)
    assert note.visibility is Visibility.PSYCHOLOGIST
    opened_by(qtbot, window, BO)
    page = at_the_event(window)
    press(qtbot, Key.Key_M)
    assert is_read()
    assert page.layer.authors() == ["Dr Hughes"]
    notes = next(one for one in window.findChildren(PinnedNotes) if one.isVisible())
    assert notes.text.toPlainText() == ""
    assert not [one for one in notes.findChildren(PickList) if "Who may read" in one.accessibleName()]
    buttons = {one.accessibleName(): one for one in notes.findChildren(QPushButton)}
    assert not any("Take off" in name for name in buttons)
    qtbot.mouseClick(next(one for name, one in buttons.items() if name.startswith("Answer the note")), LEFT)
    type_words(qtbot, notes.text, "Nobody told her")
    press(qtbot, Key.Key_Return, CONTROL)
    answer = next(one for one in window.room.session.case.of(Annotation) if one.text == "Nobody told her")
    assert (answer.target, answer.author, answer.visibility) == (note.id, "Bo", Visibility.PSYCHOLOGIST)
