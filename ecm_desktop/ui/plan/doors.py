"""The doors at the head of the plan: one for each part of a long page; a press leads there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.look import Kind, mark_as

_TURNS = 3  # of laying out, until fields that grow with their text have their height


class Doors(QWidget):
    """Buttons in rows; `chosen` tells the key of a part."""

    chosen = Signal(str)

    def __init__(self, name: str, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, QPushButton] = {}
        row = FlowLayout(self, gap=0)
        for key, title in titles.items():
            button = QPushButton(title)
            button.setAutoDefault(False)
            button.setAccessibleName(title)
            mark_as(button, Kind.LINK)
            button.clicked.connect(lambda _on, key=key: self.chosen.emit(key))
            row.addWidget(button)
            self.buttons[key] = button


def bring_to_top(area: QScrollArea, part: QWidget, begins: QWidget) -> None:
    """Scroll until a part of the area's sheet is at the top, and let the keyboard begin in it."""

    def scroll() -> None:
        for _ in range(_TURNS):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        above = part.mapTo(area, QPoint(0, -part.fontMetrics().lineSpacing()))
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + above.y())

    begins.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QTimer.singleShot(0, part, scroll)  # a page just shown has yet to be laid out
