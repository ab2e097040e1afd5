"""When a page is narrow for the size of its text, and what is to be told of it: then columns go one under the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

from ecm_desktop.widgets.look import text_scale

NARROW = 800  # pixels at 100 %; a page of 1366 pixels is narrow from a text of about 160 %

_CHANGES = (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange)


def is_narrow(page: QWidget, below: int = NARROW) -> bool:
    """Whether a page has too little room for columns beside each other at the size that text has now."""
    return page.width() < below * text_scale()


def fold(parts: QBoxLayout, page: QWidget, below: int = NARROW) -> None:
    """Set parts of a page beside each other, or one under the other where it is narrow: `below` so many pixels."""
    across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
    parts.setDirection(down if is_narrow(page, below) else across)


class RoomWatch(QObject):
    """Calls `act` whenever the room of a page changes: its own size, or the size of text."""

    def __init__(self, page: QWidget, act: Callable[[], None]) -> None:
        super().__init__(page)
        self._act = act
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Only watch."""
        if event.type() in _CHANGES:
            self._act()
        return False
