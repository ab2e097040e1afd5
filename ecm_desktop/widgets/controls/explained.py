"""A choice of one among several, each with a line on what it is for, all of them in sight."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from ecm_desktop.widgets.controls.tick import RoundTick
from ecm_desktop.widgets.look import Kind, mark_as, text_scale

Explained = tuple[str, str, str]  # key, title, what it is for
_INDENT = 27  # pixels at 100 %: under the title, beside the round mark


class ExplainedChoices(QWidget):
    """Round buttons with their lines; `chosen` tells the key that a person chose."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[Explained], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RoundTick] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, title, purpose in choices:
            self._add(key, title, purpose, column)

    def _add(self, key: str, title: str, purpose: str, column: QVBoxLayout) -> None:
        button, line = RoundTick(title), _Line(purpose)
        button.setAccessibleDescription(purpose)
        button.clicked.connect(lambda _on: self.chosen.emit(key))
        line.pressed.connect(button.click)
        self._group.addButton(button)
        self._buttons[key] = button
        column.addWidget(button)
        column.addWidget(line)
        column.addSpacing(5)

    def show_key(self, key: str) -> None:
        """Show a choice; the keyboard will begin there."""
        self._buttons[key].setChecked(True)
        self.setFocusProxy(self._buttons[key])

    def offers(self, key: str) -> bool:
        """Whether there is a choice of that key."""
        return key in self._buttons

    def key(self) -> str | None:
        """The key of what is chosen."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)


class _Line(QLabel):
    """What a choice is for; a press on it is one on the choice."""

    pressed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._indent()
        mark_as(self, Kind.HINT)

    def _indent(self) -> None:
        self.setContentsMargins(round(_INDENT * text_scale()), 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        """Stay under the title at another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._indent()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, unless the mouse has gone elsewhere meanwhile."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
