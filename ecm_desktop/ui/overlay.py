"""Overlays: a framed panel over the window that takes the focus and gives it back. Escape closes it; nothing stacks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from ecm_desktop.widgets.look import Kind, mark_as, text_scale

WIDEST, TALLEST, MARGIN = 680, 620, 24  # pixels, at ordinary text


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

    @property
    def words_at_head(self) -> str:
        """What it is called in its first line; "" where that is no text."""
        item = self.column.itemAt(0)
        first = item.widget() if item is not None else None
        return first.text() if isinstance(first, QLabel) else ""

    def close_panel(self) -> None:
        """Take it away and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None
        self.closed.emit()

    def covered(self) -> None:
        """The screen is about to be veiled: a panel that must not lie below goes; others stay."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside; what lies behind is not reached while this is open."""
        stops = self._stops()
        if not stops:
            return False
        focus = self.focusWidget()
        here = stops.index(focus) if focus in stops else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        """What the Tab key stops at, in its order; a group of round buttons has one stop."""
        found: list[QWidget] = []
        one = self.nextInFocusChain()
        while one is not None and one is not self:
            takes_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if takes_tab and self.isAncestorOf(one) and one.isVisible() and one.isEnabled() and _stands_for_group(one):
                found.append(one)
            one = one.nextInFocusChain()
        return found

    def _place(self) -> None:
        window, scale = self._window.rect(), text_scale()
        width = min(round(WIDEST * scale), window.width() - 2 * MARGIN)
        height = min(round(TALLEST * scale), window.height() - 2 * MARGIN)
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


def _stands_for_group(one: QWidget) -> bool:
    """Whether Tab stops here: of a group of buttons, at the one that is chosen, or at the first."""
    group = one.group() if isinstance(one, QAbstractButton) else None
    return group is None or one is (group.checkedButton() or group.buttons()[0])
