"""Overlays: a framed panel over the window that takes the focus and gives it back. Escape closes it; nothing stacks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from ecm_desktop.widgets.look import Kind, mark_as

WIDEST, TALLEST, MARGIN = 680, 620, 24


class Overlay(QFrame):
    """A panel in the upper middle of the window `parent`; one window shows one at a time."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        mark_as(self, Kind.OVERLAY)
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self._window = parent
        self._focus: QWidget | None = None
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it over the window, and remember who had the focus."""
        self._focus = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Take it away and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None
        self.closed.emit()

    def _place(self) -> None:
        window = self._window.rect()
        width = min(WIDEST, window.width() - 2 * MARGIN)
        height = min(TALLEST, window.height() - 2 * MARGIN)
        self.setGeometry((window.width() - width) // 2, min(64, (window.height() - height) // 2), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle while the window changes its size."""
        if event.type() is QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
