"""What holds for every page of the room: names, tab order, targets, room on a small screen, keys beside fields."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from builders import in_year
from hands import type_line
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.audit import cut_off, nameless, out_of_order, tab_chain, too_small
from ui.conftest import PASSPHRASE, a_story, tell_more
from ui.reading import readable

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.recovery import AgeDomain, Level, RecoveryPosition
from ecm_desktop.editing import formulation, life, meetings, people, recovery
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.ui.actions import clashes
from ecm_desktop.ui.plan.part import Part
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.window import MainWindow

PAGES = (
    "overview", "timeline", "family", "model", "meetings", "plan", "report", "writing", "import", "settings", "help",
)  # fmt: skip


@pytest.fixture
def case_in_vault(vault_folder, case_in_vault):
    """The vault's case is one with something on every page."""
    return tell_more(vault_folder, case_in_vault, a_story())


@pytest.fixture
def window(room_window: MainWindow, case_in_vault) -> MainWindow:
    room_window.resize(1366, 768)
    assert room_window.room.session.case == case_in_vault
    return room_window


def open_page(window: MainWindow, key: str) -> QWidget:
    page = window.room.show_page(key)
    assert page is not None
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("key", PAGES)
def test_what_is_reached_has_a_name_and_is_large_enough(window: MainWindow, key: str) -> None:
    open_page(window, key)
    assert nameless(window) == []
    assert too_small(window) == []


@pytest.mark.parametrize("key", PAGES)
def test_tab_reaches_everything_that_is_shown_and_nothing_else(qtbot: QtBot, window: MainWindow, key: str) -> None:
    page = open_page(window, key)
    wanted = [one for one in tab_chain(window) if page.isAncestorOf(one)]
    window.room.rail.button("overview").setFocus()
    met: list[QWidget] = []
    for _ in range(3 * len(tab_chain(window)) + 5):
        qtbot.keyClick(window, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is not None, f"the keyboard was lost after {met[-1:]}"
        met.append(QApplication.focusWidget())
    assert [one for one in wanted if one not in met] == []
    assert [one for one in met if not one.isVisible()] == []


@pytest.mark.parametrize("key", PAGES)
def test_tab_goes_the_way_that_eyes_do(window: MainWindow, key: str) -> None:
    assert out_of_order(open_page(window, key)) == []


def test_tab_finds_what_was_added_where_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    meetings = open_page(window, "meetings")
    type_line(qtbot, meetings.view.attendance.new, "Housing, Bo Lund")
    assert len(session.case.of(Attendance)) > 1
    QApplication.processEvents()  # the rows are laid out
    assert out_of_order(meetings) == []
    plan = open_page(window, "plan")
    for part in plan.findChildren(Part):
        type_line(qtbot, part.new, "One thing more")
        QApplication.processEvents()
        assert part.entries
    QApplication.processEvents()  # the last is laid out, too
    assert out_of_order(plan) == []
    session.select(session.case.of(LifeEvent)[0].id)
    assert out_of_order(open_page(window, "timeline")) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("key", PAGES)
def test_nothing_is_cut_off_or_out_of_reach(
    qtbot: QtBot, window: MainWindow, preferences, key: str, scale: float
) -> None:
    preferences.change(text_scale=scale)
    page = open_page(window, key)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1366, 768)
    assert cut_off(page) == []


@pytest.mark.parametrize("key", PAGES)
def test_no_field_lets_a_key_through_to_the_page(qtbot: QtBot, window: MainWindow, key: str) -> None:
    page = open_page(window, key)
    session = window.room.session
    before = session.case
    for field in page.findChildren(QWidget):
        if not field.isVisible() or not field.isEnabled():
            continue
        if isinstance(field, QLineEdit) and not field.isReadOnly():
            field.setFocus()
            qtbot.keyClicks(field, "1a?n+3")
            field.undo()
            field.setText("")
        elif isinstance(field, QComboBox):
            field.setFocus()
            qtbot.keyClick(field, "7")
        assert window.room.current == key
    assert _meetings_and_places(session.case) == _meetings_and_places(before)


def _meetings_and_places(case: Case) -> list[object]:
    return [[one.status for one in case.of(Attendance)], case.of(RecoveryPosition)]


