"""The overview: the child in brief, strengths first, what is new, what is to do, and the ways on from here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.ui.child_facts import ChildFacts
from ecm_desktop.ui.digest import Line, Section, digest
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.header import who_words
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.own_words import ORIGIN, OwnWords
from ecm_desktop.ui.plan.doors import bring_to_top
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.eliding import ElidingButton, tip_words
from ecm_desktop.widgets.look import Kind, mark_as

LEFT = ("strengths", "new")
OWN_WORDS = "own-words"  # as an agenda calls that part
LINES = 3  # that one thing may take


class OverviewPage(QScrollArea):
    """Two columns of sections (one where it is narrow); drawn anew when something changed and it is looked at."""

    def __init__(self, session: Session, open_pages: tuple[str, ...] = ()) -> None:
        super().__init__(widgetResizable=True)
        self.title = "Overview"
        self._session = session
        self._open_pages = frozenset(open_pages)
        self.own_words, self.facts = OwnWords(session), ChildFacts(session)
        self._title = label("", Kind.TITLE)
        self._cards: dict[str, QWidget] = {}  # by the key of the section
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        mark_as(self, Kind.PAGE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(session.words("Overview of the case"))
        self._lay_out()
        RoomWatch(self, self._fold)
        self._fresh = UntilShown(self, self._redraw)
        self._fresh.ask()
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        session.part_asked.connect(lambda part: self.show_part(part) if self.isVisible() else None)

    def _lay_out(self) -> None:
        sheet = QWidget()
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(32, 24, 32, 24)
        whole.addWidget(self._title)
        self._columns.setSpacing(24)
        whole.addLayout(self._columns, 1)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for part in (self.facts, self.own_words):
            self._left.addWidget(part)
        for column in (self._left, self._right):
            column.setSpacing(16)
            column.addStretch()
            self._columns.addLayout(column, 1)
        self._fold()
        self.setWidget(sheet)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins: at the first way on; digits and letters typed by chance change nothing there."""
        return next((one for card in self._cards.values() for one in card.findChildren(ElidingButton)), self)

    def show_part(self, key: str) -> None:
        """Put a section in front, by its key; what is not there yet has its place below the child's own words."""
        card = self._cards.get(key)
        if card is not None:
            bring_to_top(self, card, next(iter(card.findChildren(ElidingButton)), self))
        elif key in (OWN_WORDS, *LEFT):
            bring_to_top(self, self.own_words, self.own_words.field)

    def _case_changed(self, _case: Case, _change: Change, origin: object) -> None:
        if origin != ORIGIN:  # typed here, and there already
            self._fresh.ask()

    def _redraw(self) -> None:
        """Fill the fields again, and make the other cards anew."""
        case, setting = self._session.case, self._session.setting
        focus = QApplication.focusWidget()
        had_focus = any(focus is not None and card.isAncestorOf(focus) for card in self._cards.values())
        self._title.setText(who_words(case, setting))
        self.facts.show_facts()
        self.own_words.show_words()
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}
        for section in digest(case, setting):
            self._add(self._left if section.key in LEFT else self._right, section)
        if ways := self._ways_on():
            self._add(self._right, Section("on", self._session.words("What next"), tuple(ways)))
        if had_focus:
            self.setFocus()  # what had the keyboard went with the old cards

    def _add(self, column: QVBoxLayout, section: Section) -> None:
        card = self._card(section)
        self._cards[section.key] = card
        column.insertWidget(column.count() - 1, card)  # before the stretch
        card.show()  # a layout shows a late comer only some events later, and the keyboard begins in one

    def _fold(self) -> None:
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
        story = Line(words("Read the story so far"), panel="story")
        return [story, *(Line(text, page) for text, page in ways if page in self._open_pages)]

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
        if line.page not in self._open_pages and not line.panel:
            return label(line.text + line.end)
        button = ElidingButton(line.text, line.end, lines=LINES)
        button.setAccessibleName(line.text + line.end)
        button.setToolTip(tip_words(line.text + line.end))
        mark_as(button, Kind.LINK)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._follow(line))
        return button

    def _follow(self, line: Line) -> None:
        if line.panel:
            self._session.panel_asked.emit(line.panel)
        else:
            self._session.go(line.page, line.record)
