"""The import page: choose or drop files, look through what was read, accept it as one edit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.editing.proposals import accept
from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.ui.intake.table import Column, OnlySome, ProposalTable
from ecm_desktop.ui.notices import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress
from ecm_desktop.widgets.look import Kind, mark_as

WIDTHS = {
    Column.TAKE: 48,
    Column.WRITTEN: 150,
    Column.READ: 150,
    Column.LANE: 130,
    Column.AGENCY: 150,
    Column.LOOK: 230,
}


class ImportPage(QWidget):
    """Reads agency and family files into proposals; nothing enters the case before it is accepted."""

    title: ClassVar[str] = "Bring in files"

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.model = ProposalTable(words)
        self._some = OnlySome(self.model)
        self.heading, self.said, self.warnings = QLabel(words("Bring in agency files")), QLabel(), QLabel()
        self.choose = QPushButton(words("Choose files…"))
        self.accept_all = QPushButton()
        self.put_aside = QPushButton(words("Put aside"))
        self.only = QCheckBox(words("Show only rows to look at"))
        self.table = QTableView()
        self.progress = QProgressBar()
        self._lay_out()
        self._connect()
        self.show_proposals(Proposals())

    def _lay_out(self) -> None:
        words = self._session.words
        mark_as(self.heading, Kind.TITLE)
        mark_as(self.accept_all, Kind.PRIMARY)
        for one, kind in ((self.said, Kind.SUBTITLE), (self.warnings, Kind.PROBLEM)):
            one.setWordWrap(True)
            mark_as(one, kind)
        self.progress.setAccessibleName(words("Reading the files"))
        self.progress.setRange(0, 100)
        self.progress.hide()
        self._set_table()
        foot = QHBoxLayout()
        for button in (self.only, self.put_aside, self.accept_all):
            foot.addWidget(button)
        foot.insertStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.progress)
        head.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.addLayout(head)
        for label in (self.said, self.warnings):
            column.addWidget(label)
        column.addWidget(self.table, 1)
        column.addStretch()
        column.addLayout(foot)

    def _set_table(self) -> None:
        table = self.table
        table.setModel(self._some)
        table.setAccessibleName(self._session.words("What was read from the files"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        header = table.horizontalHeader()
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda _on: self.ask_which())
        self.accept_all.clicked.connect(lambda _on: self.accept())
        self.put_aside.clicked.connect(lambda _on: self.show_proposals(Proposals()))
        self.only.toggled.connect(self._filter)
        self.model.dataChanged.connect(lambda *_: self._count())

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.choose

    def ask_which(self) -> None:
        """Ask for files to read."""
        words = self._session.words
        kinds = words("Agency and family files") + " (*.xlsx *.csv *.docx *.txt *.ged *.gdz)"
        names, _ = QFileDialog.getOpenFileNames(self, words("Bring in agency files"), "", kinds)
        if names:
            self.import_files([Path(name) for name in names])

    def import_files(self, paths: list[Path]) -> None:
        """Read these files in a worker and show what they propose."""
        session = self._session
        case, today = session.case, session.setting.today
        person, child = case.child_person, case.child
        names = tuple(name for name in (person.name if person else "", child.known_as if child else "") if name)

        def work(progress: Progress, cancelled: IsCancelled) -> Proposals:
            from ecm_desktop.intake.read import read_files

            def tell(part: float) -> None:
                if cancelled():
                    raise Cancelled
                progress(part)

            return read_files(paths, born=case.born, today=today, child_names=names, progress=tell)

        self.progress.show()
        self.choose.setEnabled(False)
        session.tasks.run(
            work, self._read, self._failed, progress=lambda part: self.progress.setValue(round(100 * part))
        )

    def show_proposals(self, proposals: Proposals) -> None:
        """Show what was read; nothing for empty proposals."""
        self.model.show_proposals(proposals)
        self._filter(self.only.isChecked())
        words = self._session.words
        self.said.setText(
            _summary(proposals, self._session)
            or words(
                "Drop files on the window, or choose them: the agencies’ tables, letters and notes, and family files. "
                "Nothing enters the case before you have looked at it."
            )
        )
        self.warnings.setText("\n".join(words(one.key, **one.values) for one in proposals.warnings))
        self.warnings.setVisible(bool(proposals.warnings))
        has_any = bool(proposals.rows or proposals.families)
        for part in (self.table, self.only, self.accept_all, self.put_aside):
            part.setVisible(has_any)
        self._count()

    def accept(self) -> None:
        """Take what is ticked into the case, as one edit."""
        session = self._session
        chosen = self.model.chosen()
        if session.do("Bring in files", accept, chosen, session.ids, session.setting.today):
            self.show_proposals(Proposals())
            session.go("timeline")

    def _read(self, proposals: Proposals) -> None:
        self._done()
        self.show_proposals(proposals)
        self.accept_all.setFocus()

    def _failed(self, problem: Problem) -> None:
        self._done()
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))

    def _done(self) -> None:
        self.progress.hide()
        self.choose.setEnabled(True)

    def _filter(self, only_some: bool) -> None:
        self._some.ask(self.model.needs_a_look if only_some else lambda _place: True)

    def _count(self) -> None:
        words, count = self._session.words, self.model.count_chosen()
        people = sum(len(one.people) for one in self.model.proposals.families)
        if people:
            self.accept_all.setText(words("Accept {rows} rows and {people} people", rows=count, people=people))
        else:
            self.accept_all.setText(words.count("Accept {n} row", "Accept {n} rows", count))


def _summary(proposals: Proposals, session: Session) -> str:
    words = session.words
    rows = Counter(row.file for row in proposals.rows)
    people = {one.file: len(one.people) for one in proposals.families}
    parts = [
        words("{file}: {n} people", file=one.name, n=people[one.name])
        if one.name in people
        else words("{file} ({agency}): {n} rows", file=one.name, agency=one.agency or "?", n=rows[one.name])
        for one in proposals.files
    ]
    return " · ".join(parts)