@pytest.mark.parametrize("key", PAGES)
def test_the_sharing_view_shows_no_name_anywhere(window: MainWindow, key: str) -> None:
    page = open_page(window, key)
    window.room.session.toggle_sharing()
    QApplication.processEvents()
    texts = [one.text() for one in page.findChildren(QLabel) + page.findChildren(QLineEdit) if one.isVisible()]
    texts += [one.toPlainText() for one in page.findChildren(QPlainTextEdit) if one.isVisible()]
    texts += [one.accessibleName() for one in page.findChildren(QWidget) if one.isVisible()]
    assert [one for one in texts if "Mason" in one] == []


class Watch(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_page_flashes_up_as_a_window_while_it_is_made(window: MainWindow) -> None:
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    for key in PAGES:
        open_page(window, key)
    QApplication.instance().removeEventFilter(watch)
    assert watch.seen == []
    assert window.isActiveWindow()


@pytest.mark.parametrize("look", ["dark", "contrast", "light"])
def test_every_page_changes_its_look(window: MainWindow, preferences, look: str) -> None:
    for key in PAGES:
        open_page(window, key)
    preferences.change(look=look)
    QApplication.processEvents()
    assert window.room.session.look.name.value == look


def test_keys_do_not_clash_with_every_page_made(window: MainWindow) -> None:
    made = {}
    for key in PAGES:
        open_page(window, key)
        made[key] = [one for one in clashes(window.commands) if not _on_different_pages(one)]
    assert all(not one for one in made.values()), made


def _on_different_pages(pair: tuple[str, str]) -> bool:
    rooms = [one.partition(".")[0] for one in pair]
    return rooms[0] != rooms[1] and "page" not in rooms and all(one in PAGES for one in rooms)


def test_what_is_still_being_typed_is_kept_when_the_window_locks(
    qtbot: QtBot, window: MainWindow, vault_folder
) -> None:
    page = open_page(window, "meetings")
    page.view.notes.setFocus()
    qtbot.keyClicks(page.view.notes, "typed last")
    qtbot.keyClick(page.view.notes, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.room is None
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    try:
        case, _ = store.load(store.cases()[0].id)
    finally:
        store.close()
    assert case.get_one(Meeting, "open").notes == "typed last"


def test_a_page_has_the_keyboard_when_it_is_opened_from_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    session = window.room.session
    qtbot.mouseClick(window.room.rail.button("meetings"), Qt.MouseButton.LeftButton)
    came = [one.status for one in session.case.of(Attendance)]
    qtbot.keyClick(QApplication.focusWidget(), "1")
    assert [one.status for one in session.case.of(Attendance)] != came
    qtbot.mouseClick(window.room.rail.button("model"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(QApplication.focusWidget(), "3")
    assert session.case.of(RecoveryPosition)[0].level is Level.TRAUMA
    qtbot.keyClick(QApplication.focusWidget(), "n")
    assert session.case.of(RecoveryPosition)[0].level is None
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert window.room.current == "import"


LISTENING = ("_case_changed", "ask", "eventFilter")  # what a hidden page may do about an edit: note that there was one


class WorkOf:
    """Notes which methods of ours widgets of these pages run, in the order of their calls."""

    def __init__(self, pages: list[QWidget]) -> None:
        self._pages = pages
        self.done: list[str] = []

    def __call__(self, frame: FrameType, event: str, _arg: object) -> None:
        me, code = frame.f_locals.get("self"), frame.f_code
        is_ours = event == "call" and "/ecm_desktop/" in code.co_filename and code.co_name not in LISTENING
        if is_ours and isinstance(me, QWidget) and any(one is me or one.isAncestorOf(me) for one in self._pages):
            self.done.append(f"{type(me).__name__}.{code.co_name}")


def edit_everything(session: Session) -> None:
    """An edit of every kind of record that pages show, each of them seen in some text."""
    case = session.case
    ann = next(one for one in case.of(Person) if one.name == "Ann Mason")
    event = next(one for one in case.of(LifeEvent) if one.title == "starts school")
    meeting, asked = case.get_one(Meeting, "open"), case.of(Attendance)[0]
    session.do("Change", people.change_person, ann.id, name="Ann Marsh", birth=in_year(1985))
    session.do("Change", people.remove_person, next(one.id for one in case.of(Person) if one.name == "Cy Mason"))
    session.do("Change", people.change_child, pronouns="they/them")
    session.do("Change", life.change_event, event.id, title="starts at a new school")
    session.do("Change", life.add_event, LifeEvent(id="new", title="came late", when=When()))
    session.do("Change", meetings.change_meeting, meeting.id, chair="Sam", notes="was calm")
    session.do("Change", meetings.change_attendance, asked.id, name="Lee")
    session.do("Change", recovery.place, meeting.id, Level.TRAUMA)
    session.do("Change", recovery.set_age, meeting.id, AgeDomain.EMOTIONAL, 60, 72)
    for part in (Hypothesis(id="h", text="alone a lot"), Risk(id="r", text="runs off"),
                 Recommendation(id="c", text="one key worker"), Action(id="a", text="ring school")):  # fmt: skip
        session.do("Change", formulation.add_part, part)
    session.undo()
    session.redo()


def test_hidden_pages_do_nothing_about_an_edit(window: MainWindow) -> None:
    made = {key: open_page(window, key) for key in PAGES}
    open_page(window, "help")
    work = WorkOf([page for key, page in made.items() if key != "help"])
    sys.setprofile(work)
    try:
        edit_everything(window.room.session)
    finally:
        sys.setprofile(None)
    assert window.room.session.case.get_one(Action, "a")
    assert work.done == []


@pytest.mark.parametrize("key", PAGES)
def test_a_page_that_was_hidden_is_as_one_that_is_made_now(make_window, window: MainWindow, key: str, qtbot) -> None:
    page = open_page(window, key)
    open_page(window, "help" if key != "help" else "settings")
    edit_everything(window.room.session)
    open_page(window, key)
    window.room.notices.clear()
    QApplication.processEvents()  # a page that has come to need its scroll bar is laid out in a second turn
    late = sorted(readable(page))
    fresh = window.room._make(key)
    window.room.stack.setCurrentWidget(fresh)
    QApplication.processEvents()
    assert sorted(readable(fresh)) == late


@pytest.mark.parametrize("key", PAGES)
def test_it_can_be_seen_what_has_the_keyboard(qtbot: QtBot, window: MainWindow, key: str) -> None:
    page = open_page(window, key)
    chain = [one for one in tab_chain(window) if page is one or page.isAncestorOf(one)]
    assert chain
    unseen = []
    for _ in range(2 * len(tab_chain(window))):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        one = QApplication.focusWidget()
        if one in chain:
            chain.remove(one)
            with_focus = _look_of(window, one)
            window.room.header.veil.setFocus()
            if _look_of(window, one) == with_focus:
                unseen.append(f"{type(one).__name__} {one.accessibleName()}")
            one.setFocus()
    assert chain == []
    assert unseen == []


def _look_of(window: MainWindow, one: QWidget) -> QImage:
    place = QRect(one.mapTo(window, one.rect().topLeft()), one.size()).intersected(window.rect())
    assert not place.isEmpty()  # Tab has scrolled to it
    return window.grab(place).toImage()


def test_a_home_half_put_down_lies_in_the_vault_when_the_window_locks(
    qtbot: QtBot, window: MainWindow, vault_folder
) -> None:
    panel = open_page(window, "timeline").inspector.home_panel
    window.commands.run("timeline.home")
    qtbot.keyClicks(panel.name, "Aunt Karen")
    qtbot.keyClick(panel.name, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.room is None
    window.take_store(open_vault(vault_folder, Passphrase(PASSPHRASE)))
    panel = open_page(window, "timeline").inspector.home_panel
    window.commands.run("timeline.home")
    assert panel.name.text() == "Aunt Karen"
    assert panel.taken_up.isVisible()


def test_files_half_looked_through_lie_in_the_vault_when_the_window_locks(
    qtbot: QtBot, window: MainWindow, vault_folder, tmp_path
) -> None:
    page = open_page(window, "import")
    file = tmp_path / "school.csv"
    file.write_text("Date,Event\n2 May 2018,Zebra crossing lesson\n3 May 2018,Moved class\n")
    page.import_files([file])
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=20_000)
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.room is None
    kept = b"".join(one.read_bytes() for one in vault_folder.rglob("*") if one.is_file())
    assert b"Zebra" not in kept
    window.take_store(open_vault(vault_folder, Passphrase(PASSPHRASE)))
    page = open_page(window, "import")
    assert page.accept_all.text() == "Accept 1 row"
