"""The question what a lane is called, or a new one: a line over the timeline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecm_desktop.domain.lanes import LONGEST_NAME
from ecm_desktop.errors import Refused
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.drafts import Drafts
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.widgets.look import Kind

_DRAFT = "name of a lane"


class LaneNaming(Overlay):
    """Enter takes the name, unless it is refused, which is said; Escape leaves all as it is."""

    def __init__(self, words: Translator, drafts: Drafts, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._drafts, self._before = words, drafts, ""
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
        self.leave.clicked.connect(lambda _on: self._let_go())
        self.closed.connect(self._keep)

    def ask(self, heading: str, about: str, name: str, take: Callable[[str], None]) -> None:
        """Ask under a heading, beginning with a name; `take` gets the answer and may refuse it."""
        self._take = take
        self.heading.setText(heading)
        self.about.setText(about)
        self.refused.clear()
        self._before = name
        self.name.setText(self._drafts.kept(self._slot()) or name)
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
        self._before = self.name.text()
        self.close_panel()

    def _let_go(self) -> None:
        self.name.setText(self._before)
        self.close_panel()

    def _slot(self) -> str:
        return f"{_DRAFT}: {self.heading.text()}"

    def _keep(self) -> None:
        """What is half typed is there when the same is asked again."""
        text = self.name.text()
        self._drafts.keep(self._slot(), text if text != self._before else "")
