"""What the window does about other eyes: the sharing view comes where they may be, and again after a crash.

On a second screen it opens the room's window. Where there is one screen for all, what is chosen is not told beside the
picture unless it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.ui.sharing.kept import keep_shared, was_shared
from ecm_desktop.ui.sharing.pause import Dim
from ecm_desktop.ui.sharing.screens import Screens
from ecm_desktop.ui.sharing.spotlight import Spotlight, canvases_of
from ecm_desktop.ui.veil import Veil

if TYPE_CHECKING:
    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.store.store import AnyStore
    from ecm_desktop.ui.room import Room
    from ecm_desktop.ui.sharing.room_window import RoomWindow


class Stage(QObject):
    """Of one window; `take` before anything of a case is shown, `let_go` when the case goes."""

    def __init__(self, words: Translator, window: QWidget, desk: PreferenceDesk) -> None:
        super().__init__(window)
        self._words, self._window = words, window
        self.pause = Veil(words, self, Dim)
        self.pause.changed.connect(self._tell_of_pause)
        self.spotlight = Spotlight(self)
        self.screens = Screens(window, desk)
        self.screens.changed.connect(self._look_round)
        self.room_window: RoomWindow | None = None
        self._room: Room | None = None
        self._store: AnyStore | None = None
        self._case_id, self._kept = "", False
        self._had_beside = False
        self._offered: Notice | None = None

    @property
    def is_shared(self) -> bool:
        """Whether the open case is shown to others."""
        return self._room is not None and self._room.sharing.is_on

    def take(self, room: Room, store: AnyStore, case_id: str) -> None:
        """A case is about to be shown: as others may see it, where they may be there already."""
        self._room, self._store, self._case_id = room, store, case_id
        self._kept = was_shared(store, case_id)
        room.session.setting_changed.connect(self._follow_setting)
        room.page_shown.connect(self._follow_page)
        room.sharing.has_second_screen = lambda: self.screens.other() is not None
        room.sharing.own_screen.connect(lambda: self._keep_screen(is_own=True))
        self._had_beside = self.screens.is_of_room()
        if self._kept or self._had_beside:
            room.sharing.begin()
        self._settle_details()
        if self._had_beside:
            self._offer()

    def let_go(self) -> None:
        """The case goes, and with it whatever shows it elsewhere."""
        if self.pause.is_down:
            self.pause.lift()
        self.spotlight.follow(())
        self._close_window()
        self._room = self._store = None

    def toggle_window(self) -> None:
        """Open the room's window on the second screen, or close it."""
        if self._room is None:
            return
        if self.room_window is not None:
            self._close_window()
            self._settle_details()
        elif self.screens.beside() is None:
            self._say(self._words("There is no second screen, or it shows the same as this one."))
        else:
            self._open_window(self._room)

    def toggle_spotlight(self) -> None:
        """Show everybody where the pointer is, or no longer."""
        self.spotlight.toggle()
        if self.room_window is not None:
            self.room_window.light(self.spotlight.is_lit)

    def toggle_details(self) -> None:
        """Tell what is chosen beside the picture, or show the picture alone."""
        if self._room is not None:
            session = self._room.session
            session.show_details(not session.shows_details)

    def _open_window(self, room: Room) -> None:
        from ecm_desktop.ui.sharing.room_window import RoomWindow

        screen = self.screens.beside()
        if screen is None:
            return
        self._keep_screen(is_own=False)
        room.sharing.begin()
        made = self.room_window = RoomWindow(room.session, screen)
        made.light(self.spotlight.is_lit)
        made.look_at(room.stack.currentWidget())
        made.show()
        self._settle_details()
        if self._offered is not None:
            room.session.withdraw(self._offered)

    def _keep_screen(self, *, is_own: bool) -> None:
        """Of the user's own desk it shares nothing by itself; where the room's window was shown, it does again."""
        if (screen := self.screens.other()) is not None:
            self.screens.keep(screen, is_own=is_own)
            self._had_beside = not is_own

    def _close_window(self) -> None:
        gone, self.room_window = self.room_window, None
        if gone is not None:
            gone.hide()
            gone.deleteLater()

    def _follow_page(self, _key: str) -> None:
        if self._room is None:
            return
        page = self._room.stack.currentWidget()
        self.spotlight.follow(canvases_of(page))
        if self.room_window is not None:
            self.room_window.look_at(page)

    def _follow_setting(self, setting: Setting) -> None:
        """Remember at once whether it is shared, since a crash says no word before; in full, no room looks on."""
        if self._store is None or setting.initials is self._kept:
            return
        self._kept = setting.initials
        keep_shared(self._store, self._case_id, is_shared=self._kept)
        if not self._kept:
            self._close_window()
        self._settle_details()

    def _settle_details(self) -> None:
        if self._room is not None:
            self._room.session.show_details(self.room_window is not None or not self.is_shared)

    def _tell_of_pause(self, is_paused: bool) -> None:
        if self._room is not None:
            self._room.session.paused.emit(is_paused)

    def _look_round(self) -> None:
        """A screen came that may be a room's, or the room's went, or shows the same as this one now."""
        had, self._had_beside = self._had_beside, self.screens.is_of_room()
        if self._room is None:
            return
        if self.room_window is not None and self.screens.beside() is None:
            self._close_window()
            self._settle_details()
            self._say(self._words("The second screen is gone; the room’s window is closed."))
        if self._had_beside and not had:
            self._room.sharing.begin()
            self._offer()

    def _offer(self) -> None:
        words = self._words
        if self.screens.beside() is None:
            self._say(words("Another screen shows the same as this one, so the sharing view is on."))
            return
        said = words("There is a second screen. The room’s window shows the picture there, and nothing else.")
        self._offered = Notice(said, NoticeKind.NOTE, words("Show it"), self.toggle_window)
        if self._room is not None:
            self._room.session.notice(self._offered)

    def _say(self, said: str) -> None:
        if self._room is not None:
            self._room.session.notice(Notice(said))
