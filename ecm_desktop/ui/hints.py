"""What a page says while there is nothing on it yet: one calm sentence, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as


class WayOn(QFrame):
    """A sentence and a button that leads to the page where things begin."""

    def __init__(self, session: Session, sentence: str, button: str, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        mark_as(self, Kind.CARD)
        said = QLabel(sentence)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.button = QPushButton(button)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _on: session.go(page))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(said, 1)
        row.addWidget(self.button)
