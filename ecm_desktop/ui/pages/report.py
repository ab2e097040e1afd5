"""The report page: which document, of which meeting, for whom; made in a worker, with progress and a way to stop."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
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

from ecm_desktop.diagram.wording import day_short, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import latest_meeting, meetings_in_order
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.ui.made_file import file_notice
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress, Task
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
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
        self.edition = PickList(words("Document"), _editions(session))
        self.edition.show_key("full")
        self.meeting = PickList(words("As of the meeting"))
        self.recipient = LineField(words("For whom (stands in the foot of each page)"))
        keep_unfinished(self.recipient, "recipient")
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
        self.so_far.setContentsMargins(24, 0, 0, 0)
        self.make.clicked.connect(lambda _on: self.ask_where())
        self.stop.clicked.connect(self._stop)
        self._lay_out()
        self._show_working(False)
        self._is_stale = False
        session.changed.connect(self._case_changed)
        self.refill()

    def _lay_out(self) -> None:
        words, inner = self._session.words, QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(6)
        heading = QLabel(words("Make a document"))
        mark_as(heading, Kind.TITLE)
        said = QLabel(
            words(
                "What you see on the timeline, the family map and the model is what the document shows. "
                "The file is not encrypted: keep it where only those who need it can read it."
            )
        )
        said.setWordWrap(True)
        mark_as(said, Kind.SUBTITLE)
        for part in (heading, said):
            column.addWidget(part)
        for text, control in (
            (words("Document"), self.edition), (words("As of the meeting"), self.meeting),
            (words("For whom (stands in the foot of each page)"), self.recipient),
        ):  # fmt: skip
            column.addSpacing(6)
            column.addWidget(FieldLabel(text, control))
            column.addWidget(control)
        row = QHBoxLayout()
        for one in (self.make, self.progress, self.stop):
            row.addWidget(one)
        row.addStretch()
        column.addSpacing(12)
        column.addLayout(row)
        column.addStretch()
        self.setWidget(self._beside(inner))

    def _beside(self, inner: QWidget) -> QWidget:
        """The form and, beside or below it, what was made so far."""
        sheet = QWidget()
        mark_as(sheet, Kind.PAGE)
        outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        outer.setContentsMargins(32, 28, 32, 28)
        outer.addWidget(inner, 3)
        outer.addWidget(self.so_far, 2)
        outer.addStretch(1)

        def fit() -> None:
            inner.setMaximumWidth(round(COLUMN * text_scale()))
            fold(outer, self)

        RoomWatch(self, fit)
        return sheet

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what came while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self.refill()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(Meeting, Report):
            self._is_stale = not self.isVisible()
            if self.isVisible():
                self.refill()

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.edition

    def refill(self) -> None:
        """Offer the meetings there are, and say what was made so far."""
        self._is_stale = False
        self._say_so_far()
        words = self._session.words
        held = meetings_in_order(self._session.case)
        shown = self.meeting.key()
        self.meeting.offer(
            (one.id, f"{term(one.nature, words)}, {day_short(one.held, words)}") for one in reversed(held)
        )
        latest = latest_meeting(self._session.case)
        self.meeting.show_key(shown or (latest.id if latest else None))
        self.meeting.setEnabled(bool(held))

    def _say_so_far(self) -> None:
        words, titles = self._session.words, dict(_editions(self._session))
        made = sorted(self._session.case.of(Report), key=lambda one: one.dated, reverse=True)
        lines = [
            " · ".join(part for part in (day_short(one.dated, words), titles.get(one.edition), one.recipient) if part)
            for one in made
        ]
        self.so_far.setText("\n".join([words("Made so far"), *lines]))
        self.so_far.setVisible(bool(lines))

    def ask_where(self) -> None:
        """Ask where the file is to lie, then make it."""
        words = self._session.words
        name = f"{words('report')}-{self.edition.key()}-{self._session.setting.today}.pdf"  # names nobody
        suggested = str(Path.home() / name)
        chosen, _ = QFileDialog.getSaveFileName(self, words("Keep the report as"), suggested, "PDF (*.pdf)")
        if chosen:
            self.make_report(Path(chosen))

    def make_report(self, path: Path) -> None:
        """Make the chosen document in a worker and keep it at `path`."""
        session, edition, meeting = self._session, self.edition.key() or "full", self.meeting.key()
        case, setting, recipient = session.case, session.setting, self.recipient.text().strip()

        def work(progress: Progress, cancelled: IsCancelled) -> bytes:
            from ecm_desktop.reports.files import write_atomically
            from ecm_desktop.reports.make import make_report

            data = make_report(
                case,
                edition,
                setting,
                dated=setting.today,
                meeting_id=meeting,
                recipient=recipient,
                progress=progress,
                cancelled=cancelled,
            )
            if cancelled():
                raise Cancelled
            write_atomically(path, data)
            return data

        self._show_working(True)
        self._task = session.tasks.run(
            work,
            lambda data: self._made(path, data, edition),
            self._failed,
            progress=lambda part: self.progress.setValue(round(100 * part)),
            cancelled=lambda: self._show_working(False),
            unfinished=session.words("The report is being made."),
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _made(self, path: Path, data: bytes, edition: str) -> None:
        session = self._session
        self._show_working(False)
        record = Report(
            id=session.ids(),
            edition=edition,
            dated=session.setting.today,
            meeting=self.meeting.key(),
            recipient=self.recipient.text().strip(),
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


def _editions(session: Session) -> list[tuple[str, str]]:
    from ecm_desktop.reports.editions.catalogue import EDITIONS

    return [(key, session.words(edition.title)) for key, edition in EDITIONS.items()]
