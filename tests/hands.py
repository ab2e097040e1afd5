"""A user's hands in tests: a real pointer on a canvas, real keys, and files let fall on a window."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ecm_desktop.diagram.marks import AnyMark, Pin, Symbol
from ecm_desktop.ui.recovery_step import RecoveryStep
from ecm_desktop.widgets.canvas.view import CanvasView

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip


class Hand:
    """Points at marks of one canvas, in points of its drawing."""

    def __init__(self, qtbot: QtBot, view: CanvasView) -> None:
        self.qtbot, self.view = qtbot, view
        self.held = (0.0, 0.0)  # where the pointer was pressed

    def marks(self) -> list[AnyMark]:
        """What is shown now."""
        return self.view.scene().marks()

    def mark(self, mark_id: str) -> Symbol:
        """A symbol that is shown now."""
        return next(one for one in self.marks() if one.id == mark_id and isinstance(one, Symbol))

    def of(self, record: str) -> Symbol:
        """The symbol that stands for a record."""
        return next(one for one in self.marks() if one.record == record and isinstance(one, Symbol))

    def bring_into_sight(self, mark: Symbol) -> None:
        """Scroll to a mark, as a user would before pressing it."""
        self.view.centerOn(*mark.rect.centre)

    def hover(self, mark: Symbol) -> None:
        """Hold the pointer over a mark."""
        self.bring_into_sight(mark)
        self.qtbot.mouseMove(self.view.viewport(), self._at(*self._middle(mark)))

    def click(self, mark: Symbol) -> None:
        """Press a mark and let go."""
        self.click_at(*self._middle(mark))

    def click_at(self, x: float, y: float) -> None:
        """Press a place of the drawing and let go."""
        self.qtbot.mouseClick(self.view.viewport(), LEFT, NONE, self._at(x, y))

    def press(self, mark: Symbol) -> None:
        """Take hold of a mark."""
        self.held = self._middle(mark)
        self.qtbot.mousePress(self.view.viewport(), LEFT, NONE, self._at(*self.held))

    def move(self, dx: float, dy: float) -> None:
        """Move the held pointer to a place away from where it was pressed."""
        place = QPointF(self._at(self.held[0] + dx, self.held[1] + dy))
        whole = QPointF(self.view.viewport().mapToGlobal(place.toPoint()))
        event = QMouseEvent(QEvent.Type.MouseMove, place, whole, LEFT, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)

    def let_go(self, dx: float, dy: float) -> None:
        """Let go away from where it was pressed."""
        self.qtbot.mouseRelease(self.view.viewport(), LEFT, NONE, self._at(self.held[0] + dx, self.held[1] + dy))

    def drag(self, mark: Symbol, dx: float, dy: float) -> None:
        """Take a mark to another place in two steps."""
        self.press(mark)
        self.move(dx / 2, dy / 2)
        self.move(dx, dy)
        self.let_go(dx, dy)

    def _middle(self, mark: Symbol) -> tuple[float, float]:
        if mark.pin is Pin.FREE:
            return mark.rect.centre
        shown = self.view.scene().cover(mark.id).center()  # it is shown where the window is
        return shown.x(), shown.y()

    def _at(self, x: float, y: float) -> QPoint:
        return self.view.mapFromScene(QPointF(x, y))


def drop_files(window: QWidget, files: Iterable[Path]) -> None:
    """Drag files over a window and let them fall."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    drop(window, mime)


def drop(window: QWidget, mime: QMimeData) -> None:
    """Drag something over a window and let it fall."""
    copy, place = Qt.DropAction.CopyAction, QPoint(300, 300)
    enter = QDragEnterEvent(place, copy, mime, LEFT, NONE)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, mime, LEFT, NONE))


def keep_under(window: QWidget, name: str) -> None:
    """Answer the dialog that is about to ask under which name a file is kept, as it does on a shared screen."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, window, answer)
            return
        field = dialog.findChild(QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(20, window, answer)


def type_words(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type into a field; letters that are on no key come as an input method gives them."""
    for letter in text:
        if letter.isascii():
            qtbot.keyClicks(field, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(field, event)


def type_line(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type a line into a field and press Enter."""
    field.setFocus()
    type_words(qtbot, field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def type_key_back(qtbot: QtBot, step: RecoveryStep) -> tuple[str, ...]:
    """Read the recovery key off the screen, then type it back where the cursor goes; gives its groups."""
    groups = tuple(one.text() for one in step.findChildren(QLabel) if len(one.text()) == 8 and one.text().isalnum())
    qtbot.mouseClick(step.begin, LEFT)
    for group in groups:
        qtbot.keyClicks(QApplication.focusWidget(), group)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    return groups


def walk_on(qtbot: QtBot, view: CanvasView) -> None:
    """One mark further by keys; from none to the first."""
    qtbot.keyClick(view, Qt.Key.Key_Home if view.focused() is None else Qt.Key.Key_Right)
