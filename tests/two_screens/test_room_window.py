"""The room's window: the picture the driver is on, the same day and selection, and nothing that is the driver's."""

from __future__ import annotations

from datetime import date

import pytest
from hands import CONTROL, LEFT, NONE, SHIFT, Hand, type_words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from two_screens.conftest import Cable, screen
from ui.conftest import PASSPHRASE

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.ui.locking import LockWatch
from ecm_desktop.ui.notice import Notice
from ecm_desktop.ui.notices import NoticeBar
from ecm_desktop.ui.sharing.asking import LeavingSharing
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.veil import Cover
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.canvas.mirror import CanvasMirror, seen_in
from ecm_desktop.widgets.canvas.view import CanvasView

KEY = Qt.Key


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


def texts(room_window: RoomWindow) -> str:
    return "\n".join(one.text() for one in room_window.findChildren(QLabel) if one.isVisible())


def covers(mirror: CanvasMirror, view: CanvasView) -> bool:
    """Whether the room sees all that the driver sees of a picture."""
    return mirror.mapToScene(mirror.viewport().rect()).boundingRect().adjusted(-1, -1, 1, 1).contains(seen_in(view))


def test_with_a_second_screen_the_case_opens_shared_and_the_window_is_offered(window: MainWindow) -> None:
    assert window.room.session.veil is not None
    assert window.stage.room_window is None
    assert "second screen" in window.room.notices.text
    assert window.room.notices.button.text() == "Show it"


def test_it_fills_the_second_screen_and_takes_no_keyboard(window: MainWindow, room_window: RoomWindow) -> None:
    assert room_window.screen() is screen("room")
    assert room_window.geometry() == screen("room").geometry()
    assert room_window.isFullScreen()
    assert window.isActiveWindow()
    assert room_window.windowTitle() == "ECM Desktop"


@pytest.mark.parametrize(("key", "number"), [("timeline", 2), ("family", 1), ("model", 2)])
def test_it_shows_the_very_picture_the_driver_is_on(
    qtbot: QtBot, window: MainWindow, room_window: RoomWindow, key: str, number: int
) -> None:
    page = window.room.show_page(key)
    QApplication.processEvents()
    shown = {view: mirror for view, mirror in room_window.shown.mirrors.items() if mirror.isVisible()}
    assert len(shown) == number
    assert set(shown) <= set(page.canvases())
    for view, mirror in shown.items():
        assert mirror.scene() is view.scene()
        qtbot.waitUntil(lambda view=view, mirror=mirror: covers(mirror, view))


def test_on_a_page_without_a_picture_the_last_one_stays(window: MainWindow, room_window: RoomWindow) -> None:
    assert room_window.shown is None
    assert "Nothing is shown just now." in texts(room_window)
    window.room.show_page("timeline")
    before = room_window.shown
    for key in ("meetings", "plan", "overview", "report"):
        window.room.show_page(key)
        QApplication.processEvents()
        assert room_window.shown is before


def test_the_room_sees_the_same_day_and_the_same_selection(window: MainWindow, room_window: RoomWindow) -> None:
    page = window.room.show_page("timeline")
    session = window.room.session
    session.set_day(date(2017, 5, 1))
    event = next(one for one in session.case.of(LifeEvent) if one.when.is_dated)
    session.select(event.id)
    QApplication.processEvents()
    mirror = room_window.shown.mirrors[page.timeline]
    assert page.timeline.selected()
    assert mirror.scene() is page.timeline.scene()
    assert "1 May 2017" in texts(room_window)


