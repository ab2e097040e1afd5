"""The import page: choose or drop files, look through what was read, accept it as one edit."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.editing.proposals import accept
from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.intake.lookthrough import LookThrough, PersonKey
from ecm_desktop.ui.intake.people import PeopleView
from ecm_desktop.ui.intake.rows import RowsView
from ecm_desktop.ui.intake.summary import by_file, what_comes, what_to_accept, what_to_heed
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress
from ecm_desktop.widgets.look import Kind, mark_as


class ImportPage(QWidget):
    """Reads agency and family files into proposals; nothing enters the case before it is accepted.

    Files that come while others are open are added to them, and what was decided about those holds.
    """

    title: ClassVar[str] = "Bring in files"

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._waiting: list[Path] = []
        self._compared_with = session.case
        self.rows, self.people, self.tabs = RowsView(session), PeopleView(words), QTabWidget()
        self.model, self.table, self.only = self.rows.model, self.rows.table, self.rows.only
        self.heading, self.said, self.comes, self.warnings = (
            QLabel(words("Bring in agency files")), QLabel(), QLabel(), QLabel(),
        )  # fmt: skip
        self.choose = QPushButton(words("Choose files…"))
        self.accept_all = QPushButton()
        self.put_aside = QPushButton(words("Do not bring in"))
        self.progress = QProgressBar()
        self._lay_out()
        self._connect()
        self.show_look(LookThrough())
        self._veil()

    def _lay_out(self) -> None:
        words = self._session.words
        mark_as(self.heading, Kind.TITLE)
        mark_as(self.accept_all, Kind.PRIMARY)
        for one, kind in ((self.said, Kind.SUBTITLE), (self.comes, Kind.SUBTITLE), (self.warnings, Kind.PROBLEM)):
            one.setWordWrap(True)
            mark_as(one, kind)
        self.progress.setAccessibleName(words("Reading the files"))
        self.progress.setRange(0, 100)
        self.progress.hide()
        self.tabs.setDocumentMode(True)
        self.tabs.setTabBarAutoHide(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.addLayout(self._head())
        for label in (self.said, self.comes, self.warnings):
            column.addWidget(label)
        column.addWidget(self.tabs, 1)
        column.addStretch()
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.progress)
        head.addWidget(self.choose)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        for button in (self.only, self.put_aside, self.accept_all):
            foot.addWidget(button)
        foot.insertStretch(1)
        return foot

    def _connect(self) -> None:
        self.choose.clicked.connect(lambda _on: self.ask_which())
        self.accept_all.clicked.connect(lambda _on: self.accept())
        self.put_aside.clicked.connect(lambda _on: self.show_look(LookThrough()))
        self.model.dataChanged.connect(lambda *_: self._count())
        self.model.refused.connect(self._note)
        self.people.model.ticked.connect(self._tick_person)
        self.people.child_named.connect(self._name_child)
        self._session.changed.connect(lambda *_: self._case_changed())
        self._session.setting_changed.connect(lambda _setting: self._veil())

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
        """Read these files in a worker and add what they propose; while others are read, these come after them."""
        if not self.choose.isEnabled():
            self._waiting += paths
            return
        session = self._session
        case, today = session.case, session.setting.today
        person, child = case.child_person, case.child
        names = tuple(name for name in (person.name if person else "", child.known_as if child else "") if name)

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[Proposals, ...]:
            from ecm_desktop.intake.read import read_singly

            def tell(part: float) -> None:
                if cancelled():
                    raise Cancelled
                progress(part)

            return read_singly(paths, born=case.born, today=today, child_names=names, progress=tell)

        self.progress.show()
        self.choose.setEnabled(False)
        session.tasks.run(
            work, self._read, self._failed, progress=lambda part: self.progress.setValue(round(100 * part))
        )

    def show_look(self, look: LookThrough) -> None:
        """Show what was read, as decided so far; nothing when no file is open."""
        self._compared_with = self._session.case
        self.model.show_look(look, self._compared_with)
        self.rows.filter()
        proposals = self.model.proposals
        self.people.show_families(look, proposals.families)
        self._show_tabs(proposals)
        self._say_of_files()
        has_any = bool(proposals.rows or proposals.families)
        for part in (self.tabs, self.comes, self.only, self.accept_all, self.put_aside):
            part.setVisible(has_any)
        self._count()

    def _say_of_files(self) -> None:
        """Which files are open and what there is to say of them; both may hold names, and are veiled as text is."""
        words, said = self._session.words, self.model.said
        self.said.setText(
            said(by_file(self.model.proposals, words))
            or words(
                "Drop files on the window, or choose them: the agencies’ tables, letters and notes, and family files. "
                "Nothing enters the case before you have looked at it."
            )
        )
        warned = said(what_to_heed(self.model.look, words))
        self.warnings.setText(warned)
        self.warnings.setVisible(bool(warned))

    def _show_tabs(self, proposals: Proposals) -> None:
        """The rows, and the people when a family file is open; each with its count."""
        words, shown = self._session.words, self.tabs.currentWidget()
        self.tabs.clear()
        people = sum(len(one.people) for one in proposals.families)
        for part, count, title in (
            (self.rows, len(proposals.rows), words("What happened ({n})", n=len(proposals.rows))),
            (self.people, people, words("People ({n})", n=people)),
        ):
            if count:
                self.tabs.addTab(part, title)
        if shown is not None and self.tabs.indexOf(shown) >= 0:
            self.tabs.setCurrentWidget(shown)

    def accept(self) -> None:
        """Take what is ticked into the case, as one edit."""
        session = self._session
        chosen, open_before = self.model.chosen(), self.model.look
        self.model.look = LookThrough()  # so that the page does not work the same rows out anew against themselves
        if session.do("Bring in files", accept, chosen, session.ids, session.setting.today):
            session.used.emit("imported", "")
            self.show_look(LookThrough())
            session.go("timeline")
        else:
            self.model.look = open_before

    def _read(self, parts: tuple[Proposals, ...]) -> None:
        self._done()
        self.show_look(self.model.look.with_more(parts, self._session.case.born))
        self.accept_all.setFocus()
        self._read_waiting()

    def _failed(self, problem: Problem) -> None:
        self._done()
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
        self._read_waiting()

    def _done(self) -> None:
        self.progress.hide()
        self.choose.setEnabled(True)

    def _read_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self.import_files(waiting)

    def _note(self, problem: Problem) -> None:
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.NOTE))

    def _tick_person(self, person: PersonKey, ticked: bool) -> None:
        self.model.look = self.model.look.tick_person(person, ticked)
        self.people.model.keep(self.model.look)
        self._count()

    def _name_child(self, file: str, person: str | None) -> None:
        self.model.decide(self.model.look.name_child(file, person))
        self.people.show_families(self.model.look, self.model.proposals.families)
        self._count()

    def _case_changed(self) -> None:
        """The case is other than it was: what is open is compared with it anew, when somebody looks."""
        if self.model.look.parts and self.isVisible() and self._session.case is not self._compared_with:
            self.show_look(self.model.look)

    def showEvent(self, event: QShowEvent) -> None:
        """Compare with the case as it is now."""
        super().showEvent(event)
        self._case_changed()

    def _veil(self) -> None:
        """Names as they are, or as initials on a screen that others see."""
        setting = self._session.setting
        self.rows.show_said(said_in(self._session.case, setting))
        self.people.show_named(initials if setting.initials else str, self.model.said, self.model.look)
        self._say_of_files()

    def _count(self) -> None:
        words, chosen = self._session.words, self.model.chosen()
        self.comes.setText(what_comes(self.model.proposals, chosen, self.model.told, words))
        self.accept_all.setText(what_to_accept(chosen, words))
        self.accept_all.setEnabled(bool(chosen.rows or chosen.families))
