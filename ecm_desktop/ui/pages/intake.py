"""The import page: choose or drop files, look through what was read, accept it as one edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.domain.proposals import PersonKey, Proposals, TableFormat
from ecm_desktop.editing.people import put_birth_right
from ecm_desktop.editing.proposals import accept
from ecm_desktop.errors import Problem
from ecm_desktop.intake.asking import Answer, questions_of
from ecm_desktop.intake.draft import LookDraft
from ecm_desktop.intake.life_dates import DateAnswer
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import Brought
from ecm_desktop.intake.whose_file import FileAnswer
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.intake.asking import Asking
from ecm_desktop.ui.intake.edges import Foot, Head
from ecm_desktop.ui.intake.kept_look import KeptLook
from ecm_desktop.ui.intake.pasting import brought_in, named
from ecm_desktop.ui.intake.people import PeopleView
from ecm_desktop.ui.intake.preview import Preview
from ecm_desktop.ui.intake.reading import FileReading, Lot
from ecm_desktop.ui.intake.rows import RowsView
from ecm_desktop.ui.intake.summary import by_file, read_anew, what_comes, what_to_accept, what_to_heed
from ecm_desktop.ui.intake.tabs import LookTabs
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.ui.where_to_keep import which_to_open


class ImportPage(QWidget):
    """Reads agency and family files into proposals; nothing enters the case before it is accepted.

    Files that come while others are open are added to them, and what was decided about those holds.
    """

    title: ClassVar[str] = "Bring in files"

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._compared_with, self._read_for = session.case, session.case.born
        self.reading = FileReading(session, self)
        self.kept = KeptLook(session, self.reading)
        self.asking = Asking(session, self)
        self.rows, self.people = RowsView(session), PeopleView(words)
        self.preview = Preview(session, self.rows.model.chosen)
        self.tabs = LookTabs(words, self.rows, self.people, self.preview)
        self.aside = self.tabs.aside
        self.model, self.table, self.only = self.rows.model, self.rows.table, self.rows.only
        self.head, self.foot = Head(words), Foot(words, self.only)
        self.choose, self.said, self.warnings = self.head.choose, self.head.files, self.head.warnings
        self.comes, self.accept_all, self.put_aside = self.foot.comes, self.foot.accept_all, self.foot.put_aside
        self._lay_out()
        self._connect()
        self._begin(self.kept.taken_up())
        self._veil()

    def _begin(self, draft: LookDraft | None) -> None:
        """Begin with what was open before a lock, or with nothing."""
        self.show_look(draft.look if draft is not None else LookThrough())
        if draft is not None and draft.born != self._read_for:
            self._read_for = draft.born
            self._read_anew(self._session.case.born)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        column.addStretch()
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.asking.answered.connect(self._answer)
        self.reading.began.connect(self.head.show_reading)
        self.reading.progressed.connect(self.head.progress.setValue)
        self.reading.ended.connect(self.head.end_reading)
        self.choose.clicked.connect(lambda _on: self.ask_which())
        self.head.stop.clicked.connect(lambda _on: self.reading.stop())
        self.head.columns.clicked.connect(
            lambda _on: self.asking.ask_columns(self.model.proposals.files, self.model.said)
        )
        self.asking.columns_said.connect(self._read_so)
        self.head.paste.clicked.connect(lambda _on: self.paste())
        for asked in (self.accept_all.clicked, self.table.accept_asked):
            asked.connect(lambda *_: self.accept())
        self.put_aside.clicked.connect(lambda _on: self.show_look(LookThrough()))
        self.model.dataChanged.connect(lambda *_: self._count())
        self.model.refused.connect(self._note)
        self.people.model.ticked.connect(self._tick_person)
        self.people.child_named.connect(self._name_child)
        self.people.near_asked.connect(lambda family, kept: self._decide(self.model.look.take_only(family, kept)))
        self._session.closing.connect(lambda: self.kept.keep(self.model.look))
        self._session.changed.connect(UntilShown(self, self._case_changed).ask)
        self._session.setting_changed.connect(UntilShown(self, self._veil).ask)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.choose

    def ask_which(self) -> None:
        """Ask for files to read."""
        words = self._session.words
        kinds = words("Agency and family files") + " (*.xlsx *.csv *.docx *.txt *.ged *.gdz *.ped)"
        chosen = which_to_open(self._session, self, words("Bring in agency files"), kinds)
        if chosen:
            self.import_files(chosen)

    def import_files(self, paths: list[Path]) -> None:
        """Read these files in a worker and add what they propose; while others are read, these come after them."""
        self._bring(paths)

    def import_text(self, text: str) -> None:
        """Read a text, such as a mail or cells of a table, and add what it proposes."""
        if text.strip():
            self._bring([named(text, self.reading.brought.values(), self._session.words)])

    def paste(self) -> None:
        """Bring in what was copied in another program: files, cells of a table, or lines of text."""
        copied = brought_in(QApplication.clipboard().mimeData())
        if isinstance(copied, str):
            self.import_text(copied)
        else:
            self.import_files(copied)

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does on this page."""
        return (Action("import.paste", "Bring in what was copied", "Ctrl+V", "Bring in files", self.paste),)

    def _bring(self, brought: Sequence[Brought]) -> None:
        self.reading.keep(brought, self.model.look.names)
        self.reading.read(brought, self._take_up)

    def show_look(self, look: LookThrough) -> None:
        """Show what was read, as decided so far; nothing when no file is open."""
        self._compared_with = self._session.case
        self.model.show_look(look, self._compared_with)
        self.rows.veil_anew()
        self.rows.filter()
        proposals = self.model.proposals
        self.people.show_families(look, proposals.families)
        self.tabs.show_proposals(proposals)
        self._say_of_files()
        has_any = bool(proposals.rows or proposals.families or self.aside.model.rowCount())
        for part in (self.tabs, self.foot):
            part.setVisible(has_any)
        self.only.setVisible(bool(proposals.rows))
        self.head.columns.setVisible(any(file.tables for file in proposals.files))
        self._count()

    def _say_of_files(self) -> None:
        """Which files are open and what there is to say of them; both may hold names, and are veiled as text is."""
        words, said = self._session.words, self.model.said
        how = words(
            "Drop files on the window, or choose them: the agencies’ tables, letters and notes, and family files. "
            "Text works as well: copy a mail or the cells of a table, and paste it here. "
            "Nothing enters the case before you have looked at it."
        )
        self.head.say(said(by_file(self.model.proposals, words)), how, said(what_to_heed(self.model.look, words)))

    def accept(self) -> None:
        """Take what is ticked into the case, as one edit; what must be said first is asked."""
        session = self._session
        chosen = self.model.chosen()
        questions = questions_of(self.model.look, self.model.proposals, session.case)
        if questions:
            self.asking.ask(questions[0], self.people.model.named, self.model.said)
            return
        with self.foot.busy(session.words("Bringing in…")):
            self._take_in(chosen)
        self._count()

    def _take_in(self, chosen: Proposals) -> None:
        session, open_before = self._session, self.model.look
        self.model.look = LookThrough()  # so that the page does not work the same rows out anew against themselves
        if session.do("Bring in files", accept, chosen, session.ids, session.setting.today):
            session.used.emit("imported", "")
            for file in chosen.files:
                if file.vouched:
                    session.used.emit("vouched", file.sha256)
            self.show_look(LookThrough())
            session.go("timeline")
        else:
            self.model.look = open_before

    def _answer(self, answer: Answer) -> None:
        """Take up what was said, and go on bringing in; a new day of birth is looked at first where rows hang on it."""
        session = self._session
        if isinstance(answer, FileAnswer):
            self.show_look(self.model.look.vouch(answer))
            if self.model.look.parts:
                self.accept()
            return
        if isinstance(answer, DateAnswer):
            self._decide(self.model.look.settle(answer))
            self.accept()
            return
        self._decide(self.model.look.answer(answer))
        if answer.born is None:
            self.accept()
            return
        is_right = session.do("Put the date of birth right", put_birth_right, answer.born, session.setting.today)
        if is_right and not self.model.proposals.rows:
            self.accept()

    def _take_up(self, lot: Lot) -> None:
        if lot.born != self._session.case.born:  # put right while these were read
            self.reading.read(lot.brought, self._take_up)
            return
        self._read_for = lot.born
        self.show_look(self.model.look.with_more(lot.parts, lot.born))
        self.rows.begin(self.accept_all)

    def _read_anew(self, born: date | None) -> None:
        """The child was born on another day than the open files were read for: their dates are worked out anew."""
        before, self._read_for = self._read_for, born

        def take_up(lot: Lot) -> None:
            anew = self.model.look.read_anew(lot.parts, before, lot.born)
            changed = self.model.look.dated_otherwise(anew)
            self.show_look(anew)
            self._note_text(read_anew(changed, self._session.words))

        self.reading.read_again(self.model.look.names, take_up)

    def _read_so(self, layout: TableFormat) -> None:
        """Tables of this layout are read so from now on, those that are open at once; decisions hold."""
        self.reading.formats.remember(layout)

        def take_up(lot: Lot) -> None:
            self.show_look(self.model.look.read_anew(lot.parts, lot.born, lot.born))

        self.reading.read_again(self.model.look.names, take_up)

    def _note(self, problem: Problem) -> None:
        self._note_text(self._session.words.problem(problem))

    def _note_text(self, text: str) -> None:
        self._session.notice(Notice(text, NoticeKind.NOTE))

    def _tick_person(self, person: PersonKey, ticked: bool) -> None:
        self.model.look = self.model.look.tick_person(person, ticked)
        self.people.model.keep(self.model.look)
        self._count()

    def _name_child(self, file: str, person: str | None) -> None:
        self._decide(self.model.look.name_child(file, person))

    def _decide(self, look: LookThrough) -> None:
        """Take up a decision about the people."""
        self.model.decide(look)
        self.people.show_families(look, self.model.proposals.families)
        self._count()

    def _case_changed(self) -> None:
        """The case is other than it was: what is open is compared with it anew, when somebody looks."""
        case = self._session.case
        if not self.model.look.parts or case is self._compared_with:
            return
        self.show_look(self.model.look)
        if case.born != self._read_for and self.model.proposals.rows:
            self._read_anew(case.born)

    def _veil(self) -> None:
        """Names as they are, or as initials on a screen that others see."""
        setting = self._session.setting
        self.rows.veil()
        self.aside.model.said, self.aside.model.is_covered = self.model.said, setting.initials
        self.people.show_named(initials if setting.initials else str, self.model.said, self.model.look)
        self._say_of_files()

    def _count(self) -> None:
        self.preview.fresh.ask()
        words, chosen = self._session.words, self.model.chosen()
        self.rows.offer_only(self.model.count_to_look_at)
        self.comes.setText(what_comes(self.model.proposals, chosen, self.model.told, words))
        self.accept_all.setText(what_to_accept(chosen, words))
        self.accept_all.setEnabled(bool(chosen.rows or chosen.families))
