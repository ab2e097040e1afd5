"""The parts of a panel that shows a long list: the sheet it scrolls on, and the row of buttons at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.widgets.look import Kind, mark_as


def scrolled(entries: QVBoxLayout) -> QScrollArea:
    """The entries from the top, on a sheet that scrolls down only."""
    sheet = QWidget()
    mark_as(sheet, Kind.PAGE)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(8, 4, 8, 4)
    column.addLayout(entries)
    column.addStretch()
    scroll = QScrollArea(widgetResizable=True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(sheet)
    return scroll


def foot_of(buttons: Sequence[QPushButton], back: QPushButton) -> QHBoxLayout:
    """The buttons at the left and the way back at the right; none of them is what Enter in a field presses."""
    foot = QHBoxLayout()
    for button in buttons:
        foot.addWidget(button)
    foot.addStretch()
    foot.addWidget(back)
    for button in (*buttons, back):
        button.setAutoDefault(False)
    return foot
