"""Beside a row: the other tellings of what may be the same event, one a line, to go to, to join or to keep apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import Said
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.intake.remarks import Other
from ecm_desktop.ui.narrow import RoomWatch, is_narrow
from ecm_desktop.widgets.controls.eliding import ElidingLabel
from ecm_desktop.widgets.look import Kind, mark_as

LINES, LINES_NARROW = 2, 1  # lines that are seen without scrolling


class Beside(QFrame):
    """Shows the others of one row; tells what a person says of them."""

    gone_to = Signal(int)  # place of a row
    event_asked = Signal(str)  # id of an event of the case
    said_same = Signal(object)  # Told
    said_apart = Signal(object)  # Told

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self.said: Said = str  # how free text may be shown
        self.caption = QLabel()
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setWordWrap(True)
        mark_as(self.caption, Kind.FIELD_LABEL)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self._area)
        self._line_height = 0
        RoomWatch(self, self._keep_room)
        self.show_others(words("Choose a row to see whether another tells the same event."), ())

    def show_others(self, caption: str, others: Sequence[Other]) -> None:
        """Show what stands beside a row, under a caption; a caption alone when nothing does."""
        self.caption.setText(caption)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        made = [self._line(other) for other in others]
        for line in made:
            lines.addWidget(line)
        lines.addStretch()
        self._area.setWidget(holder)
        self._line_height = made[0].sizeHint().height() + 4 if made else QPushButton("X").sizeHint().height() + 8
        self._keep_room()

    def _keep_room(self) -> None:
        """Always the same room, so that the table does not jump."""
        lines = LINES_NARROW if is_narrow(self) else LINES
        self._area.setFixedHeight(lines * self._line_height)

    def _line(self, other: Other) -> QWidget:
        words, line = self._words, QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        told = ElidingLabel()
        told.say(self._told(other))
        row.addWidget(told, 1)
        verdict = words("Not the same") if other.is_one_with_it else words("One event")
        for text, act in ((words("Go there"), partial(self._go, other)), (verdict, partial(self._say, other))):
            button = QPushButton(text)
            button.setAccessibleDescription(self._told(other))
            mark_as(button, Kind.QUIET)
            button.clicked.connect(act)
            row.addWidget(button)
        if other.may_be_refused:
            row.addWidget(self._refusal(other))
        return line

    def _told(self, other: Other) -> str:
        return self.said(other.line(self._words))

    def _refusal(self, other: Other) -> QPushButton:
        button = QPushButton(self._words("Not the same"))
        button.setAccessibleDescription(self._told(other))
        mark_as(button, Kind.QUIET)
        button.clicked.connect(lambda _on=False: self.said_apart.emit(other.key))
        return button

    def _go(self, other: Other, _on: bool = False) -> None:
        if other.place is not None:
            self.gone_to.emit(other.place)
        else:
            self.event_asked.emit(other.key[1])

    def _say(self, other: Other, _on: bool = False) -> None:
        (self.said_apart if other.is_one_with_it else self.said_same).emit(other.key)
