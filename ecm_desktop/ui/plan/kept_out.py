"""Keeping one entry of the plan out of documents that go further: what opens under the entry, and a press for it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.kept_back import decision_on
from ecm_desktop.ui.panels.keeping_back import KeepingBack
from ecm_desktop.ui.plan.part import small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.tab_order import follow_layout


class KeptOut(QWidget):
    """What lies under an entry: nothing until somebody asks or something was decided, and nothing while others read
    along.
    """

    def __init__(self, session: Session, key: RecordId) -> None:
        super().__init__()
        self._session, self._key = session, key
        self.choice: KeepingBack | None = None  # made when it is wanted: of most entries nothing was decided
        self.press: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def with_press(self) -> QPushButton:
        """A press that opens and folds it, for an entry that has no other."""
        self.press = small_button("…", self._session.words("Keep out of documents"), self._turn)
        return self.press

    def follow(self) -> None:
        """Show what is decided now; unfolds where something is, never folds under somebody's hand."""
        is_private = self._session.veil is None
        is_decided = decision_on(self._session.case, self._key) is not None
        if self.press is not None:
            self.press.setVisible(is_private)
        choice = self._made() if is_decided and is_private else self.choice
        if choice is not None:
            choice.show_record(self._key)
        self.setVisible(is_private and (is_decided or not self.isHidden()))

    def open(self) -> None:
        """Unfold, unless others read along."""
        self._made().show_record(self._key)
        self.setVisible(self._session.veil is None)

    def _turn(self) -> None:
        if self.isHidden():
            self.open()
            self._made().ground.setFocus()
        else:
            self.hide()

    def _made(self) -> KeepingBack:
        if self.choice is None:
            self.choice = KeepingBack(self._session)
            self._column.addWidget(self.choice)
            follow_layout(self.parentWidget() or self)
        return self.choice
