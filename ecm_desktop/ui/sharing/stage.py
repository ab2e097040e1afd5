"""What the window does about other eyes: the sharing view comes where they may be, and again after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.sharing.kept import keep_shared, was_shared
from ecm_desktop.ui.sharing.pause import Dim
from ecm_desktop.ui.sharing.screens import Screens
from ecm_desktop.ui.veil import Veil

if TYPE_CHECKING:
    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.store.store import AnyStore
    from ecm_desktop.ui.room import Room


class Stage(QObject):
    """Of one window; `take` before anything of a case is shown, `let_go` when the case goes."""

    def __init__(self, words: Translator, window: QWidget) -> None:
        super().__init__(window)
        self.pause = Veil(words, self, Dim)
        self.pause.changed.connect(self._tell_of_pause)
        self.screens = Screens(window)
        self.screens.changed.connect(self._look_round)
        self._room: Room | None = None
        self._store: AnyStore | None = None
        self._case_id, self._kept = "", False
        self._had_beside = False

    @property
    def is_shared(self) -> bool:
        """Whether the open case is shown to others."""
        return self._room is not None and self._room.sharing.is_on

    def take(self, room: Room, store: AnyStore, case_id: str) -> None:
        """A case is about to be shown: as others may see it, where they may be there already."""
        self._room, self._store, self._case_id = room, store, case_id
        self._kept = was_shared(store, case_id)
        room.session.setting_changed.connect(self._keep)
        self._had_beside = self.screens.beside() is not None
        if self._kept or self._had_beside or room.sharing.meets_today():
            room.sharing.begin()

    def let_go(self) -> None:
        """The case goes."""
        if self.pause.is_down:
            self.pause.lift()
        self._room = self._store = None

    def _keep(self, setting: Setting) -> None:
        """Remember at once, since a crash says no word before."""
        if self._store is not None and setting.initials is not self._kept:
            self._kept = setting.initials
            keep_shared(self._store, self._case_id, is_shared=self._kept)

    def _tell_of_pause(self, is_paused: bool) -> None:
        if self._room is not None:
            self._room.session.paused.emit(is_paused)

    def _look_round(self) -> None:
        """Another screen may be a room's."""
        had, self._had_beside = self._had_beside, self.screens.beside() is not None
        if self._had_beside and not had and self._room is not None:
            self._room.sharing.begin()
