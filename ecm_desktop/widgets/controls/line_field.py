"""Fields of one line: a short text, and a date in words with a live hint of how it is understood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from ecm_desktop.errors import Refused
from ecm_desktop.widgets.controls.eliding import paint_shortened, tip_words
from ecm_desktop.widgets.controls.following import Following, Veil
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.undoing_line import UndoingLine

_EDGES = 24  # pixels left and right of the text, with the cursor


class LineField(UndoingLine):
    """One line; `settled` tells of it once, when Enter is pressed or the field is left, if it differs.

    What `accepts` is false of stays as it was typed, and is not told.
    """

    settled = Signal(str)
    left = Signal()  # the cursor went elsewhere, whatever was typed

    def __init__(
        self, name: str, parent: QWidget | None = None, accepts: Callable[[str], bool] = lambda _text: True
    ) -> None:
        super().__init__(parent)
        self._accepts = accepts
        self._following = Following(self.text, self._put, self.hasFocus)
        self.setAccessibleName(name)
        self.editingFinished.connect(self.settle)

    @property
    def known(self) -> str:
        """What the record says whose text this is."""
        return self._following.known

    @property
    def written(self) -> str:
        """What is typed, else what the record says; also while it is veiled."""
        return self._following.written

    @property
    def begun(self) -> str:
        """What stands here and is in no record: all of it where none is shown, else what was typed and not told yet."""
        return self._following.typed() or "" if self._following.has_record else self.text()

    def show_text(self, text: str) -> None:
        """Show a text that is already known, so that nothing is told."""
        self._following.show(text)

    def follow(self, text: str, of: str, veil: Veil | None = None) -> None:
        """Show what a record says now; what is being typed for the same record stays. Hidden, it can only be read."""
        self._following.follow(text, of, veil)
        self.setReadOnly(self._following.is_hidden)

    def take_back(self) -> None:
        """Show what the record says instead of what was typed."""
        self._following.take_back()

    def settle(self) -> None:
        """Tell of what was typed, if it was not told yet."""
        text = self._following.typed()
        if text is None:
            self._following.settle()
        elif self._accepts(text):
            self._following.told(text)
            self.settled.emit(text)

    def _put(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self._show_beginning()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A text longer than the field is seen from its beginning, until somebody writes in it."""
        super().resizeEvent(event)
        if not self.hasFocus():
            self._show_beginning()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """In a shared view nothing that was written here stays to be read."""
        super().focusOutEvent(event)
        self._following.left()
        self.setReadOnly(self._following.is_hidden)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What does not fit ends in "…" as long as nobody writes there."""
        if self.hasFocus() or not self._is_cut():
            super().paintEvent(event)
        else:
            paint_shortened(self)

    def event(self, event: QEvent) -> bool:
        """The tip of a text that does not fit is the whole of it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._is_cut():
            QToolTip.showText(event.globalPos(), tip_words(self.text()), self)
            return True
        return super().event(event)

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width() - _EDGES

    def _show_beginning(self) -> None:
        if self._is_cut():
            self.setCursorPosition(0)


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
        self.line = LineField(name, self, self._understand)
        self.hint = Hint(self)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.hint)
        self.line.textChanged.connect(self._understand)
        self.line.settled.connect(self.settled)

    def show_text(self, text: str) -> None:
        """Show words that are already known."""
        self.line.show_text(text)
        self._understand(text)

    def follow(self, text: str, of: str, veil: Veil | None = None) -> None:
        """Show what a record says now; what is being typed for the same record, or was refused, stays."""
        self.line.follow(text, of, veil)
        self._understand("" if self.line.isReadOnly() else self.line.text())

    def settle(self) -> None:
        """Tell of what was typed, if it can be understood and was not told yet."""
        self.line.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was written."""
        if event.key() == Qt.Key.Key_Escape and self.line.text() != self.line.known and not self.line.isReadOnly():
            self.line.take_back()
            self._understand(self.line.text())
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """The words as they were written; also while they are veiled."""
        return self.line.written

    def object_to(self, sentence: str) -> None:
        """Say beside the field why an edit was refused."""
        self.hint.object_to(sentence)

    def _understand(self, text: str) -> bool:
        try:
            hint = self._hint_of(text) if text.strip() else ""
        except Refused as error:
            self.hint.object_to(self._refusal(error))
            self.line.setAccessibleDescription(self.hint.text())
            return False
        self.hint.say(hint if hint != text else "")  # words that need no explaining
        self.line.setAccessibleDescription(hint)
        return True
