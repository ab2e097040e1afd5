"""A field for sentences, which tells of its text while it is typed and again when the writer pauses or leaves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ecm_desktop.widgets.controls.following import Following, Veil

_PAUSE_MS = 800
_MOST = 8
_FRAME = 18  # pixels of edge and padding above and below the lines


class WordsField(QPlainTextEdit):
    """Plain text of several lines. `typing` at each change by hand, `settled` once it differs and rests.

    It is `lines` high, and grows with its text up to `most` lines, beyond which it scrolls.
    """

    typing = Signal(str)
    settled = Signal(str)
    left = Signal()  # the cursor went elsewhere, whatever was typed

    def __init__(
        self, name: str, lines: int = 4, most: int = _MOST, parent: QWidget | None = None, pause_ms: int = _PAUSE_MS
    ) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, max(lines, most)
        self._following = Following(self.toPlainText, self._put, self.hasFocus)
        self._rest = QTimer(self, singleShot=True, interval=pause_ms)
        self._rest.timeout.connect(self.settle)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_change)

    def show_text(self, text: str) -> None:
        """Show a text that is already known, so that nothing is told; the cursor stays when nothing differs."""
        self._rest.stop()
        self._following.show(text)

    def follow(self, text: str, of: str, veil: Veil | None = None) -> None:
        """Show what a record says now; what is being typed for the same record stays. Hidden, it can only be read."""
        self._following.follow(text, of, veil)
        self.setReadOnly(self._following.is_hidden)

    def settle(self) -> None:
        """Tell of the text now if it differs from what was last told or shown."""
        self._rest.stop()
        text = self._following.typed()
        if text is None:
            self._following.settle()
        else:
            self._following.told(text)
            self.settled.emit(text)

    def _put(self, text: str) -> None:
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._take_room()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles it; in a shared view nothing that was written here stays to be read."""
        super().focusOutEvent(event)
        self.settle()
        self._following.left()
        self.setReadOnly(self._following.is_hidden)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower field needs more lines."""
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """Ask for the room of the text; a bar is there only where there is more text than a field shows.

        A page that is still being laid out may press a field together, and Qt would leave its bar there.
        """
        scrolls = self._told_lines() >= self._most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its text, within its lines."""
        lines = min(max(self._lines, self._told_lines()), self._most)
        return QSize(240, self.fontMetrics().lineSpacing() * lines + _FRAME)

    def _told_lines(self) -> int:
        """How many lines the text takes at the width there is, as far as they are shown."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines < self._most:
            self.document().documentLayout().blockBoundingRect(block)  # lays the paragraph out
            lines += block.layout().lineCount()
            block = block.next()
        return lines

    def minimumSizeHint(self) -> QSize:
        """As high; narrower."""
        return QSize(80, self.sizeHint().height())

    def _on_change(self) -> None:
        self._rest.start()
        self._take_room()
        self.typing.emit(self.toPlainText())
