"""The sharing view of an open case: it comes by itself when a meeting opens, and whoever leaves it is asked first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.ui.offering import Settles
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.sharing.asking import LeavingSharing
from ecm_desktop.ui.tips import close_tips


class SharingView(QObject):
    """`window` is what the question lies over; `close_panels` takes away what holds names it was opened with."""

    own_screen = Signal()  # the second screen is told to be of the user's own desk

    def __init__(self, session: Session, window: Callable[[], QWidget], close_panels: Callable[[], object]) -> None:
        super().__init__(session)
        self._session, self._window, self._close_panels = session, window, close_panels
        self._meeting = self._open_meeting()
        self._question: LeavingSharing | None = None
        self.has_second_screen: Callable[[], bool] = bool
        session.changed.connect(self._look_for_meeting)

    @property
    def is_on(self) -> bool:
        """Whether the screen is taken to be seen by others."""
        return self._session.setting.initials

    def toggle(self) -> None:
        """Begin at once; to leave is asked. What is being typed is kept first."""
        focus = QApplication.focusWidget()
        if isinstance(focus, Settles):
            focus.settle()
        if self.is_on:
            self._ask()
        else:
            self.begin()

    def begin(self) -> None:
        """Show the screen as others may see it; an open tip may still tell a name."""
        if not self.is_on:
            self._turn()

    def leave(self) -> None:
        """Show everything in full again."""
        if self.is_on:
            self._turn()

    def _turn(self) -> None:
        self._session.toggle_sharing()
        # no veil reaches a dialog of the system's own
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, self.is_on)
        close_tips()
        self._close_panels()

    def _ask(self) -> None:
        if self._question is None:
            self._question = LeavingSharing(self._session.words, self._window())
            self._question.left.connect(self._answered)
        self._question.toggle(has_second_screen=self.has_second_screen())

    def _answered(self, is_own: bool) -> None:
        if is_own:
            self.own_screen.emit()
        self.leave()

    def drop(self) -> None:
        """Take the question away for good: the case is closed."""
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)
        if self._question is not None:
            self._question.deleteLater()
            self._question = None

    def _open_meeting(self) -> str:
        meeting = self._session.open_meeting
        return meeting.id if meeting is not None else ""

    def _look_for_meeting(self, *_: object) -> None:
        before, self._meeting = self._meeting, self._open_meeting()
        if self._meeting and self._meeting != before:
            self.begin()
