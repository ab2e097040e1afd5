"""Carrying one record by the pointer: a button that can be pressed or dragged, and a list on which it is let fall."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QPushButton

CARRIED = "application/x-ecm-record"
NUMBERED = 9  # targets that have a digit of their own


class Handle(QPushButton):
    """A button for the record `carries`; `carried` tells that a hand set out with it."""

    carried = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.carries = ""
        self._pressed_at: QPoint | None = None
        self.setAutoDefault(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the hand took hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set out once the hand has gone far enough; before that it may still be a press."""
        start = self._pressed_at
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self._carry()

    def _carry(self) -> None:
        mime = QMimeData()
        mime.setData(CARRIED, self.carries.encode())
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.setPixmap(self.grab())
        self.carried.emit()
        drag.exec(Qt.DropAction.CopyAction)


class Targets(QListWidget):
    """What something can be put on: by press, by Enter, by the digit in front, or let fall; `taken` tells which row."""

    taken = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAcceptDrops(True)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row that is chosen, a digit the row of that number."""
        digit = event.key() - Qt.Key.Key_0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentItem())
        elif event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier) and (
            1 <= digit <= min(NUMBERED, self.count())
        ):
            self._take(self.item(digit - 1))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A record may be let fall here."""
        if event.mimeData().hasFormat(CARRIED):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The row under the hand stands out."""
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.setCurrentItem(item)
        event.setAccepted(item is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the row on which it fell."""
        event.acceptProposedAction()
        self._take(self.itemAt(event.position().toPoint()))

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.taken.emit(self.row(item))
