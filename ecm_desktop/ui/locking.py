"""When the vault is to be locked without being asked: nobody is there, the computer sleeps or locks, a window hides.

In a meeting people talk for long without touching a key, so the time is longer then, and its last minute is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.settings import Preferences
from ecm_desktop.ui.clipboard import ClipboardWatch
from ecm_desktop.ui.idle import IdleWatch
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.preferences import PreferenceDesk
from ecm_desktop.widgets.look import text_scale

if TYPE_CHECKING:
    from ecm_desktop.ui.appearance import Appearance
    from ecm_desktop.ui.notices import NoticeBar
    from ecm_desktop.ui.session import Session

MEETING_MINUTES = 30
HEIGHT = 40  # pixels of the warning at 100 %


class LockWatch(QObject):
    """Watches from `start` to `stop`; `due` says that it is time. The last minute is told at the window's foot."""

    due = Signal()

    def __init__(self, words: Translator, preferences: PreferenceDesk, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._words, self._preferences, self._appearance, self._window = words, preferences, appearance, window
        self._warning: NoticeBar | None = None
        self._session: Session | None = None
        self.idle = IdleWatch(preferences.value.idle_minutes, self)
        self.idle.idle.connect(self.due)
        self.idle.soon.connect(self._warn)
        self.idle.touched.connect(self._take_back)
        self.idle.day_ends.connect(self._tell_of_day)
        self._clipboard = ClipboardWatch(self)
        preferences.changed.connect(self._follow)
        window.installEventFilter(self)

    def start(self) -> None:
        """The vault is open."""
        self.idle.start()
        self._clipboard.start()
        self._hear_the_system()

    def stop(self) -> None:
        """There is nothing to guard."""
        self._session = None
        self._take_back()
        self.idle.stop()
        self._clipboard.stop()

    def follow(self, session: Session) -> None:
        """Give more time while a meeting of this case is open."""
        self._session = session
        session.changed.connect(self._set_minutes)
        self._set_minutes()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hear of the window being minimised, which is a reason for those who chose it, and of its size."""
        is_reason = self._preferences.value.lock_when_minimised and self.idle.is_running
        if is_reason and event.type() == QEvent.Type.WindowStateChange and self._window.isMinimized():
            self.due.emit()
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _hear_the_system(self) -> None:
        from ecm_desktop.ui.absence.watch import AbsenceWatch, listen

        if self.findChild(AbsenceWatch) is None and (watch := listen(self._window, self)) is not None:
            watch.gone.connect(self._gone)

    def _gone(self) -> None:
        if self.idle.is_running:
            self.due.emit()

    def _follow(self, _preferences: Preferences) -> None:
        self._set_minutes()

    def _set_minutes(self, *_change: object) -> None:
        minutes = self._preferences.value.idle_minutes
        in_meeting = self._session is not None and self._session.open_meeting is not None
        self.idle.set_minutes(max(MEETING_MINUTES, minutes) if in_meeting else minutes)

    def _warn(self) -> None:
        """Over all that the window shows: pages and panels that fill it have no foot of their own."""
        from ecm_desktop.ui.notices import NoticeBar

        self._take_back()
        bar = NoticeBar(self._words, self._appearance.look, parent=self._window)
        bar.show_notice(
            Notice(self._words("Nobody seems to be here: the vault locks in a minute."), NoticeKind.WARNING)
        )
        self._warning = bar
        bar.show()
        self._place()  # now that it has the height of its look
        bar.raise_()

    def _place(self) -> None:
        if self._warning is not None:
            self._warning.resize(self._window.width(), round(HEIGHT * text_scale()))
            self._warning.move(0, self._window.height() - self._warning.height())

    def _tell_of_day(self) -> None:
        """A lock that no key holds up must not come in the middle of what somebody tells."""
        words = self._words
        said = words("The vault has been open for nearly twelve hours: it locks in ten minutes.")
        if self._session is not None:
            self._session.notice(Notice(said, NoticeKind.WARNING, words("Lock now"), self.due.emit))

    def _take_back(self) -> None:
        if self._warning is not None:
            self._warning.hide()
            self._warning.deleteLater()
            self._warning = None
