"""Controls that shorten their words to the room they have; the whole of them are the name and the tip."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QWidget,
)

_AT_END = Qt.TextElideMode.ElideRight
_LEAST = 60  # pixels
_TIP = 80  # letters of a tip on one line
_BESIDE = 2  # pixels that Qt leaves left and right of the text of a line


def tip_words(text: str) -> str:
    """A text as a tip that is never read as markup, and wraps when it is long."""
    return f"<qt>{escape(text)}</qt>" if len(text) > _TIP or "<" in text else text


def in_lines(words: str, after: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """The words in up to `most` lines that fit the width; the last ends in `after`, with "…" before it if need be."""
    if metrics.horizontalAdvance(f"{words}{after}") <= width:
        return [f"{words}{after}"]
    lines, rest = [""], f"{words}{after}".split(" ")
    while rest:
        longer = f"{lines[-1]} {rest[0]}" if lines[-1] else rest[0]
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append("")
        else:
            lines[-1] = longer
            rest.pop(0)
    if len(lines) > most:
        told = words[len(" ".join(lines[: most - 1])) :].lstrip()
        room = width - metrics.horizontalAdvance(after)
        lines = [*lines[: most - 1], metrics.elidedText(told, _AT_END, room) + after]
    return [metrics.elidedText(line, _AT_END, width) for line in lines]


def paint_shortened(line: QLineEdit) -> None:
    """Paint a line as ever, but with "…" where its text does not fit."""
    option, painter = QStyleOptionFrame(), QPainter(line)
    line.initStyleOption(option)
    style = line.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, line)
    inside = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).adjusted(_BESIDE, 0, -_BESIDE, 0)
    text = line.fontMetrics().elidedText(line.text(), _AT_END, inside.width())
    upright = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    style.drawItemText(painter, inside, upright, option.palette, line.isEnabled(), text, QPalette.ColorRole.Text)


class ElidingButton(QPushButton):
    """Would like the width of its words, and shows what fits on up to `lines` lines.

    `after` is shown in any case, as the × of a chip.
    """

    def __init__(self, words: str, after: str = "", parent: QWidget | None = None, lines: int = 1) -> None:
        super().__init__(parent)
        self._after, self._lines = after, lines
        self._broken_at: dict[int, list[str]] = {}  # layouts ask for the same few widths again and again
        self._heights: dict[int, int] = {}
        self.setAutoDefault(False)
        policy = self.sizePolicy()
        if lines > 1:
            policy.setHeightForWidth(True)
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self._forget()
        self.setAccessibleName(words)
        self.setToolTip(tip_words(words))
        self._show([words + self._after])
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as all the words."""
        return self._around(self._width(self._words + self._after) + 1, 1)

    def minimumSizeHint(self) -> QSize:
        """Narrow; as high as ever."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that the words take."""
        if width not in self._heights:
            inside = width - (self._around(width, 1).width() - width)
            self._heights[width] = self._around(width, len(self._broken(inside))).height()
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Other letters take other room."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, self._option(), self)
        self._show(self._broken(inside.width()))

    def _forget(self) -> None:
        self._broken_at.clear()
        self._heights.clear()

    def _broken(self, room: int) -> list[str]:
        if room not in self._broken_at:
            self._broken_at[room] = in_lines(self._words, self._after, self.fontMetrics(), room, self._lines)
        return self._broken_at[room]

    def _around(self, width: int, lines: int) -> QSize:
        inside = QSize(width, self.fontMetrics().height() + (lines - 1) * self.fontMetrics().lineSpacing())
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, self._option(), inside, self)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option

    def _show(self, lines: list[str]) -> None:
        self.setText("\n".join(lines).replace("&", "&&"))  # one alone would be a key

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
        self.setToolTip(tip_words(words))

    def sizeHint(self) -> QSize:
        """As wide as all the words."""
        metrics, hint = self.fontMetrics(), super().sizeHint()
        more = metrics.horizontalAdvance(self._words) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + more + 1, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the words to the new width."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, _AT_END, self.width()))
