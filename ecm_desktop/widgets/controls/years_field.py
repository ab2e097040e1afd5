"""An age in years, by halves: empty below zero, and it says what was typed when that is no such age."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

_EMPTY = -0.5  # a step below zero is 'not set'
_NUMBER = re.compile(r"-?\d+(?:[.,]\d*)?")
_BEGUN = re.compile(r"-?\d{0,3}(?:[.,]\d?)?")


class YearsField(QDoubleSpinBox):
    """From 0 to `most` years. `refused` tells of a number that is no such age; what stood there stays."""

    refused = Signal(str)

    def __init__(self, name: str, most: float) -> None:
        super().__init__()
        self.setRange(_EMPTY, most)
        self.setSingleStep(0.5)
        self.setDecimals(1)
        self.setSpecialValueText("–")
        self.setKeyboardTracking(False)
        self.setMinimumWidth(60)
        self.setAccessibleName(name)
        self._months: int | None = None
        self._shown = _EMPTY

    def months(self) -> int | None:
        """The age in months, to the month it was shown with while nobody changed it; None while the field is empty."""
        if self.value() < 0:
            return None
        return self._months if self.value() == self._shown else round(12 * self.value())

    def show_months(self, months: int | None) -> None:
        """Show an age in months, or an empty field."""
        self.setValue(_EMPTY if months is None else months / 12)
        self._months, self._shown = months, self.value()

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Any number may be typed: what cannot be is answered with a sentence, not with dead keys."""
        state, checked, place = super().validate(text, at)
        if state is QValidator.State.Invalid and _BEGUN.fullmatch(text.strip()):
            return QValidator.State.Intermediate, text, at
        return state, checked, place

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes an age that it happens to pass over."""
        event.ignore()

    def fixup(self, text: str) -> str:
        """Called when the field is left with something that is no age."""
        if _NUMBER.fullmatch(text.strip()):
            self.refused.emit(text.strip())
        return super().fixup(text)
