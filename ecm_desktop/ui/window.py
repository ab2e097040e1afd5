"""The main window: the gate before a case, the room of the open case, and what lies over both."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ecm_desktop.errors import Displaced, Problem
from ecm_desktop.ui.actions import Action, Actions
from ecm_desktop.ui.appearance import Appearance
from ecm_desktop.ui.dropping import take_files
from ecm_desktop.ui.gate import Gate
from ecm_desktop.ui.place import keep_place, take_place
from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.ui.pressing import EnterPresses
from ecm_desktop.ui.spoilt import or_give_up
from ecm_desktop.ui.standpoint import Standpoint, keep_standpoint, recall_standpoint, stand_again, standpoint_in
from ecm_desktop.ui.tips import close_tips
from ecm_desktop.ui.veil import VEIL_KEY, Veil, VeilKey
from ecm_desktop.ui.window_actions import window_actions
from ecm_desktop.ui.wiring import Wiring

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore
    from ecm_desktop.ui.crash import CrashReport
    from ecm_desktop.ui.keeper import VaultKeeper
    from ecm_desktop.ui.locking import LockWatch
    from ecm_desktop.ui.notice import Notice
    from ecm_desktop.ui.room import Room
    from ecm_desktop.ui.sharing.stage import Stage

SMALLEST = (640, 360)  # a small screen at 200 % has 683 by 384


class MainWindow(QMainWindow):
    """One window, one child at a time."""

    case_opened = Signal(object)  # Room
    locked = Signal()

    def __init__(self, wiring: Wiring, preferences: PreferenceDesk, appearance: Appearance) -> None:
        super().__init__()
        self._wiring, self._preferences, self._appearance = wiring, preferences, appearance
        self._store: AnyStore | None = None
        self._standpoint: Standpoint | None = None
        self.room: Room | None = None
        self.commands = Actions(wiring.words)
        self.veil = Veil(wiring.words, self)
        VeilKey(self.veil, self.lock)
        self.gate = Gate(wiring)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.gate)
        self.setCentralWidget(self._stack)
        self.setWindowTitle("ECM Desktop")
        self.setMinimumSize(*SMALLEST)
        self._add_actions()
        self._connect()
        EnterPresses(self)
        take_place(self, preferences)

    def _connect(self) -> None:
        self.gate.opened.connect(self.take_store)
        self.gate.abandoned.connect(self.locked)
        self.gate.recovered.connect(self._take_recovered)
        self.gate.renewed.connect(self._go_on)
        self.gate.chosen.connect(self.open_case)
        self.gate.vault_asked.connect(self.show_vault)
        self.veil.focus_lost.connect(self.gate.take_focus)

    @cached_property
    def keeper(self) -> VaultKeeper:
        """Who looks after the open vault; made when there is one."""
        from ecm_desktop.ui.keeper import VaultKeeper

        made = VaultKeeper(self._wiring, self._stack)
        made.told.connect(self._tell)
        made.left.connect(self._leave_vault)
        return made

    @cached_property
    def locks(self) -> LockWatch:
        """What locks without being asked; made when there is something to guard."""
        from ecm_desktop.ui.locking import LockWatch

        made = LockWatch(self._wiring.words, self._preferences, self._appearance, self)
        made.due.connect(self.lock)
        made.idle.watch(self.windowHandle())
        return made

    @cached_property
    def stage(self) -> Stage:
        """What is done about other eyes; made when there is something to see."""
        from ecm_desktop.ui.sharing.stage import Stage

        return Stage(self._wiring.words, self, self._preferences)

    def _add_actions(self) -> None:
        veil = Action("veil", "Hide all windows, and bring them back", VEIL_KEY, "Window", self.veil.toggle)
        self.commands.add(veil, self, Qt.ShortcutContext.ApplicationShortcut)
        for action in window_actions(self, self._wiring.words, self._preferences, self._appearance):
            self.commands.add(action, self, Qt.ShortcutContext.WindowShortcut)

    def shows_case(self) -> bool:
        """Whether a case is open and in sight."""
        return self.room is not None and self.keeper.page is None

    def may_turn(self) -> bool:
        """Whether the vault is open, and nobody sees the screen who may know of no other case."""
        return self._store is not None and not self.stage.is_shared

    def is_unlocked(self) -> bool:
        """Whether the vault is open."""
        return self._store is not None

    def start(self) -> None:
        """Show what comes first: the passphrase, or the making of a vault."""
        self.gate.start()

    @or_give_up
    def take_store(self, store: AnyStore) -> None:
        """Go on with an open vault: to the case it holds, or to the choice of one."""
        self._hold(store)
        self._go_on(store)

    @or_give_up
    def _take_recovered(self, store: AnyStore) -> None:
        self._hold(store)
        self.gate.ask_new_passphrase(store)

    def _hold(self, store: AnyStore) -> None:
        self._store = store
        self.locks.start()
        self.keeper.take(store)
        self._standpoint = recall_standpoint(store)

    @or_give_up
    def _go_on(self, store: AnyStore, said: str = "") -> None:
        from ecm_desktop.ui.opening import case_at_once

        self.keeper.tell_later(said)
        if self.gate.asks_proof(store):
            return
        if case_id := case_at_once(store, self._standpoint):
            self.open_case(store, case_id)
        else:
            self.gate.ask_case(store)

    @or_give_up
    def open_case(self, store: AnyStore, case_id: str) -> None:
        """Open a case of the store; on the page and record where the user left it, if this is where they were."""
        from ecm_desktop.ui.opening import make_room

        try:
            room = make_room(
                self._wiring, store, case_id, self._preferences.value, self._appearance.look, self.commands
            )
        except Problem as problem:
            self.gate.ask_case(store, why=problem)  # the other cases are there all the same
            return
        self.gate.close_down()
        self.stage.take(room, store, case_id)
        self._take_room(room, case_id)

    def _take_room(self, room: Room, case_id: str) -> None:
        if self._standpoint is None or self._standpoint.case_id != case_id:
            self._standpoint = Standpoint(case_id)
        self.room = room
        self._preferences.changed.connect(room.follow)
        self._appearance.changed.connect(room.wear)
        self._stack.addWidget(room)
        self._stack.setCurrentWidget(room)
        take_files(self, room)
        stand_again(room, self._standpoint)
        self.locks.follow(room.session)
        self.keeper.follow(room.session, case_id)
        self.case_opened.emit(room)
        if self._standpoint.stopped:
            room.tell_stopped(self._standpoint.stopped)

    def lock(self) -> None:
        """Close the case and the store, and ask for the passphrase again; the way back is remembered."""
        if self._store is None:
            return
        stopped = self.room.turn_away() if self.room is not None else ""
        if self.room is None:
            self._standpoint = None  # between two cases there is no place to lead back to
        close_tips()
        self._stack.setCurrentWidget(self.gate)
        self.repaint()  # nothing of the case stays on the screen, however long the rest takes
        self._leave_room()
        keep_standpoint(self._store, self._standpoint and self._standpoint._replace(stopped=stopped))
        self._standpoint = None
        self._close_store()
        self.gate.ask_passphrase()
        self.veil.stay_down()
        self.locked.emit()

    def show_vault(self) -> None:
        """Show the page of the vault, over the case that is open or the choice of one."""
        self.keeper.show_page(self._standpoint.case_id if self._standpoint and self.room else "")

    def _leave_vault(self) -> None:
        if self.room is None and self._store is not None:
            self._ask_case(self._store)  # a case may have been deleted

    def choose_case(self) -> None:
        """Leave the case and show all of the vault's cases, with a way back; asks first while something is made."""
        if not self._asks_first(self.choose_case) and self._store is not None:
            self._leave_room()
            self._ask_case(self._store)

    @or_give_up
    def _ask_case(self, store: AnyStore) -> None:
        self.gate.ask_case(store, self._standpoint.case_id if self._standpoint else "")

    def _tell(self, notice: Notice) -> None:
        if self.room is not None:
            self.room.notices.show_notice(notice)

    def _leave_room(self) -> None:
        room, self.room = self.room, None
        if room is None:
            return
        if self._standpoint is not None:
            self._standpoint = standpoint_in(room, self._standpoint.case_id)
        self._stack.setCurrentWidget(self.gate)
        self.setAcceptDrops(False)
        self.stage.let_go()
        room.close_down()
        self._stack.removeWidget(room)
        room.deleteLater()

    def _close_store(self) -> Problem | None:
        """Put the vault to rest; gives what kept it from that. The keys are gone all the same."""
        from ecm_desktop.ui.keeper import closed

        store, self._store = self._store, None
        if store is None:
            return None
        self.keeper.let_go()
        self.gate.close_down()
        self.locks.stop()
        return closed(store)

    def toggle_palette(self) -> None:
        """Open the palette, or close it."""
        if self.room is not None:
            self.room.palette_panel(self).toggle()

    def show_crash(self, report: CrashReport) -> None:
        """Say calmly that something failed, with the report."""
        from ecm_desktop.ui.crash import show_crash

        show_crash(self, self._wiring.words, report)

    def give_up(self, problem: Problem) -> None:
        """The vault that was opened cannot be read: put it to rest, and say why and what to do."""
        self._leave_room()
        self._close_store()
        self.gate.show_trouble(problem)

    def keep_place(self) -> None:
        """Remember size and place of the window."""
        keep_place(self, self._preferences)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place, close the case and the vault; asks first while something is being made."""
        if self._asks_first(self.close):
            event.ignore()
            return
        self.keep_place()
        self._leave_room()
        problem = self._close_store()
        if isinstance(problem, Displaced):
            self.gate.show_trouble(problem)  # once: there is nothing left to be closed the next time
            event.ignore()
            return
        self.gate.close_down()
        super().closeEvent(event)

    def _asks_first(self, leave: Callable[[], object]) -> bool:
        from ecm_desktop.ui.closing import asks_before_leaving

        return self.room is not None and asks_before_leaving(self, self._wiring.words, self.room.session.tasks, leave)
