"""Fields for numbers: their figures stand off the edge as in other fields, which a style sheet cannot say of them."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

_INSIDE = 6  # pixels


class NumberField(QSpinBox):
    """A whole number, changed by keys and presses."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a number that it happens to pass over."""
        event.ignore()


def set_off_edge(*fields: QAbstractSpinBox) -> None:
    """Leave room between the left edge of each field and its figures."""
    for one in fields:
        one.lineEdit().setTextMargins(_INSIDE, 0, 0, 0)
