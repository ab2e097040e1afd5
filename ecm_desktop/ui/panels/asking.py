"""Fields of a panel that open when they are asked for, and close with what they held put down or let go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.i18n import Translator


class Asking(QWidget):
    """The fields, one below the other, with the two buttons that end it; `ask` opens it and is hidden meanwhile."""

    given = Signal()
    let_go = Signal()

    def __init__(self, words: Translator, ask: QPushButton, fields: Sequence[QWidget]) -> None:
        super().__init__()
        self._ask = ask
        self.put, self.drop = QPushButton(words("Add")), QPushButton(words("Cancel"))
        foot = QHBoxLayout()
        foot.addStretch()
        for button, said in ((self.drop, self.let_go), (self.put, self.given)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, said=said: said.emit())
            foot.addWidget(button)
        within = QVBoxLayout(self)
        within.setContentsMargins(0, 2, 0, 0)
        within.setSpacing(4)
        for one in fields:
            within.addWidget(one)
        within.addLayout(foot)
        self.hide()
        for line in self.findChildren(QLineEdit):
            line.textChanged.connect(lambda text: self.show_begun() if text and self.isHidden() else None)

    def show_begun(self) -> None:
        """Show it again, half filled in as it was when the vault locked."""
        self._ask.hide()
        self.show()

    def begin(self, first: QWidget) -> None:
        """Open it, with the keyboard in the field `first`."""
        self.show_begun()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Close it; the keyboard goes back to where it was asked from, if it was here."""
        had_keys = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        self._ask.show()
        if had_keys:
            self._ask.setFocus()


def stacked(panel: QWidget, parts: Sequence[QWidget]) -> None:
    """Lay the parts of a panel one below the other."""
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for one in parts:
        column.addWidget(one)
