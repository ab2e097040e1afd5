"""The line by which what is shown now is kept as a view, and the button that forgets one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecm_desktop.domain.filters import ALL
from ecm_desktop.domain.saved_views import view_of
from ecm_desktop.ui.filtering.views import called, forget, keep
from ecm_desktop.ui.session import Session


class Naming(QWidget):
    """Follows the filter of a session: a view that was kept already can be forgotten, any other be kept."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.name = QLineEdit()
        self.name.setAccessibleName(words("Keep this as a view called"))
        self.name.setPlaceholderText(words("Keep this as a view: a name"))
        self.keep, self.forget = QPushButton(words("Keep")), QPushButton()
        self.keep.setAccessibleName(words("Keep this as a view"))
        self.forget.setAccessibleName(words("Forget this view"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.name, self.keep, self.forget):
            row.addWidget(part, int(part is self.name))
        for button in (self.keep, self.forget):
            button.setAutoDefault(False)
        self.name.returnPressed.connect(self._keep)
        self.keep.clicked.connect(lambda _on: self._keep())
        self.forget.clicked.connect(lambda _on: self._forget())
        self.refill()

    def refill(self) -> None:
        """Offer what can be done with what is shown now."""
        session = self._session
        now, words = view_of(session.case, session.filter), session.words
        for part in (self.name, self.keep):
            part.setVisible(now is None)
            part.setEnabled(session.filter != ALL)
        self.forget.setVisible(now is not None)
        self.forget.setText(words("Forget “{name}”", name=called(session, now)) if now else "")

    def _keep(self) -> None:
        if keep(self._session, self.name.text()):
            self.name.clear()

    def _forget(self) -> None:
        now = view_of(self._session.case, self._session.filter)
        if now is not None:
            forget(self._session, now)
