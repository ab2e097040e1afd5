"""A slider whose handle comes to where one presses; Qt's own goes one step towards it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider


class Slider(QSlider):
    """Horizontal; the keys stay as they are everywhere."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the handle, act as Qt does for the middle button: the handle comes, and is held from then on."""
        if event.button() is not Qt.MouseButton.LeftButton or self._is_on_handle(event):
            super().mousePressEvent(event)
            return
        middle, there = Qt.MouseButton.MiddleButton, event.globalPosition()
        super().mousePressEvent(QMouseEvent(event.type(), event.position(), there, middle, middle, event.modifiers()))

    def _is_on_handle(self, event: QMouseEvent) -> bool:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        pressed = self.style().hitTestComplexControl(
            QStyle.ComplexControl.CC_Slider, option, event.position().toPoint(), self
        )
        return pressed == QStyle.SubControl.SC_SliderHandle
