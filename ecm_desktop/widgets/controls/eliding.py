"""Controls that shorten their words to the room they have; the whole of them are the name and the tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle, QStyleOptionButton, QWidget

_LEAST = 60  # pixels


class ElidingButton(QPushButton):
    """Would like the width of its words, and shows what fits; `after` is shown in any case, as the × of a chip."""

    def __init__(self, words: str, after: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after
        self.setAutoDefault(False)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._show(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as all the words."""
        words = QSize(self._width(self._words + self._after) + 1, self.fontMetrics().height())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, self._option(), words, self)

    def minimumSizeHint(self) -> QSize:
        """Narrow; as high as ever."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, self._option(), self)
        if self._width(self._words + self._after) <= inside.width():
            self._show(self._words)
            return
        room = inside.width() - self._width(self._after)
        self._show(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option

    def _show(self, words: str) -> None:
        self.setText((words + self._after).replace("&", "&&"))  # one alone would be a key

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)


class ElidingLabel(QLabel):
    """A line that gives way where there is little room."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """As wide as all the words."""
        metrics, hint = self.fontMetrics(), super().sizeHint()
        more = metrics.horizontalAdvance(self._words) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + more + 1, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))
