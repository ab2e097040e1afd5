"""The overview: the child in brief, strengths first, what is new, what is to do, and the ways on from here."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.ui.digest import Line, Section, digest
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.header import who_words
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

LONGEST_LINE = 64  # letters; the whole line is in the tooltip and on the page behind
LEFT = ("child", "own_words", "strengths", "new")


class OverviewPage(QScrollArea):
    """Two columns of sections; drawn anew when something changed and it is looked at."""

    def __init__(self, session: Session, open_pages: tuple[str, ...] = ()) -> None:
        super().__init__(widgetResizable=True)
        self.title = "Overview"
        self._session = session
        self._open_pages = frozenset(open_pages)
        self._is_stale = True
        mark_as(self, Kind.PAGE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(session.words("Overview of the case"))
        session.changed.connect(lambda *_: self._stale())
        session.setting_changed.connect(self._stale)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while another page was shown."""
        super().showEvent(event)
        if self._is_stale:
            self._redraw()

    def _stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._redraw()

    def _redraw(self) -> None:
        self._is_stale = False
        session = self._session
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(32, 24, 32, 24)
        grid.setHorizontalSpacing(24)
        grid.addWidget(label(who_words(session.case, session.setting), Kind.TITLE), 0, 0, 1, 2)
        left, right = QVBoxLayout(), QVBoxLayout()
        for section in digest(session.case, session.setting):
            (left if section.key in LEFT else right).addWidget(self._card(section))
        if ways := self._ways_on():
            right.addWidget(self._card(Section("on", session.words("Go on"), tuple(ways))))
        for place, column in enumerate((left, right)):
            column.setSpacing(16)
            column.addStretch()
            grid.addLayout(column, 1, place)
            grid.setColumnStretch(place, 1)
        self.setWidget(sheet)

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
        button = QPushButton(shorten(line.text, LONGEST_LINE, placeholder=" …"), flat=True)
        button.setToolTip(line.text)
        mark_as(button, Kind.LINK)
        button.setAccessibleName(line.text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._session.go(line.page, line.record))
        return button
