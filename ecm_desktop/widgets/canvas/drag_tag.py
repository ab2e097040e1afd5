"""The small label beside a mark that is being dragged: it says what letting go would do."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ecm_desktop.widgets.look import Kind, mark_as

_GAP = 4  # pixels between label and mark


class DragTag(QLabel):
    """Words above a rectangle of the window, or below it where there is no room; always whole within the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark_as(self, Kind.TAG)
        self.hide()

    def show_by(self, place: QRect, text: str) -> None:
        """Show the words by a place in pixels of the window."""
        self.setText(text)
        self.adjustSize()
        room = (self.parentWidget() or self).rect()  # asked anew: what Python keeps of a viewport may cease to hold
        above = place.top() - self.height() - _GAP
        top = above if above >= 0 else place.bottom() + _GAP
        left = min(max(place.left(), 0), room.width() - self.width())
        self.move(max(left, 0), min(top, room.height() - self.height()))
        self.show()
        self.raise_()
