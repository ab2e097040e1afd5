"""What the keyboard comes to is seen: Qt scrolls a page only for what Tab reaches from within it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class IntoSight(QObject):
    """Scrolls the pages of a `room` to a control that got the keyboard and of which nothing is seen.

    What is pressed is seen, and does not move away under the pointer.
    """

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._came_to)

    def _came_to(self, _left: QWidget | None, control: QWidget | None) -> None:
        if control is None or not self._room.isAncestorOf(control) or not control.visibleRegion().isEmpty():
            return
        area = control.parentWidget()
        while area is not None and area is not self._room:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(control)
            area = area.parentWidget()
