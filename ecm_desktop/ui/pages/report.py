"""The report page: which document, of which meeting, for whom; made in a worker, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.ui.for_programs import ForPrograms
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.report.choice import DocumentChoice, titles
from ecm_desktop.ui.report.clock import ReportClock
from ecm_desktop.ui.report.copy import Copy, CopyChoice
from ecm_desktop.ui.report.form import Asked, DocumentFor
from ecm_desktop.ui.report.issuing import Stage
from ecm_desktop.ui.report.left_out import LeftOutList
from ecm_desktop.ui.report.making import Made, Maker
from ecm_desktop.ui.report.preview import Preview
from ecm_desktop.ui.report.versions import MadeSoFar
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.ui.veil import is_veiled
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
        self.maker = Maker(session, self)
        self.edition = DocumentChoice(session)
        self.form = DocumentFor(session, self.edition)
        self.copy = CopyChoice(session)
        self.for_programs, self.clock = ForPrograms(session), ReportClock(session)
        self.write = QPushButton(words("Write the formulation…"))
        self.write.clicked.connect(lambda _on: session.go("writing"))
        self.look = QPushButton(words("Look at it first"))
        self.left_out = LeftOutList(session)
        self.make = QPushButton(words("Make the report…"))
        self._pressed = self.make
        mark_as(self.make, Kind.PRIMARY)
        self.stop = QPushButton(words("Stop"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(words("How far the report is"))
        self.progress.setRange(0, 100)
        self.so_far = MadeSoFar(session)
        self.make.clicked.connect(lambda _on: self.ask_where())
        self.look.clicked.connect(lambda _on: self.ask_preview())
        self.stop.clicked.connect(self.maker.stop)
        self.so_far.again.connect(lambda out: self.maker.make_again(out, self._show_preview))
        self.clock.issue_asked.connect(self._begin_issuing)
        self.maker.working.connect(self._show_working)
        self.maker.progressed.connect(self.progress.setValue)
        self._lay_out()
        self._show_working(False)
        self.edition.chosen.connect(lambda _key: self._say_left_out())
        self.form.addresses.toggled.connect(lambda _on: self._say_left_out())
        self.form.parts.changed.connect(self._say_left_out)
        self._fresh = UntilShown(self, self.refill)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        session.filter_changed.connect(self._fresh.ask)
        session.part_asked.connect(self._choose)
        self.refill()

    def _choose(self, key: str) -> None:
        """Choose a document by its key, if this page is what is seen and there is one."""
        if self.isVisible() and self.edition.offers(key):
            self.edition.show_key(key)
            self.edition.chosen.emit(key)

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
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch()
        head.addWidget(self.write)
        whole.addLayout(head)
        whole.addWidget(said)
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
        for one in (self.make, self.look, self.progress, self.stop):
            row.addWidget(one)
        row.addStretch()
        column.addSpacing(12)
        column.addLayout(row)
        column.addSpacing(12)
        column.addWidget(self.left_out)
        column.addSpacing(18)
        column.addWidget(self.clock)
        column.addSpacing(18)
        column.addWidget(self.so_far)
        column.addSpacing(18)
        column.addWidget(self.for_programs)
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

    def _case_changed(self, _case: Case, _change: Change, _origin: object) -> None:
        self._fresh.ask()

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.edition

    def refill(self) -> None:
        """Offer the meetings there are, and say what was made so far."""
        self.so_far.refill()
        self.clock.refill()
        self.form.offer_meetings()
        self._say_left_out()

    def _begin_issuing(self, edition: str, meeting: str) -> None:
        self.form.begin_issuing(edition, meeting)
        self._say_left_out()

    def _say_left_out(self) -> None:
        self.left_out.refill(self.edition.key() or "", self.form.extras())

    def ask_where(self) -> None:
        """Ask where the file is to lie, then make it; first for what is missing."""
        asked = self.form.asked()
        copy = self._copy_of(asked) if asked is not None else None
        path = self.maker.ask_where(asked.edition, copy, self) if asked is not None and copy is not None else None
        if path is not None:
            self.make_report(path)

    def make_report(self, path: Path) -> None:
        """Make the chosen document in a worker and keep it at `path`."""
        self._make(self._session.paper, lambda made: self.maker.keep(made, path))

    def ask_preview(self) -> None:
        """Make the chosen document and show it, before anything is kept."""
        why = self._session.words("Only a PDF is looked at here; any other file is, in the program it is for.")
        if self.copy.asked_as_pdf(why) is not None:
            self._make(self._session.setting, self._show_preview)

    def _copy_of(self, asked: Asked) -> Copy | None:
        """The kind of file it becomes: what goes out as a version is a PDF."""
        if asked.issuing.stage is not Stage.ISSUED:
            return self.copy.asked()
        return self.copy.asked_as_pdf(self._session.words("A version goes out as a PDF. Choose that, or make a copy."))

    def _make(self, setting: Setting, then: Callable[[Made], None]) -> None:
        asked = self.form.asked()
        copy = self._copy_of(asked) if asked is not None else None
        if asked is not None and copy is not None:
            self.maker.make(asked, copy, setting, then)

    def _show_preview(self, made: Made) -> None:
        session, window = self._session, self.window()
        if not self.isVisible() or is_veiled(window) or made.setting != session.setting:
            said = session.words("The document was not shown, since the screen changed meanwhile. Look at it again.")
            session.notice(Notice(said, NoticeKind.NOTE))
            return
        Preview(session, self.maker, made, titles(session)[made.asked.edition], window).ask()

    def _show_working(self, on: bool) -> None:
        """The keyboard goes along: from the button that was pressed to the one that stops, and back."""
        if on:
            self._pressed = self.look if self.look.hasFocus() else self.make
        ways = (self.make, self.look)
        comes, goes = ((self.stop,), ways) if on else (ways, (self.stop,))
        has_keyboard = any(one.hasFocus() for one in goes)
        for one in comes:
            one.show()
        if has_keyboard:
            (self.stop if on else self._pressed).setFocus()  # before the others go, or it would go with them
        for one in goes:
            one.hide()
        self.progress.setVisible(on)
        self.progress.setValue(0)
