"""The overview: the child in brief, strengths first, what is new, what is to do, and the ways on from here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.ui.child_facts import ChildFacts
from ecm_desktop.ui.digest import Line, Section, digest
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.header import who_words
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.own_words import ORIGIN, OwnWords
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import ElidingButton
from ecm_desktop.widgets.look import Kind, mark_as

LEFT = ("strengths", "new")


class OverviewPage(QScrollArea):
    """Two columns of sections (one where it is narrow); drawn anew when something changed and it is looked at."""

    def __init__(self, session: Session, open_pages: tuple[str, ...] = ()) -> None:
        super().__init__(widgetResizable=True)
        self.title = "Overview"
        self._session = session
        self._open_pages = frozenset(open_pages)
        self._is_stale = True
        self.own_words: OwnWords | None = None
        self.facts: ChildFacts | None = None
        self._columns: QBoxLayout | None = None
        RoomWatch(self, self._fold)
        mark_as(self, Kind.PAGE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(session.words("Overview of the case"))
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._stale)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins: at the first way on; digits and letters typed by chance change nothing there."""
        return self.findChild(ElidingButton) or self

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._redraw()

    def _case_changed(self, _case: Case, _change: Change, origin: object) -> None:
        if origin != ORIGIN:  # typed here, and there already
            self._stale()

    def _stale(self, *_: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._redraw()

    def _redraw(self) -> None:
        if self.own_words is not None:
            self.own_words.field.settle()
        self._is_stale = False
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        session = self._session
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(32, 24, 32, 24)
        whole.addWidget(label(who_words(session.case, session.setting), Kind.TITLE))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        whole.addLayout(self._columns, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        self.own_words, self.facts = OwnWords(session), ChildFacts(session)
        left.addWidget(self.facts)
        left.addWidget(self.own_words)
        for section in digest(session.case, session.setting):
            (left if section.key in LEFT else right).addWidget(self._card(section))
        if ways := self._ways_on():
            right.addWidget(self._card(Section("on", session.words("What next"), tuple(ways))))
        for column in (left, right):
            column.setSpacing(16)
            column.addStretch()
            self._columns.addLayout(column, 1)
        self._fold()
        self.setWidget(sheet)
        if had_focus:
            self.setFocus()  # what had the keyboard went with the old sheet

    def _fold(self) -> None:
        if self._columns is not None:
            fold(self._columns, self)

    def _ways_on(self) -> list[Line]:
        words = self._session.words
        ways = (
            (words("Bring in agency files"), "import"),
            (words("Look at the timeline"), "timeline"),
            (words("Look at the family"), "family"),
            (words("Open a meeting"), "meetings"),
            (words("Make a report"), "report"),
        )
        return [Line(text, page) for text, page in ways if page in self._open_pages]

    def _card(self, section: Section) -> QWidget:
        card = QFrame()
        mark_as(card, Kind.CARD)
        column = QVBoxLayout(card)
        column.setSpacing(3)
        column.addWidget(label(section.title, Kind.HEADING))
        for line in section.lines:
            column.addWidget(self._line(line))
        if section.more:
            more = self._session.words.count("and {n} more", "and {n} more", section.more)
            column.addWidget(label(more, Kind.HINT))
        return card

    def _line(self, line: Line) -> QWidget:
        if line.page not in self._open_pages:
            return label(line.text)
        button = ElidingButton(line.text)
        mark_as(button, Kind.LINK)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._session.go(line.page, line.record))
        return button
