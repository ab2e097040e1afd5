"""The question what a lane is called, or a new one: a line over the timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecm_desktop.domain.lanes import LONGEST_NAME
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.widgets.look import Kind


class LaneNaming(Overlay):
    """Enter takes the name, unless it is refused, which is said; Escape leaves all as it is."""

    def __init__(self, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._take: Callable[[str], None] = lambda _name: None
        self.heading, self.about = label("", Kind.TITLE), label("")
        self.name, self.refused = QLineEdit(), label("", Kind.PROBLEM)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(words("Name of the lane"))
        self.take, self.leave = QPushButton(words("Take this name"), default=True), QPushButton(words("Cancel"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.take)
        for part in (self.heading, self.about, self.name, self.refused):
            self.column.addWidget(part)
        self.column.addStretch()
        self.column.addLayout(row)
        self.name.returnPressed.connect(self._taken)
        self.take.clicked.connect(lambda _on: self._taken())
        self.leave.clicked.connect(lambda _on: self.close_panel())

    def ask(self, heading: str, about: str, name: str, take: Callable[[str], None]) -> None:
        """Ask under a heading, beginning with a name; `take` gets the answer and may refuse it."""
        self._take = take
        self.heading.setText(heading)
        self.about.setText(about)
        self.refused.clear()
        self.name.setText(name)
        self.open()
        self.resize(self.width(), min(self.height(), self.sizeHint().height()))
        self.name.selectAll()
        self.name.setFocus()

    def _taken(self) -> None:
        try:
            self._take(self.name.text())
        except Refused as refused:
            self.refused.setText(self._words.problem(refused))
            self.resize(self.width(), max(self.height(), self.sizeHint().height()))
            return
        self.close_panel()
