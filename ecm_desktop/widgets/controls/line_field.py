"""Fields of one line: a short text, and a date in words with a live hint of how it is understood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.errors import Refused
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.undoing_line import UndoingLine

_EDGES = 24  # pixels left and right of the text, with the cursor


class LineField(UndoingLine):
    """One line; `settled` tells of it once, when Enter is pressed or the field is left, if it differs."""

    settled = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self._settle)

    def show_text(self, text: str) -> None:
        """Show a text that is already known, so that nothing is told."""
        self._told = text
        if text != self.text():
            self.setText(text)
            self._show_beginning()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text longer than the field is seen from its beginning, until somebody writes in it."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self._show_beginning()

    def _show_beginning(self) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) > self.width() - _EDGES:
            self.setCursorPosition(0)

    def _settle(self) -> None:
        if self.text() != self._told:
            self._told = self.text()
            self.settled.emit(self._told)


class DateWordsField(QWidget):
    """A date as people say it. `hint` turns the words into how they are understood, or raises Refused with why not.

    `refusal` puts such an error into the user's language. `settled` tells of words that can be understood. Words that
    cannot be stay in the field with the reason until they are put right, or taken back with Escape.
    """

    settled = Signal(str)

    def __init__(
        self, name: str, hint: Callable[[str], str], refusal: Callable[[Refused], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint_of, self._refusal = hint, refusal
        self._known, self._of, self._refused = "", "", False
        self.line = LineField(name, self)
        self.hint = Hint(self)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.hint)
        self.line.textChanged.connect(self._understand)
        self.line.settled.connect(self._settle)

    def show_text(self, text: str) -> None:
        """Show words that are already known."""
        self._known, self._refused = text, False
        self.line.show_text(text)
        self._understand(text)

    def follow(self, text: str, of: str) -> bool:
        """Show what a record says now, and whether that was done: words that were refused for the same are not lost."""
        if self._refused and of == self._of:
            self._known = text
            return False
        self._of = of
        self.show_text(text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was written."""
        if event.key() == Qt.Key.Key_Escape and self.line.text() != self._known:
            self.show_text(self._known)
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """The words as they stand."""
        return self.line.text()

    def object_to(self, sentence: str) -> None:
        """Say beside the field why an edit was refused."""
        self._refused = True
        self.hint.object_to(sentence)

    def _understand(self, text: str) -> bool:
        try:
            hint = self._hint_of(text) if text.strip() else ""
        except Refused as error:
            self.hint.object_to(self._refusal(error))
            self.line.setAccessibleDescription(self.hint.text())
            return False
        self.hint.say(hint)
        self.line.setAccessibleDescription(hint)
        return True

    def _settle(self, text: str) -> None:
        self._refused = not self._understand(text)
        if not self._refused:
            self.settled.emit(text)
