"""A line in which Tab completes the word before the cursor, and goes round where it may become several."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ecm_desktop.widgets.controls.undoing_line import UndoingLine

Completing = Callable[[str], Sequence[str]]  # what stands before the cursor -> what its last word may become


class CompletingLine(UndoingLine):
    """Tab goes on to the next control where nothing is to be completed. Down and Shift+Enter are told, not taken."""

    went_down = Signal()
    entered_with_shift = Signal()

    def __init__(self, completing: Completing) -> None:
        super().__init__()
        self._completing = completing
        self._round: tuple[str, ...] = ()  # what Tab goes round among
        self._after = ""  # the text as the last Tab left it

    def event(self, event: QEvent) -> bool:
        """Take Tab before it moves the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            way = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if way is not None and self._complete(way):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the line for what stands under it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered_with_shift.emit()
        else:
            super().keyPressEvent(event)

    def _complete(self, way: int) -> bool:
        before = self.text()[: self.cursorPosition()]
        goes_on = bool(self._round) and self.text() == self._after
        if not goes_on:
            self._round = tuple(self._completing(before))
        word = before.split()[-1] if before[-1:].strip() else ""
        if not self._round or self._round == (word,):
            self._round = ()
            return False
        at = self._round.index(word) if word in self._round else -1 if way > 0 else 0
        self._replace(word, self._round[(at + way) % len(self._round)])
        return True

    def _replace(self, word: str, chosen: str) -> None:
        is_sure = len(self._round) == 1
        self.setSelection(self.cursorPosition() - len(word), len(word))
        self.insert(f"{chosen} " if is_sure else chosen)
        self._after = self.text()
        if is_sure:
            self._round = ()
