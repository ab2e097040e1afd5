"""That what stands in a panel was begun earlier: when, and a press that starts empty instead."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.look import Kind, mark_as


class Earlier(QWidget):
    """A line that is there only while there is something to say; a lock keeps the moment with what was typed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._since = QLineEdit(self)  # never seen: what is unfinished is kept as lines
        self._since.hide()
        keep_unfinished(self._since, "since")
        self.said = label("", Kind.HINT)
        self.empty = QPushButton(session.words("Start empty"))
        self.empty.setAutoDefault(False)
        mark_as(self.empty, Kind.CHIP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        row.addWidget(self.empty)
        self.hide()

    def begin_now(self) -> None:
        """Something is typed; the first of it counts."""
        if not self._since.text():
            self._since.setText(self._session.clock().isoformat())

    def tell(self, is_begun: bool) -> None:
        """The panel is shown again, with something in it or not."""
        if not is_begun:
            self.forget()
        self.said.setText(self._words() if is_begun else "")
        self.setVisible(is_begun)

    def forget(self) -> None:
        """Nothing is typed any more."""
        self._since.setText("")
        self.hide()

    def _words(self) -> str:
        words, since = self._session.words, self._since.text()
        if not since:
            return words("You began this earlier.")
        begun, now = datetime.fromisoformat(since).astimezone(), self._session.clock().astimezone()
        time = f"{begun:%H:%M}"
        if begun.date() == now.date():
            return words("You began this at {time}.", time=time)
        return words("You began this on {day} at {time}.", day=words.day(begun.date()), time=time)
