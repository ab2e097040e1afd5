"""Saying so when somebody chooses or adds an event that the filter hides, and offering to show it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ecm_desktop.diagram.filtered import asked_of, hidden_in
from ecm_desktop.diagram.wording.subject import subject_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.filters import letting
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.ui.notice import Notice, NoticeKind, Offer
from ecm_desktop.ui.session import Session


class HiddenTold(QObject):
    """Watches what is selected in a session."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._was_hidden = False
        self._notice: Notice | None = None
        session.selected.connect(self._look_at)
        session.record_asked.connect(self._look_at)
        session.filter_changed.connect(self._note)
        session.changed.connect(self._case_changed)

    def _is_hidden(self) -> bool:
        session = self._session
        return bool(session.selection) and session.selection in hidden_in(session.case, session.setting, session.filter)

    def _note(self, *_: object) -> None:
        """Whoever filters sees for themselves what goes; of what is hidden no more nothing more is said."""
        self._was_hidden = self._is_hidden()
        if self._notice is not None and not self._was_hidden:
            self._session.withdraw(self._notice)
            self._notice = None

    def _look_at(self, record: RecordId) -> None:
        self._note()
        if self._was_hidden and record == self._session.selection:
            self._tell(record)

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        """An edit of what is selected may have taken it out of what is looked at."""
        before = self._was_hidden
        self._note()
        if self._was_hidden and not before and any(one.id == self._session.selection for one in change):
            undo = Offer(self._session.words("Undo"), self._session.undo)
            QTimer.singleShot(0, self, lambda: self._tell(self._session.selection, undo))  # after that it was done

    def _tell(self, record: RecordId, also: Offer | None = None) -> None:
        session, words = self._session, self._session.words
        what = subject_words(session.case, record, session.setting) or words("Order")
        said = words("Hidden by the filter: {what}", what=what)
        self._notice = Notice(said, NoticeKind.NOTE, words("Show it"), lambda: self._show(record), also)
        session.notice(self._notice)

    def _show(self, record: RecordId) -> None:
        """Let go of what hides it, and of nothing else."""
        session = self._session
        session.set_filter(letting(asked_of(session.case, session.setting), session.filter, record))
        session.select(record)