def test_it_follows_where_the_driver_looks(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> None:
    page = window.room.show_page("family")
    QApplication.processEvents()
    page.board.setFocus()
    for _ in range(6):
        press(qtbot, KEY.Key_Plus)
    mirror = room_window.shown.mirrors[page.board]
    qtbot.waitUntil(lambda: mirror.sceneRect() == seen_in(page.board))
    assert covers(mirror, page.board)


def test_nothing_of_the_drivers_is_there(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> None:
    page = window.room.show_page("timeline")
    person = window.room.session.case.of(Person)[0]
    window.room.session.select(person.id)
    page.typed.line.setFocus()
    type_words(qtbot, page.typed.line, "year 7 excl")
    press(qtbot, KEY.Key_R, CONTROL | SHIFT)
    type_words(qtbot, QApplication.focusWidget(), "Says he will run")
    window.room.session.notice(Notice("Done: run"))
    QApplication.processEvents()
    for kind in (QLineEdit, QPlainTextEdit, QAbstractItemView, QAbstractButton):
        assert [one for one in room_window.findChildren(kind) if one.isVisible()] == []
    assert "run" not in texts(room_window)
    assert "excl" not in texts(room_window)


def test_what_is_being_typed_is_painted_for_the_driver_alone(
    qtbot: QtBot, window: MainWindow, room_window: RoomWindow
) -> None:
    page = window.room.show_page("timeline")
    QApplication.processEvents()
    mirror = room_window.shown.mirrors[page.timeline]
    page.typed.line.setFocus()
    type_words(qtbot, page.typed.line, "excluded from school ")  # what comes and goes below has its room now
    qtbot.waitUntil(lambda: mirror.sceneRect() == seen_in(page.timeline))
    QApplication.processEvents()
    bare = [one.viewport().grab().toImage() for one in (page.timeline, mirror)]
    type_words(qtbot, page.typed.line, "2019")
    QApplication.processEvents()
    assert any(one.id == "ghost" for one in page.timeline.scene().marks())
    typing = [one.viewport().grab().toImage() for one in (page.timeline, mirror)]
    assert typing[0] != bare[0]
    assert typing[1] == bare[1]
    press(qtbot, KEY.Key_Return)
    QApplication.processEvents()
    assert mirror.viewport().grab().toImage() != bare[1]


def test_the_lock_warns_the_driver_only(window: MainWindow, room_window: RoomWindow) -> None:
    watch = window.findChild(LockWatch)
    watch.idle.soon.emit()
    assert any("locks in a minute" in bar.text for bar in window.findChildren(NoticeBar) if bar.isVisible())
    assert "lock" not in texts(room_window).lower()


def test_a_press_on_the_rooms_window_does_nothing(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> None:
    page = window.room.show_page("family")
    QApplication.processEvents()
    mirror = room_window.shown.mirrors[page.board]
    qtbot.mouseClick(room_window, LEFT, NONE, mirror.mapTo(room_window, mirror.rect().center()))
    assert window.room.session.selection == ""
    assert page.board.selected() == ()


def test_unplugged_it_closes_calmly_and_is_offered_again(
    qtbot: QtBot, window: MainWindow, room_window: RoomWindow, cable: Cable
) -> None:
    window.room.show_page("timeline")
    cable.pull_out()
    assert window.stage.room_window is None
    assert not room_window.isVisible()
    assert "second screen is gone" in window.room.notices.text
    assert window.room.session.veil is not None
    cable.plug_in()
    assert window.stage.room_window is None
    qtbot.mouseClick(window.room.notices.button, LEFT)
    assert window.stage.room_window.isVisible()


def test_plugged_in_while_everything_is_shown_in_full_it_turns_the_sharing_view_on(
    window: MainWindow, cable: Cable
) -> None:
    cable.pull_out()
    window.room.sharing.leave()
    assert window.room.session.veil is None
    cable.plug_in()
    assert window.room.session.veil is not None


def test_leaving_the_sharing_view_closes_it(window: MainWindow, room_window: RoomWindow) -> None:
    window.room.sharing.leave()
    assert window.stage.room_window is None
    assert not room_window.isVisible()


def test_one_key_opens_and_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, KEY.Key_F9)
    assert window.stage.room_window.isVisible()
    press(qtbot, KEY.Key_F9)
    assert window.stage.room_window is None


def test_a_lock_closes_it(window: MainWindow, room_window: RoomWindow) -> None:
    window.lock()
    assert window.stage.room_window is None
    assert not room_window.isVisible()


def test_the_veil_and_the_pause_cover_it_too(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> None:
    window.room.show_page("timeline")
    for key, held in ((KEY.Key_Period, CONTROL), (KEY.Key_F8, NONE)):
        press(qtbot, key, held)
        (cover,) = (one for one in room_window.findChildren(Cover) if one.isVisible())
        assert cover.geometry() == room_window.rect()
        qtbot.waitUntil(window.isActiveWindow)
        press(qtbot, key, held)
        assert not [one for one in room_window.findChildren(Cover) if one.isVisible()]


def test_the_childs_own_words_fill_both_screens(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> None:
    window.room.show_page("timeline")
    press(qtbot, KEY.Key_F2)
    assert "In the child’s own words" in texts(room_window)
    press(qtbot, KEY.Key_F2)
    assert "In the child’s own words" not in texts(room_window)
    assert room_window.shown is not None


def test_the_room_reads_what_is_told_of_the_life(qtbot: QtBot, window: MainWindow, room_window: RoomWindow) -> None:
    window.room.show_page("timeline")
    press(qtbot, KEY.Key_F5)
    assert "is born" in texts(room_window)
    press(qtbot, KEY.Key_PageDown)
    assert "starts school" in texts(room_window)
    assert "5 September 2016" in texts(room_window)
    press(qtbot, KEY.Key_Escape)
    assert "starts school" not in texts(room_window)


def test_details_stay_with_the_driver_and_go_where_one_screen_is_for_all(
    qtbot: QtBot, window: MainWindow, room_window: RoomWindow
) -> None:
    page = window.room.show_page("timeline")
    assert page.inspector.isVisible()
    press(qtbot, KEY.Key_F9)
    assert not page.inspector.isVisible()
    press(qtbot, KEY.Key_F4)
    assert page.inspector.isVisible()
    press(qtbot, KEY.Key_F4)
    press(qtbot, KEY.Key_F9)
    assert page.inspector.isVisible()


def test_the_spotlight_is_on_both_screens_at_the_same_place(
    qtbot: QtBot, window: MainWindow, room_window: RoomWindow
) -> None:
    page = window.room.show_page("family")
    QApplication.processEvents()
    child = Hand(qtbot, page.board).of(window.room.session.case.child.person)
    at = page.board.mapFromScene(*child.rect.centre)
    ring = room_window.shown.mirrors[page.board].ring

    def is_ringed() -> bool:
        """A display may still tell of a pointer that was elsewhere before; a hand then moves on."""
        qtbot.mouseMove(page.board.viewport(), QPoint(2, 2))
        qtbot.mouseMove(page.board.viewport(), at)
        return ring.isVisible()

    for is_lit in (False, True, False):
        assert window.stage.spotlight.is_lit is is_lit
        qtbot.waitUntil(lambda is_lit=is_lit: is_ringed() is is_lit)
        if is_lit:
            mirror = room_window.shown.mirrors[page.board]
            middle = mirror.mapFromScene(*child.rect.centre)
            assert (ring.geometry().center() - middle).manhattanLength() <= 3
        press(qtbot, KEY.Key_F7)


def leave(qtbot: QtBot, window: MainWindow, *, own: bool) -> None:
    press(qtbot, KEY.Key_I, CONTROL | SHIFT)
    (question,) = (one for one in window.findChildren(LeavingSharing) if one.isVisible())
    assert question.own.isVisible()
    if own:
        qtbot.mouseClick(question.own, LEFT, NONE, QPoint(8, question.own.height() // 2))
    qtbot.mouseClick(question.leave, LEFT)


@pytest.mark.parametrize("own", [False, True])
def test_a_second_screen_on_ones_own_desk_shares_nothing_once_that_is_said(
    qtbot: QtBot, window: MainWindow, own: bool
) -> None:
    def unlocked_again() -> MainWindow:
        window.lock()
        type_words(qtbot, window.gate.currentWidget().field, PASSPHRASE)
        press(qtbot, KEY.Key_Return)
        qtbot.waitUntil(lambda: window.room is not None)
        return window

    leave(qtbot, window, own=own)
    assert window.room.session.veil is None
    assert (unlocked_again().room.session.veil is None) is own
    press(qtbot, KEY.Key_F9)  # where the room's window was shown, it is a room's again
    window.room.sharing.leave()
    assert unlocked_again().room.session.veil is not None
