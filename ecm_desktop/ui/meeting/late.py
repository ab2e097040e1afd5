"""Somebody comes late: everything is covered until they have agreed to confidentiality, as the others have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording.invitation import statement_words
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

EDGE = 64  # pixels round the words


class LateArrival(Overlay):
    """Fills the window `parent` for one arrival of somebody from `agency`.

    `came` puts down that they came and agreed, at a time; `stays_out` shows again that they did not. It tells nothing
    of the child, and nothing takes it away but one of the two answers, or the end of the case.
    """

    def __init__(
        self,
        session: Session,
        agency: str,
        came: Callable[[time], object],
        stays_out: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._agency, self._came, self._stays_out = session, agency, came, stays_out
        self.who = label("", Kind.TITLE)
        self.agree, self.out = QPushButton(words("They agree")), QPushButton(words("They stay outside"))
        mark_as(self.agree, Kind.PRIMARY)
        self._lay_out()
        self._say_who()
        self.agree.clicked.connect(lambda _on: self._answer(self._come))
        self.out.clicked.connect(lambda _on: self._answer(stays_out))
        session.setting_changed.connect(self._say_who)
        session.closing.connect(self.close_panel)
        self.closed.connect(self.deleteLater)

    def _lay_out(self) -> None:
        words, sheet = self._session.words, QWidget()
        mark_as(sheet, Kind.PAGE)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(16)
        column.addWidget(self.who)
        column.addWidget(label(statement_words(words), Kind.ALOUD))
        row = QHBoxLayout()
        for button in (self.agree, self.out):
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(sheet)

    def ask(self) -> None:
        """Cover everything and ask; Enter says that they agree."""
        self.open()
        self.agree.setFocus()

    def _say_who(self, *_: object) -> None:
        session = self._session
        agency = said_in(session.case, session.setting)(self._agency)
        self.who.setText(session.words("{agency} came in. Before they see anything:", agency=agency))

    def _place(self) -> None:
        self.setGeometry(self._window.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter agrees; Escape leaves them outside, and so uncovers only what they do not see."""
        keys = {
            Qt.Key.Key_Return: self.focusWidget(),
            Qt.Key.Key_Enter: self.focusWidget(),
            Qt.Key.Key_Escape: self.out,
        }
        button = keys.get(Qt.Key(event.key()))
        if isinstance(button, QPushButton):
            button.click()

    def _come(self) -> None:
        self._came(time_now(self._session))

    def _answer(self, act: Callable[[], object]) -> None:
        self.close_panel()
        act()


def time_now(session: Session) -> time:
    """The time of the day, to the minute."""
    return session.clock().astimezone().time().replace(second=0, microsecond=0)
