"""A panel that asks a few lines over the window: Enter goes from one to the next and puts them down after the last."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.errors import Refused
from ecm_desktop.ui.earlier import Earlier
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.look import Kind, mark_as

T = TypeVar("T")


class LinesPanel(Overlay):
    """Asks the lines of `fields`, by a name that is theirs alone here; what was typed stays until it is put down."""

    def __init__(
        self, session: Session, parent: QWidget, title: str, fields: Mapping[str, LineField | DateWordsField]
    ) -> None:
        super().__init__(parent)
        words = session.words
        self.session = session
        self.lines = [one.line if isinstance(one, DateWordsField) else one for one in fields.values()]
        self.about = label("", Kind.SUBTITLE)
        self.earlier = Earlier(session)
        self.problem = Hint()
        self.save, self.back = QPushButton(words("Save")), QPushButton(words("Back"))
        mark_as(self.save, Kind.PRIMARY)
        self.column.addWidget(label(title, Kind.TITLE))
        self.column.addWidget(self.about)
        self.column.addWidget(self.earlier)
        for line, control in zip(self.lines, fields.values(), strict=True):
            self.column.addWidget(FieldLabel(line.accessibleName(), control))
            self.column.addWidget(control)
        self._lay_out_foot()
        for line, name in zip(self.lines, fields, strict=True):
            keep_unfinished(line, name)
            line.textEdited.connect(lambda _text: self.earlier.begin_now())
        for line, after in zip(self.lines, (*self.lines[1:], None), strict=True):
            line.returnPressed.connect(self.put_down if after is None else partial(begin, after))
        self.save.clicked.connect(lambda _on: self.put_down())
        self.back.clicked.connect(lambda _on: self.close_panel())
        self.earlier.empty.clicked.connect(lambda _on: self.start_empty())

    def _lay_out_foot(self) -> None:
        self.column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.back, self.save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)
        self.column.addStretch()

    def _place(self) -> None:
        """No taller than it must be, with room for a sentence on what is missing."""
        super()._place()
        wanted = self.column.totalSizeHint().height() + 2 * self.problem.fontMetrics().lineSpacing()
        self.resize(self.width(), min(self.height(), wanted))

    @abstractmethod
    def prepare(self) -> QWidget:
        """Make ready to be shown; gives the line at which the keyboard begins."""

    @abstractmethod
    def missing(self) -> tuple[LineField, str] | None:
        """The first line that must not be empty and is, with the sentence that asks for it."""

    @abstractmethod
    def keep(self) -> bool:
        """Put it down as one edit; raises Refused for a line that cannot be understood, which then has the keyboard."""

    def is_begun(self) -> bool:
        """Whether something is typed that is not put down yet."""
        return any(line.text().strip() for line in self.lines)

    def start_empty(self) -> None:
        """Let go of what was typed earlier."""
        self._clear()
        begin(self.prepare())

    def _clear(self) -> None:
        for line in self.lines:
            line.setText("")
        self.problem.say("")
        self.earlier.forget()

    def toggle(self) -> None:
        """Ask, or put the question aside; what was typed is there when it is asked again."""
        if self.isVisible():
            self.close_panel()
            return
        self.earlier.tell(self.is_begun())
        first = self.prepare()
        self.problem.say("")
        self.open()
        begin(first)

    def put_down(self) -> None:
        """Keep what was typed; what is missing is said, and nothing is lost."""
        if (missing := self.missing()) is not None:
            line, why = missing
            self.problem.object_to(why)
            begin(line)
            return
        try:
            done = self.keep()
        except Refused as refused:
            self.problem.object_to(self.session.words.problem(refused))
            return
        if done:
            self._clear()
            self.close_panel()
            self.put_away()

    def understood(self, line: QWidget, read: Callable[[], T]) -> T:
        """What `read` makes of a line; one that cannot be understood gets the keyboard."""
        try:
            return read()
        except Refused:
            begin(line)
            raise

    def put_away(self) -> None:
        """What follows once it is put down."""


def begin(line: QWidget) -> None:
    """Give the keyboard to a line."""
    line.setFocus(Qt.FocusReason.OtherFocusReason)
