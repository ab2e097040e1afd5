"""The report page: which document, of which meeting, for whom; made in a worker, with progress and a way to stop."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ecm_desktop.diagram.wording import day_short
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.ui.for_programs import ForPrograms
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.report_clock import ReportClock
from ecm_desktop.ui.report_copy import CopyChoice, FileKind
from ecm_desktop.ui.report_form import Asked, DocumentChoice, DocumentFor, titles
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress, Task
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.look import Kind, mark_as, text_scale

COLUMN = 560  # pixels at 100 %


class ReportPage(QScrollArea):
    """Makes documents of the case as it is now."""

    title: ClassVar[str] = "Report"

    def __init__(self, session: Session) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = session.words
        self._session = session
        self._task: Task[bytes] | None = None
        self.edition = DocumentChoice(session)
        self.form = DocumentFor(session, self.edition)
        self.copy = CopyChoice(session)
        self.for_programs, self.clock = ForPrograms(session), ReportClock(session)
        self.make = QPushButton(words("Make the report…"))
        mark_as(self.make, Kind.PRIMARY)
        self.stop = QPushButton(words("Stop"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(words("How far the report is"))
        self.progress.setRange(0, 100)
        self.so_far = QLabel()
        self.so_far.setTextFormat(Qt.TextFormat.PlainText)
        self.so_far.setWordWrap(True)
        self.so_far.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.make.clicked.connect(lambda _on: self.ask_where())
        self.stop.clicked.connect(self._stop)
        self._lay_out()
        self._show_working(False)
        self._fresh = UntilShown(self, self.refill)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        self.refill()

    def _lay_out(self) -> None:
        words, sheet = self._session.words, QWidget()
        mark_as(sheet, Kind.PAGE)
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(32, 28, 32, 28)
        whole.setSpacing(6)
        heading = QLabel(words("Make a document"))
        mark_as(heading, Kind.TITLE)
        said = QLabel(
            words(
                "What you see on the timeline, the family map and the model is what the document shows. "
                "A plain file is not encrypted: keep it where only those who need it can read it."
            )
        )
        said.setWordWrap(True)
        mark_as(said, Kind.SUBTITLE)
        for part in (heading, said):
            whole.addWidget(part)
        whole.addSpacing(8)
        whole.addLayout(self._beside(self._asking()), 1)
        self.setWidget(sheet)

    def _asking(self) -> QWidget:
        """For whom it is, the button, and what was made so far."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addSpacing(6)
        column.addWidget(self.copy)
        row = QHBoxLayout()
        for one in (self.make, self.progress, self.stop):
            row.addWidget(one)
        row.addStretch()
        column.addSpacing(12)
        column.addLayout(row)
        column.addSpacing(18)
        column.addWidget(self.clock)
        column.addSpacing(18)
        column.addWidget(self.for_programs)
        column.addSpacing(18)
        column.addWidget(self.so_far)
        column.addStretch()
        return side

    def _beside(self, side: QWidget) -> QBoxLayout:
        """The choice and, beside or below it, the rest."""
        parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        parts.setSpacing(40)
        choice = QWidget()
        column = QVBoxLayout(choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edition)
        column.addStretch()
        parts.addWidget(choice, 3)
        parts.addWidget(side, 2)
        parts.addStretch(1)

        def fit() -> None:
            for part in (choice, side):
                part.setMaximumWidth(round(COLUMN * text_scale()))
            fold(parts, self)

        RoomWatch(self, fit)
        return parts

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(Meeting, Report):
            self._fresh.ask()

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.edition

    def refill(self) -> None:
        """Offer the meetings there are, and say what was made so far."""
        self._say_so_far()
        self.clock.refill()
        self.form.offer_meetings()

    def _say_so_far(self) -> None:
        words, called, said = self._session.words, titles(self._session), self._session.veil or str
        made = sorted(self._session.case.of(Report), key=lambda one: one.dated, reverse=True)
        told = ((day_short(one.dated, words), called.get(one.edition), said(one.recipient)) for one in made)
        lines = [" · ".join(filter(None, parts)) for parts in told]
        self.so_far.setText("\n".join([words("Made so far"), *lines]))
        self.so_far.setVisible(bool(lines))

    def ask_where(self) -> None:
        """Ask where the file is to lie, then make it; first for what is missing."""
        words = self._session.words
        if self.form.asked() is None or self.copy.asked() is None:
            return
        name = f"{words('report')}-{self.edition.key()}-{self._session.setting.today}.pdf"  # names nobody
        suggested = str(Path.home() / name)
        chosen, _ = QFileDialog.getSaveFileName(self, words("Keep the report as"), suggested, "PDF (*.pdf)")
        if chosen:
            self.make_report(Path(chosen))

    def make_report(self, path: Path) -> None:
        """Make the chosen document in a worker and keep it at `path`."""
        session, asked, copy = self._session, self.form.asked(), self.copy.asked()
        if asked is None or copy is None:
            return
        case, setting = session.case, replace(session.setting, seated=session.seated)

        def work(progress: Progress, cancelled: IsCancelled) -> bytes:
            from ecm_desktop.reports.files import write_atomically
            from ecm_desktop.reports.finish import Standard
            from ecm_desktop.reports.make import make_report

            data = make_report(
                case,
                asked.edition,
                setting,
                dated=setting.today,
                meeting_id=asked.meeting,
                recipient=asked.recipient,
                readiness=asked.readiness,
                standard=Standard.UA_AND_ARCHIVE if copy.kind is FileKind.ARCHIVE else Standard.UA,
                progress=progress,
                cancelled=cancelled,
            )
            if cancelled():
                raise Cancelled
            write_atomically(path, copy.sealed(data))
            return data

        self._show_working(True)
        self._task = session.tasks.run(
            work,
            lambda data: self._made(path, data, asked),
            self._failed,
            progress=lambda part: self.progress.setValue(round(100 * part)),
            cancelled=lambda: self._show_working(False),
            unfinished=session.words("The report is being made."),
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _made(self, path: Path, data: bytes, asked: Asked) -> None:
        session = self._session
        self._show_working(False)
        record = Report(
            id=session.ids(),
            edition=asked.edition,
            dated=session.setting.today,
            meeting=asked.meeting,
            recipient=asked.recipient,
            reason=asked.readiness,
            sha256=hashlib.sha256(data).hexdigest(),
        )
        session.used.emit("exported", record.sha256)
        session.do("Keep that a report was made", formulation.keep_report, record)
        session.notice(file_notice(session.words, session.words("The report is in {file}.", file=path.name), path))

    def _failed(self, problem: Problem) -> None:
        self._show_working(False)
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))

    def _show_working(self, on: bool) -> None:
        comes, goes = (self.stop, self.make) if on else (self.make, self.stop)
        has_keyboard = goes.hasFocus()
        comes.show()
        if has_keyboard:
            comes.setFocus()  # before the other goes, or the keyboard would go with it
        goes.hide()
        self.progress.setVisible(on)
        self.progress.setValue(0)
