"""A field for sentences in which a number in brackets is a link; records can be let fall in it."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ecm_desktop.widgets.controls.carrying import CARRIED
from ecm_desktop.widgets.controls.words_field import WordsField

_NUMBER = re.compile(r"\[(\d{1,3})\]")
_NO_SPACE_BEFORE = ("", " ", "\n", "(", "[", "\u00a0")


class CitingField(WordsField):
    """`followed` tells the number that was pressed, `brought` the id of a record that was let fall at the cursor.

    `entered` tells that the keyboard came.
    """

    followed = Signal(int)
    brought = Signal(str)
    entered = Signal(object)  # Qt.FocusReason

    def __init__(self, name: str, lines: int = 2, most: int = 30) -> None:
        super().__init__(name, lines, most)
        self._links = _Links(self.document(), self)
        self.viewport().setMouseTracking(True)

    def show_links(self, alive: Collection[int], dead: Collection[int]) -> None:
        """Which numbers lead somewhere, and which led to something that is gone."""
        self._links.show(frozenset(alive), frozenset(dead))

    def insert_number(self, number: int) -> None:
        """Put a number where the cursor is, after a space where one is wanted."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before = self.document().characterAt(cursor.position() - 1) if cursor.position() else ""
        space = "" if before in _NO_SPACE_BEFORE or before == "\u2029" else " "
        cursor.insertText(f"{space}[{number}]")
        self.setTextCursor(cursor)

    def find_number(self, number: int) -> bool:
        """Mark the next place after the cursor where a number stands; False where there is none."""
        text, wanted = self.toPlainText(), f"[{number}]"
        place = text.find(wanted, self.textCursor().selectionEnd())
        place = place if place >= 0 else text.find(wanted)
        if place < 0:
            return False
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + len(wanted), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _put(self, text: str) -> None:
        """Show a text; where only its numbers are others, the cursor stays at its word."""
        place = _moved(self.toPlainText(), text, self.textCursor().position())
        super()._put(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def _number_at(self, place: int) -> int | None:
        found = (one for one in _NUMBER.finditer(self.toPlainText()) if one.start() <= place < one.end())
        return next((int(one[1]) for one in found if int(one[1]) in self._links.alive), None)

    def _number_under(self, point: QPoint) -> int | None:
        cursor = self.cursorForPosition(point)
        rect = self.cursorRect(cursor)
        place = cursor.position() - (1 if point.x() < rect.x() else 0)
        return self._number_at(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit(event.reason())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a number says that it can be followed."""
        super().mouseMoveEvent(event)
        over = self._number_under(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on a number follows it."""
        super().mouseReleaseEvent(event)
        number = self._number_under(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and number is not None and not self.textCursor().hasSelection():
            self.followed.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter follows the number at the cursor."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            place = self.textCursor().position()
            number = self._number_at(place) or self._number_at(place - 1)
            if number is not None:
                self.followed.emit(number)
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802  # Qt's name
        """A record may be let fall here, too."""
        return source.hasFormat(CARRIED) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  # Qt's name
        """Take a record that was let fall; the cursor stands where it fell."""
        if source.hasFormat(CARRIED):
            self.brought.emit(bytes(source.data(CARRIED).data()).decode())
        else:
            super().insertFromMimeData(source)


class _Links(QSyntaxHighlighter):
    """Underlines the numbers that lead somewhere, and strikes out those that led to something gone."""

    def __init__(self, document: QTextDocument, field: CitingField) -> None:
        super().__init__(document)
        self._field = field
        self.alive: frozenset[int] = frozenset()
        self._dead: frozenset[int] = frozenset()

    def show(self, alive: frozenset[int], dead: frozenset[int]) -> None:
        if (alive, dead) != (self.alive, self._dead):
            self.alive, self._dead = alive, dead
            self._field.blockSignals(True)  # only the look of the text changes
            self.rehighlight()
            self._field.blockSignals(False)

    def highlightBlock(self, text: str) -> None:  # noqa: N802  # Qt's name
        for found in _NUMBER.finditer(text):
            number = int(found[1])
            if number in self.alive or number in self._dead:
                self.setFormat(found.start(), len(found[0]), self._format(number in self.alive))

    def _format(self, is_alive: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        if is_alive:
            made.setForeground(self._field.palette().link())
            made.setFontUnderline(True)
        else:
            made.setFontStrikeOut(True)
        return made


def _moved(before: str, after: str, place: int) -> int:
    """Where a place of one text is in another that differs in its numbers alone; else the same place."""
    old, new = _NUMBER.split(before), _NUMBER.split(after)
    if len(old) != len(new) or old[::2] != new[::2]:
        return place
    shift = sum(
        len(other[1]) - len(one[1])
        for one, other in zip(_NUMBER.finditer(before), _NUMBER.finditer(after), strict=True)
        if one.end() <= place
    )
    return place + shift
