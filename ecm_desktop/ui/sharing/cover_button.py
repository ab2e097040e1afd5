"""The button that uncovers one event on the screen, or covers it again; there only where it starts covered."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.sensitive import is_sensitive, may_be_shown
from ecm_desktop.ui.session import Session


class CoverButton(QPushButton):
    """Of the record that was shown last."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.words("Uncover this"))
        self._session, self._record = session, ""
        self.setAutoDefault(False)
        self.clicked.connect(lambda _on: session.uncover(self._record))
        self.hide()

    def show_record(self, record: LifeEvent) -> None:
        """Offer to uncover this one, or to cover it again."""
        session, words = self._session, self._session.words
        self._record = record.id
        is_theirs = is_sensitive(record, session.case) and may_be_shown(record) if session.veil else record.sensitive
        self.setText(words("Uncover this") if session.is_covered(record) else words("Cover this again"))
        self.setHidden(not is_theirs)
