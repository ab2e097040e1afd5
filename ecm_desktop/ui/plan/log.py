"""What was said of an entry of the plan, day by day, and a line for what is said of it today."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.ui.plan.part import entry_column, in_a_row, quiet
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList


class Log(QWidget):
    """The lines so far over a line for another; `add` keeps what was typed, and tells whether it could.

    `kind`, where it is given, stands before the line: what is said is of that kind.
    """

    def __init__(
        self, session: Session, name: str, asks: str, add: Callable[[str], bool], kind: PickList | None = None
    ) -> None:
        super().__init__()
        self._session, self._add = session, add
        self.told = Hint()
        self.new = LineField(name)
        self.new.setPlaceholderText(asks)
        quiet(self.new)
        self.new.returnPressed.connect(self._add_typed)
        session.closing.connect(self._add_typed)  # as a field that somebody is still writing in: kept, not lost
        column = entry_column(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self.told)
        column.addLayout(in_a_row(*filter(None, (kind,)), self.new, wide=self.new))

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show what was said so far."""
        said = said_in(self._session.case, self._session.setting)
        self.told.say("\n".join(map(said, lines)))

    def _add_typed(self) -> None:
        text = self.new.text().strip()
        if text and self._add(text):
            self.new.show_text("")
