"""What all panels share: a column of named fields in a scroll area, filled from the case and telling it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.look import Kind, mark_as


class Panel(QScrollArea):
    """A column of fields about one record."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(widgetResizable=True)
        self.session = session
        self.words = session.words
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self._inner = QWidget()
        mark_as(self._inner, Kind.INSPECTOR)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(18, 16, 18, 16)
        self.column.setSpacing(4)
        self.setWidget(self._inner)

    def event(self, event: QEvent) -> bool:
        """What lies in the column is never wider than the column."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._inner.setMaximumWidth(self.viewport().width())
        return super().event(event)

    def field(self, text: str, control: QWidget) -> FieldLabel:
        """Add a control with its name above it."""
        caption = FieldLabel(text, control)
        self.column.addSpacing(6)
        self.column.addWidget(caption)
        self.column.addWidget(control)
        return caption

    def row(self, *parts: QWidget | QLayout) -> None:
        """Add controls without a name above them."""
        for part in parts:
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)

    def put_first(self, part: QWidget) -> None:
        """Put a control above all others."""
        self.column.insertWidget(0, part)

    def button(self, text: str, act: Callable[[], object], name: str = "") -> QPushButton:
        """A button that does one thing; `name` is what a screen reader says when the words alone are not enough."""
        made = QPushButton(text)
        made.setAutoDefault(False)
        made.setAccessibleName(name or text)
        made.clicked.connect(lambda _on: act())
        return made
