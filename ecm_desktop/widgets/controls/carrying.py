"""Carrying one record by the pointer: a button that can be pressed or dragged, and a list on which it is let fall."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QPushButton

CARRIED = "application/x-ecm-record"
NUMBERED = 9  # targets that have a digit of their own


class Carrier(QObject):
    """Lets a button that can be pressed be dragged as well; `carries` says which record sets out with it."""

    carried = Signal()  # a hand set out

    def __init__(self, button: QPushButton, carries: Callable[[], str]) -> None:
        super().__init__(button)
        self._button, self._carries = button, carries
        self._pressed_at: QPoint | None = None
        button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Set out once the hand has gone far enough; before that it may still be a press."""
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
        start, held = self._pressed_at, bool(event.buttons() & Qt.MouseButton.LeftButton)
        if event.type() != QEvent.Type.MouseMove or start is None or not held:
            return False
        if (event.position().toPoint() - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._button.setDown(False)
            QTimer.singleShot(
                0, self._carry
            )  # not from within the button's own event: where it falls may end the button
        return True

    def _carry(self) -> None:
        mime = QMimeData()
        mime.setData(CARRIED, self._carries().encode())
        drag = QDrag(self._button.window())
        drag.setMimeData(mime)
        drag.setPixmap(self._button.grab())
        self.carried.emit()
        drag.exec(Qt.DropAction.CopyAction)


def record_carried(mime: QMimeData) -> str:
    """The id of the record that is being carried; "" where it is something else."""
    return bytes(mime.data(CARRIED).data()).decode(errors="replace") if mime.hasFormat(CARRIED) else ""


class Handle(QPushButton):
    """A button for the record `carries`; `carried` tells that a hand set out with it."""

    carried = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.carries = ""
        self.setAutoDefault(False)
        Carrier(self, lambda: self.carries).carried.connect(self.carried)


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
