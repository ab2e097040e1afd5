"""Through the real window with real keys: first start, lock, unlock, palette, undo, veil, text size, looks."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from hands import type_key_back
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import nameless, tab_chain, too_small

from ecm_desktop.diagram.inks import LookName
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import life, people
from ecm_desktop.errors import WrongCredential
from ecm_desktop.store.opening import Passphrase, open_vault
from ecm_desktop.store.recovery_proof import await_proof
from ecm_desktop.ui.actions import clashes
from ecm_desktop.ui.cases import CasesPage
from ecm_desktop.ui.crash import CrashPage, report_of
from ecm_desktop.ui.first_run import FirstRun
from ecm_desktop.ui.gate import TroublePage
from ecm_desktop.ui.passphrase_step import PassphraseStep
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.ui.renewing import Renewing
from ecm_desktop.ui.shortcuts import ShortcutsOverlay
from ecm_desktop.ui.standpoint import recall_standpoint
from ecm_desktop.ui.unlock import UnlockPage
from ecm_desktop.ui.veil import Cover
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.ui.wiring import PageEntry, Place

PASSPHRASE = "mosslamp-ivybook-fernpath"  # noqa: S105 (of a test's vault)
CONTROL = Qt.KeyboardModifier.ControlModifier


def press_enter(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def test_first_run_makes_a_vault_and_a_case_and_locking_leads_back(qtbot: QtBot, make_window, vault_folder) -> None:
    window = make_window()
    steps = window.gate.currentWidget()
    assert isinstance(steps, FirstRun)
    press_enter(qtbot, QApplication.focusWidget())  # the one button has the focus
    passphrase = choose_words(qtbot, steps)
    type_back(qtbot, steps)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), CasesPage))
    begin_case(qtbot, window.gate.currentWidget())
    qtbot.waitUntil(lambda: window.room is not None)
    assert window.room.header.who.text() == "Jo March"
    window.room.show_page("settings")
    window.room.session.select(window.room.session.case.child.person)

    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    page = window.gate.currentWidget()
    assert isinstance(page, UnlockPage)
    assert window.room is None
    assert not list(vault_folder.glob("*-wal"))  # at rest
    assert b"March" not in b"".join(one.read_bytes() for one in vault_folder.iterdir() if one.is_file())
    qtbot.keyClicks(page.field, "not the words")
    press_enter(qtbot, page.field)
    qtbot.waitUntil(lambda: "does not open the vault" in page.message.text())
    assert window.room is None
    qtbot.waitUntil(page.button.isEnabled)
    page.field.clear()
    qtbot.keyClicks(page.field, passphrase)
    press_enter(qtbot, page.field)
    qtbot.waitUntil(lambda: window.room is not None)
    assert window.room.current == "settings"
    assert window.room.session.selection == window.room.session.case.child.person


def choose_words(qtbot: QtBot, steps: FirstRun) -> str:
    step = steps.currentWidget()
    assert isinstance(step, PassphraseStep)
    shown = step.suggestion.text()
    step.another.click()
    assert step.suggestion.text() != shown
    qtbot.keyClicks(step.again, "something else")
    press_enter(qtbot, step.again)
    assert "not the same" in step.message.text()
    step.again.clear()
    passphrase = step.suggestion.text()
    qtbot.keyClicks(step.again, passphrase)
    press_enter(qtbot, step.again)
    qtbot.waitUntil(lambda: isinstance(steps.currentWidget(), RecoveryStep))
    return passphrase


def type_back(qtbot: QtBot, steps: FirstRun) -> None:
    step = steps.currentWidget()
    assert isinstance(step, RecoveryStep)
    type_key_back(qtbot, step)


def begin_case(qtbot: QtBot, page: CasesPage) -> None:
    page.choose.new.click()
    form = page.new_case
    qtbot.keyClicks(form.reference, "YJ-1")
    qtbot.keyClicks(form.name, "Jo March")
    qtbot.keyClicks(form.born, "spring 2011")
    press_enter(qtbot, form.born)
    assert "day, month and year" in form.message.text()
    form.born.clear()
    for day in ("31/02/2011", "1 May 1890"):
        qtbot.keyClicks(form.born, day)
        press_enter(qtbot, form.born)
        assert form.message.text() == f"{day} cannot be a child’s day of birth. Look at it again."
        form.born.clear()
    qtbot.keyClicks(form.born, "4th March 2011")
    press_enter(qtbot, form.born)


def test_a_new_case_half_filled_in_is_offered_again_after_a_lock(
    qtbot: QtBot, room_window: MainWindow, vault_folder
) -> None:
    window = room_window
    window.choose_case()
    page = window.gate.currentWidget()
    page.choose.new.click()
    qtbot.keyClicks(page.new_case.reference, "YJ-2")
    qtbot.keyClicks(page.new_case.name, "Jay")
    qtbot.keyClick(page.new_case.name, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not window.is_unlocked()
    window.take_store(open_vault(vault_folder, Passphrase(PASSPHRASE)))
    page = window.gate.currentWidget()
    assert isinstance(page, CasesPage)
    assert page.new_case.isVisible()
    assert page.new_case.typed() == ("YJ-2", "Jay", "")
    page.new_case.back.click()
    window.lock()
    window.take_store(open_vault(vault_folder, Passphrase(PASSPHRASE)))
    assert window.room is not None  # the form was left; it waits behind its button
    window.choose_case()
    page = window.gate.currentWidget()
    page.choose.new.click()
    assert page.new_case.typed() == ("YJ-2", "Jay", "")
    qtbot.keyClicks(page.new_case.born, "4 March 2011")
    press_enter(qtbot, page.new_case.born)
    assert window.room.session.case.reference == "YJ-2"
    window.choose_case()
    assert window.gate.currentWidget().new_case.typed() == ("", "", "")


def test_a_case_is_begun_by_typing_and_enter_alone(qtbot: QtBot, room_window: MainWindow) -> None:
    window = room_window
    window.choose_case()
    page = window.gate.currentWidget()
    qtbot.mouseClick(page.choose.new, Qt.MouseButton.LeftButton)
    for text in ("YJ-3", "Jay", "4 March 2011"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press_enter(qtbot, QApplication.focusWidget())
    assert window.room.session.case.reference == "YJ-3"


def test_own_words_must_be_hard_to_guess(qtbot: QtBot, make_window) -> None:
    window = make_window()
    steps = window.gate.currentWidget()
    steps.welcome.button.click()
    step = steps.currentWidget()
    step.own.click()
    qtbot.keyClicks(step.first, "password")
    qtbot.waitUntil(lambda: "Too easy" in step.strength.text())
    step.first.setText("password ")
    qtbot.waitUntil(lambda: "ends with a blank" in step.strength.text())
    step.first.setText("password")
    qtbot.waitUntil(lambda: "blank" not in step.strength.text())
    qtbot.keyClicks(step.again, "password")
    press_enter(qtbot, step.again)
    assert "harder to guess" in step.message.text()
    step.first.setText("otter rubric saffron molar glimpse")
    qtbot.waitUntil(lambda: step.strength.text() == "Hard enough to guess.")


def test_own_words_typed_quicker_than_they_are_looked_at_are_taken_by_keys_alone(qtbot: QtBot, make_window) -> None:
    window = make_window()
    steps = window.gate.currentWidget()
    steps.welcome.button.click()
    step = steps.currentWidget()
    qtbot.mouseClick(step.own, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(step.chosen) as chosen:
        for field in (step.first, step.again):
            assert QApplication.focusWidget() is field
            qtbot.keyClicks(field, "otter rubric saffron molar glimpse")
            press_enter(qtbot, field)
        assert not step.message.text()
    assert chosen.args == ["otter rubric saffron molar glimpse"]


def test_the_recovery_key_opens_the_vault(qtbot: QtBot, make_window, wiring, vault_folder) -> None:
    store, key = wiring.door.make(PASSPHRASE)
    await_proof(store)  # which the key gives
    store.close()
    window = make_window()
    page = window.gate.currentWidget()
    page.other.click()
    qtbot.keyClicks(page.field, key.text.lower().replace("-", " "))
    press_enter(qtbot, page.field)
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), Renewing))
    window.gate.currentWidget().later.click()
    assert isinstance(window.gate.currentWidget(), CasesPage)


def test_20_caps_lock_is_told(qtbot: QtBot, case_in_vault: Case, make_window) -> None:
    page = make_window().gate.currentWidget()
    assert QApplication.focusWidget() is page.field
    qtbot.keyClicks(page.field, "a")
    assert not page.caps.isVisible()
    qtbot.keyClick(page.field, "A", Qt.KeyboardModifier.NoModifier)
    assert page.caps.isVisible()


def test_20_caps_lock_is_told_while_a_passphrase_is_made_too_and_the_letters_can_be_looked_at(
    qtbot: QtBot, make_window
) -> None:
    steps = make_window().gate.currentWidget()
    steps.welcome.button.click()
    step = steps.currentWidget()
    qtbot.mouseClick(step.own, Qt.MouseButton.LeftButton)
    for field in (step.first, step.again):
        qtbot.keyClick(field, "A", Qt.KeyboardModifier.NoModifier)
        assert step.caps.isVisible()
        qtbot.keyClicks(field, "b")
        assert not step.caps.isVisible()
        assert field.displayText() != "Ab"
    qtbot.mouseClick(step.shown, Qt.MouseButton.LeftButton)
    assert [step.first.displayText(), step.again.displayText()] == ["Ab", "Ab"]
    qtbot.mouseClick(step.shown, Qt.MouseButton.LeftButton)
    assert "b" not in step.first.displayText() + step.again.displayText()


def test_a_second_window_is_refused_before_it_asks_for_anything(
    qtbot: QtBot, room_window: MainWindow, make_window
) -> None:
    second = make_window()
    page = second.gate.currentWidget()
    assert isinstance(page, TroublePage)
    assert "another window of this computer" in page.sentence.text()
    assert QApplication.focusWidget() is page.front
    press_enter(qtbot, page.button)
    page = second.gate.currentWidget()
    assert "still so" in page.tried.text()
    room_window.close()
    press_enter(qtbot, page.button)
    assert isinstance(second.gate.currentWidget(), UnlockPage)


def test_a_vault_open_on_another_computer_is_told_by_its_name(
    qtbot: QtBot, case_in_vault: Case, make_window, vault_folder
) -> None:
    (vault_folder / "vault.lock").write_text('{"pid": 7, "host": "office-3"}')
    page = make_window().gate.currentWidget()
    assert "on the computer office-3" in page.sentence.text()


def test_a_vault_that_was_opened_meanwhile_is_refused_and_the_box_is_empty(
    qtbot: QtBot, case_in_vault: Case, make_window, vault_folder
) -> None:
    window = make_window()
    page = window.gate.currentWidget()
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    qtbot.keyClicks(page.field, PASSPHRASE)
    press_enter(qtbot, page.field)
    assert page.field.text() == ""
    qtbot.waitUntil(lambda: isinstance(window.gate.currentWidget(), TroublePage))
    store.close()


def test_a_wrong_passphrase_leaves_an_empty_box_and_its_error_goes_with_the_next_letter(
    qtbot: QtBot, case_in_vault: Case, make_window
) -> None:
    page = make_window().gate.currentWidget()
    qtbot.keyClicks(page.field, "not the words")
    press_enter(qtbot, page.field)
    assert page.field.text() == ""
    qtbot.waitUntil(lambda: "does not open the vault" in page.message.text())
    assert page.field.text() == ""
    assert QApplication.focusWidget() is page.field
    qtbot.keyClicks(page.field, "m")
    assert "does not open" not in page.message.text()
    assert "Try again in" in page.message.text()
    qtbot.waitUntil(page.button.isEnabled)
    assert page.message.text() == ""


def test_12_each_wrong_try_waits_longer_and_the_right_one_opens(
    qtbot: QtBot, case_in_vault: Case, make_window, monkeypatch
) -> None:
    window = make_window()
    page = window.gate.currentWidget()

    def refuse(_typed: str) -> object:
        raise WrongCredential("This does not open the vault.")

    way = page._way
    monkeypatch.setattr(page, "_way", way._replace(opener=refuse))
    waits = []
    for _ in range(8):
        qtbot.keyClicks(page.field, "not the words")
        press_enter(qtbot, page.field)
        qtbot.waitUntil(lambda: "Try again in" in page.message.text())
        assert not page.button.isEnabled()
        waits.append(page._seconds)
        qtbot.keyClicks(page.field, "not the words")
        press_enter(qtbot, page.field)  # is not even tried before
        assert page._task is None
        page.field.clear()
        for _ in range(page._seconds):
            page._countdown.timeout.emit()
        assert page.button.isEnabled()
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    monkeypatch.setattr(page, "_way", way)
    qtbot.keyClicks(page.field, PASSPHRASE)
    press_enter(qtbot, page.field)
    qtbot.waitUntil(lambda: window.room is not None)


def test_a_damaged_vault_is_told_before_the_passphrase(
    qtbot: QtBot, case_in_vault: Case, make_window, vault_folder
) -> None:
    for name in ("header.json", "header.bak.json"):
        (vault_folder / name).write_bytes(b"{")
    gate = make_window().gate
    qtbot.waitUntil(lambda: isinstance(gate.currentWidget(), TroublePage))
    assert f"No backup lies in {vault_folder / 'backups'}" in gate.currentWidget().sentence.text()


def test_undo_from_the_notice_and_by_key(qtbot: QtBot, room_window: MainWindow) -> None:
    room = room_window.room
    before = room.session.case
    room.session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    qtbot.mouseClick(room.notices.button, Qt.MouseButton.LeftButton)
    assert room.session.case == before
    qtbot.keyClick(room_window, Qt.Key.Key_Y, CONTROL)
    assert room.session.case.find(Person, "n1") is not None
    qtbot.keyClick(room_window, Qt.Key.Key_Z, CONTROL)
    assert room.session.case == before
    assert room.notices.text == "Taken back: Add a person"


def test_every_edit_is_in_the_vault_when_the_window_is_gone(
    qtbot: QtBot, room_window: MainWindow, vault_folder
) -> None:
    room_window.room.session.do("Add a person", people.add_person, Person(id="n1", name="Cy"))
    case = room_window.room.session.case
    room_window.close()
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    try:
        assert store.load(store.cases()[0].id)[0] == case
    finally:
        store.close()


def test_the_palette_finds_actions_and_people(qtbot: QtBot, room_window: MainWindow) -> None:
    qtbot.keyClick(room_window, Qt.Key.Key_K, CONTROL)
    palette = room_window.room.palette_panel(room_window)
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.field
    qtbot.keyClicks(palette.field, "setings")
    press_enter(qtbot, palette.field)
    assert not palette.isVisible()
    assert room_window.room.current == "settings"
    qtbot.keyClick(room_window, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(palette.field, "Ann")
    press_enter(qtbot, palette.field)
    session = room_window.room.session
    assert session.case.get_one(Person, session.selection).name == "Ann"
    qtbot.keyClick(room_window, Qt.Key.Key_K, CONTROL)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_sharing_view_shows_no_name(qtbot: QtBot, room_window: MainWindow) -> None:
    qtbot.keyClick(room_window, Qt.Key.Key_I, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    texts = [one.text() for one in room_window.findChildren(QLabel) if one.isVisible()]
    assert "J.M." in texts
    assert not any("March" in text for text in texts)
    assert not any("March" in one.words for one in room_window.room.choices())


def test_the_veil_covers_all_windows_and_brings_them_back(qtbot: QtBot, room_window: MainWindow) -> None:
    other = QWidget(room_window, Qt.WindowType.Window)
    other.show()
    room_window.activateWindow()
    qtbot.waitUntil(room_window.isActiveWindow)
    room_window.room.header.veil.setFocus()
    qtbot.keyClick(room_window, Qt.Key.Key_Period, CONTROL)
    assert room_window.veil.is_down
    for window in (room_window, other):
        cover = next(one for one in window.findChildren(Cover) if one.window() is window)
        assert cover.geometry() == window.rect()
        assert not cover.visibleRegion().isEmpty()
    qtbot.keyClicks(QApplication.focusWidget(), "typed under the veil")
    qtbot.keyClick(room_window, Qt.Key.Key_Period, CONTROL)
    assert not room_window.veil.is_down
    assert QApplication.focusWidget() is room_window.room.header.veil


def test_locking_under_the_veil_leaves_it_down(qtbot: QtBot, room_window: MainWindow) -> None:
    room_window.room.header.veil.setFocus()
    qtbot.keyClick(room_window, Qt.Key.Key_Period, CONTROL)
    room_window.locks.idle.idle.emit()
    qtbot.waitUntil(lambda: isinstance(room_window.gate.currentWidget(), UnlockPage))
    assert room_window.veil.is_down
    assert isinstance(QApplication.focusWidget(), Cover)
    qtbot.keyClick(room_window, Qt.Key.Key_Period, CONTROL)
    assert not room_window.veil.is_down
    assert QApplication.focusWidget() is room_window.gate.currentWidget().field


def test_the_keys_that_zoom_are_the_pictures_where_it_has_the_keyboard_and_else_the_texts(
    qtbot: QtBot, room_window: MainWindow, preferences
) -> None:
    session = room_window.room.session
    session.do("Add", life.add_event, LifeEvent(id="nan", title="Nan dies", when=on_day(date(2017, 9, 1)), lane="loss"))
    page = room_window.room.show_page("timeline")
    board = page.timeline
    board.setFocus()

    def days() -> tuple[date, date]:
        return board.days.frame.first, board.days.frame.last

    whole = days()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        before = days()
        qtbot.keyClick(board, key, CONTROL)
        assert days()[1] - days()[0] < before[1] - before[0]
    before = days()
    qtbot.keyClick(board, Qt.Key.Key_Minus, CONTROL)
    assert days()[1] - days()[0] > before[1] - before[0]
    qtbot.keyClick(board, Qt.Key.Key_0, CONTROL)
    assert days() == whole
    assert preferences.value.text_scale == 1.0
    qtbot.keyClick(board, Qt.Key.Key_Plus, Qt.KeyboardModifier.AltModifier)
    assert preferences.value.text_scale == 1.1
    qtbot.keyClick(board, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    page.typed.line.setFocus()
    qtbot.keyClick(page.typed.line, Qt.Key.Key_Plus, CONTROL)
    assert preferences.value.text_scale == 1.1
    assert days() == whole


def test_text_size_and_looks_change_at_once(qtbot: QtBot, room_window: MainWindow, preferences) -> None:
    before = room_window.room.header.age.fontMetrics().height()
    for _ in range(20):
        qtbot.keyClick(room_window, Qt.Key.Key_Plus, CONTROL)
    assert preferences.value.text_scale == 2.0
    assert room_window.room.header.age.fontMetrics().height() > 1.7 * before
    qtbot.keyClick(room_window, Qt.Key.Key_Minus, CONTROL)
    assert preferences.value.text_scale == 1.9
    qtbot.keyClick(room_window, Qt.Key.Key_0, CONTROL)
    assert preferences.value.text_scale == 1.0
    looks = []
    room_window.room.session.look_changed.connect(lambda look: looks.append(look.name))
    for wanted in ("dark", "contrast", "light"):
        preferences.change(look=wanted)
    assert looks == [LookName.DARK, LookName.CONTRAST, LookName.LIGHT]


def test_the_key_for_the_next_look_changes_it_at_every_press(qtbot: QtBot, room_window: MainWindow) -> None:
    seen = [room_window.room.session.look.name]
    for _ in range(3):
        qtbot.keyClick(room_window, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        seen.append(room_window.room.session.look.name)
    assert seen == [LookName.LIGHT, LookName.DARK, LookName.CONTRAST, LookName.LIGHT]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_window_fits_a_small_screen(qtbot: QtBot, room_window: MainWindow, preferences, scale: float) -> None:
    preferences.change(text_scale=scale)
    for page in ("overview", "settings", "help"):
        room_window.room.show_page(page)
        room_window.resize(1366, 768)
        qtbot.wait(1)
        assert (room_window.width(), room_window.height()) == (1366, 768)


def test_idle_minutes_lock(qtbot: QtBot, room_window: MainWindow) -> None:
    assert room_window.locks.idle.is_running
    with qtbot.waitSignal(room_window.locked):
        room_window.locks.idle.set_minutes(0.001)
        room_window.locks.idle.start()
    assert isinstance(room_window.gate.currentWidget(), UnlockPage)
    assert not room_window.locks.idle.is_running


def test_keys_are_listed_and_do_not_clash(qtbot: QtBot, room_window: MainWindow) -> None:
    assert clashes(room_window.commands) == []
    qtbot.keyClick(room_window, Qt.Key.Key_F1)
    overlay = room_window.findChild(ShortcutsOverlay)
    assert overlay.isVisible()
    listed = {action.id for actions in overlay.listed().values() for action in actions}
    assert {"veil", "palette", "undo", "page.overview", "lock"} <= listed
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_no_action_of_a_closed_case_is_left(room_window: MainWindow) -> None:
    assert room_window.commands.find("undo") is not None
    room_window.lock()
    assert room_window.commands.find("undo") is None
    assert room_window.commands.find("veil") is not None


def test_a_crash_page_never_blocks_quitting(room_window: MainWindow) -> None:
    room_window.show_crash(report_of(ValueError("Jo March")))
    page = room_window.findChild(CrashPage)
    assert "March" not in page.text
    page.buttons["quit"].click()
    assert not room_window.isVisible()


def test_everything_in_reach_of_the_keyboard_has_a_name(qtbot: QtBot, room_window: MainWindow) -> None:
    for page in ("overview", "settings", "help"):
        room_window.room.show_page(page)
    for key in ("palette", "keys"):
        room_window.commands.run(key)
        room_window.commands.run(key)
    room_window.show_crash(report_of(ValueError()))
    room_window.findChild(CrashPage).hide()
    assert nameless(room_window) == [], nameless(room_window)
    assert too_small(room_window) == []
    room_window.room.show_page("settings")
    chain = tab_chain(room_window)
    rail = room_window.room.rail
    assert chain.index(rail.button("overview")) < chain.index(room_window.room.header.sharing)
    room_window.lock()
    assert nameless(room_window) == []


class Taker(QWidget):
    """A page that takes files."""

    def __init__(self) -> None:
        super().__init__()
        self.title = "Bring in"
        self.taken: list[str] = []

    def import_files(self, paths: list) -> None:
        self.taken += [path.name for path in paths]

    def import_text(self, text: str) -> None:
        self.taken.append(text)


@pytest.fixture
def with_import_page(wiring):
    taker = PageEntry("import", "Bring in", "import", lambda _session: Taker(), Place.HIDDEN)
    return lambda: (*wiring.pages(), taker)


def test_dropped_files_go_to_the_page_that_takes_them(
    qtbot: QtBot, case_in_vault: Case, make_window, tmp_path, with_import_page
) -> None:
    window = make_window()
    window._wiring = window._wiring._replace(pages=with_import_page)
    page = window.gate.currentWidget()
    qtbot.keyClicks(page.field, PASSPHRASE)
    press_enter(qtbot, page.field)
    qtbot.waitUntil(lambda: window.room is not None)
    assert window.acceptDrops()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "school.csv")), QUrl("https://example.org/x")])
    drop = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, drop)
    assert window.room.current == "import"
    assert window.room.stack.currentWidget().taken == ["school.csv"]


def test_the_window_comes_back_where_it_was(qtbot: QtBot, case_in_vault: Case, make_window) -> None:
    first = make_window()
    first.resize(760, 560)
    first.close()
    assert make_window().size() == first.size()


@pytest.mark.parametrize("by_key", [False, True])
def test_22_opening_can_be_stopped_and_leaves_nothing_open(
    qtbot: QtBot, case_in_vault: Case, make_window, vault_folder, wiring, monkeypatch, by_key: bool
) -> None:
    window = make_window()
    page = window.gate.currentWidget()
    deriving, go_on = threading.Event(), threading.Event()
    opener = wiring.door.open

    def slowly(passphrase: str) -> object:
        deriving.set()
        go_on.wait(10)
        return opener(passphrase)

    monkeypatch.setattr(page, "_way", page._way._replace(opener=slowly))
    qtbot.keyClicks(page.field, PASSPHRASE)
    press_enter(qtbot, page.field)
    qtbot.waitUntil(deriving.is_set)
    assert page.field.hasFocus()
    qtbot.keyClicks(page.field, "more")
    press_enter(qtbot, page.field)
    assert page.field.text() == ""
    assert "Opening" in page.message.text()
    if by_key:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    else:
        qtbot.waitUntil(page.stop_button.isVisible)
        qtbot.mouseClick(page.stop_button, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(page.button.isEnabled)
    assert window.room is None
    assert page.field.hasFocus()
    assert not (vault_folder / "vault.lock").exists()
    assert not list(vault_folder.glob("*-wal"))
    monkeypatch.setattr(page, "_way", page._way._replace(opener=opener))
    qtbot.keyClicks(page.field, PASSPHRASE)
    press_enter(qtbot, page.field)
    qtbot.waitUntil(lambda: window.room is not None)


def test_22_a_window_closed_while_it_opens_the_vault_leaves_nothing_open(
    qtbot: QtBot, case_in_vault: Case, make_window, vault_folder, wiring, monkeypatch
) -> None:
    window = make_window()
    page = window.gate.currentWidget()
    deriving, opener = threading.Event(), wiring.door.open
    told = page._way._replace(opener=lambda passphrase: (deriving.set(), opener(passphrase))[1])
    monkeypatch.setattr(page, "_way", told)
    qtbot.keyClicks(page.field, PASSPHRASE)
    press_enter(qtbot, page.field)
    deriving.wait(10)
    window.close()
    assert not (vault_folder / "vault.lock").exists()
    assert not list(vault_folder.glob("*-wal"))


def test_undo_is_the_windows_once_a_line_has_nothing_of_its_own(qtbot: QtBot, room_window: MainWindow) -> None:
    session, line = room_window.room.session, room_window.room.show_page("timeline").typed.line
    before = session.case
    line.setFocus()
    qtbot.keyClicks(line, "2019 moved")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    after = session.case
    assert after != before
    assert QApplication.focusWidget() is line
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (session.case, line.text()) == (before, "")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert session.case == after
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (session.case, line.text()) == (after, "")


@pytest.mark.parametrize("way", ["button", "escape", "enter"])
def test_from_the_choice_of_a_case_there_is_a_way_back_to_the_one_that_was_left(
    qtbot: QtBot, room_window: MainWindow, way: str
) -> None:
    child = room_window.room.session.case.child.person
    room_window.room.show_page("settings")
    room_window.room.session.select(child)
    qtbot.keyClick(room_window, Qt.Key.Key_O, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    cases = room_window.gate.currentWidget()
    assert isinstance(cases, CasesPage)
    assert cases.choose.back.text().startswith("Back to ")
    if way == "button":
        qtbot.mouseClick(cases.choose.back, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_Return)
    assert room_window.room is not None
    assert (room_window.room.current, room_window.room.session.selection) == ("settings", child)


def test_a_lock_between_two_cases_leads_back_to_the_choice_of_one(
    qtbot: QtBot, room_window: MainWindow, vault_folder
) -> None:
    room_window.choose_case()
    room_window.lock()
    store = open_vault(vault_folder, Passphrase(PASSPHRASE))
    assert recall_standpoint(store) is None
    store.close()


def test_leaving_a_case_gives_the_keyboard_to_the_list_of_cases(qtbot: QtBot, room_window: MainWindow) -> None:
    shift_control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_O, shift_control)
    QApplication.processEvents()
    assert room_window.isActiveWindow()
    assert QApplication.focusWidget() is room_window.gate.currentWidget().choose.list


def test_enter_with_nothing_typed_leads_to_the_field(qtbot: QtBot, case_in_vault: Case, make_window) -> None:
    page = make_window().gate.currentWidget()
    qtbot.keyClick(page.field, Qt.Key.Key_Tab)
    press_enter(qtbot, QApplication.focusWidget())
    assert "first" in page.message.text()
    assert page.field.hasFocus()


def test_one_goes_back_from_the_first_passphrase(qtbot: QtBot, make_window) -> None:
    window = make_window()
    for leave in (lambda step: qtbot.keyClick(step.again, Qt.Key.Key_Escape), press_back):
        press_enter(qtbot, window.gate.currentWidget().welcome.button)
        step = window.gate.currentWidget().currentWidget()
        assert isinstance(step, PassphraseStep)
        leave(step)
        qtbot.waitUntil(lambda: window.gate.currentWidget().currentWidget() is window.gate.currentWidget().welcome)
        assert window.gate.currentWidget().welcome.button.hasFocus()


def press_back(step: PassphraseStep) -> None:
    button = next(one for one in step.findChildren(QPushButton) if one.text() == "Back")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_ones_own_words_are_measured_while_they_are_typed(qtbot: QtBot, make_window) -> None:
    window = make_window()
    press_enter(qtbot, window.gate.currentWidget().welcome.button)
    step = window.gate.currentWidget().currentWidget()
    qtbot.mouseClick(step.own, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    seen = [step.measure.value()]
    for words in ("lantern", " quartz", " umbrella", " fennel", " tugboat"):
        qtbot.keyClicks(step.first, words)
        qtbot.waitUntil(lambda: step.measure.value() > seen[-1] or step.measure.value() == step.measure.maximum())
        seen.append(step.measure.value())
    assert seen[-1] == step.measure.maximum()
    assert 0 < seen[1] < step.measure.maximum()
    step.first.clear()
    qtbot.waitUntil(lambda: step.measure.value() == 0)
    qtbot.keyClicks(step.first, "lantern")
    press_enter(qtbot, step.first)
    press_enter(qtbot, step.again)
    qtbot.waitUntil(lambda: "harder to guess" in step.message.text())
    assert step.first.hasFocus()
