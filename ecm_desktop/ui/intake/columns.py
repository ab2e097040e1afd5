"""Putting right which column of a table is what, and whose table it is: said once, remembered for the next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QFormLayout, QWidget

from ecm_desktop.diagram.veil import Said
from ecm_desktop.domain.proposals import IncomingFile, TableFormat
from ecm_desktop.intake.wording import AGENCIES
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.intake.question import QuestionPanel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind

NONE = "-"  # key of “no such column” among numbers


class ColumnsPanel(QuestionPanel):
    """Offers the tables of the open files, and for each its columns as they were read; `answered` gives the layout."""

    def __init__(self, window: QWidget, files: Sequence[IncomingFile], session: Session, said: Said) -> None:
        super().__init__(window, session.words)
        self._session_words = words = session.words
        self._tables = [(file, table) for file in files for table in file.tables]
        self.table = PickList(words("Table"), [
            (str(place), said(words("{file}: {what}", file=file.name, what=" · ".join(filter(None, table.names)))))
            for place, (file, table) in enumerate(self._tables)
        ])  # fmt: skip
        self.date, self.until = PickList(words("The date, or since when")), PickList(words("Until when"))
        self.text, self.teller = PickList(words("What happened")), PickList(words("Whose table"))
        self.go_on.setText(words("Read it so, and remember"))
        self.column.addWidget(label(words("Which column is what?"), Kind.TITLE))
        self.column.addWidget(label(words("Tables with these columns are read so from now on, in every case.")))
        self.column.addWidget(self.area, 1)
        self._lay_out()
        self.column.addLayout(self.foot())
        self.table.chosen.connect(lambda _key: self._show())
        self.go_on.clicked.connect(self._answer)
        self.table.show_key("0")
        self._show()

    def _lay_out(self) -> None:
        form = QFormLayout()
        for pick in (self.table, self.date, self.until, self.text, self.teller):
            form.addRow(pick.accessibleName(), pick)
        self.choices.addLayout(form)
        self.choices.addStretch()

    @property
    def _chosen(self) -> tuple[IncomingFile, TableFormat]:
        return self._tables[int(self.table.key() or 0)]

    def _show(self) -> None:
        words, (file, table) = self._session_words, self._chosen
        columns = [(str(place), name or words("column {n}", n=place + 1)) for place, name in enumerate(table.names)]
        for pick, place in ((self.date, table.date), (self.text, table.text)):
            pick.offer(columns)
            pick.show_key(str(place))
        self.until.offer([(NONE, words("no such column")), *columns])
        self.until.show_key(NONE if table.until is None else str(table.until))
        known = dict.fromkeys(name for name in (table.teller, file.agency, *AGENCIES) if name)
        self.teller.offer([(NONE, words("as it is guessed")), *((name, name) for name in known)])
        self.teller.show_key(table.teller or NONE)

    def open(self) -> None:
        """Show it, with the keyboard on the first choice."""
        super().open()
        self.table.setFocus()

    def _answer(self) -> None:
        until, teller = self.until.key() or NONE, self.teller.key() or NONE
        told = replace(
            self._chosen[1],
            date=int(self.date.key() or 0),
            text=int(self.text.key() or 0),
            until=None if until == NONE else int(until),
            teller="" if teller == NONE else teller,
        )
        self.close_panel()
        self.answered.emit(told)
