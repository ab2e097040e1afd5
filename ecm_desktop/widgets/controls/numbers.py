"""Fields for numbers: their figures stand off the edge as in other fields, which a style sheet cannot say of them."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox

_INSIDE = 6  # pixels


def set_off_edge(*fields: QAbstractSpinBox) -> None:
    """Leave room between the left edge of each field and its figures."""
    for one in fields:
        one.lineEdit().setTextMargins(_INSIDE, 0, 0, 0)
