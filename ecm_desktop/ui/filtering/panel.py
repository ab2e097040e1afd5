"""The panel of the filter: ticks for what events can be told apart by, and the days between which they lie."""

from __future__ import annotations

from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import day_short
from ecm_desktop.diagram.wording.filters import Offered, how_many, offered, shown_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.filters import ALL, Filter, Part, with_part, without
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.saved_views import SavedView, view_of, views_in_order
from ecm_desktop.errors import Refused
from ecm_desktop.ui.dating import read_when
from ecm_desktop.ui.docked import Docked
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.filtering.bar import ALL_KEY
from ecm_desktop.ui.filtering.choices import VIEW, Choices
from ecm_desktop.ui.filtering.naming import Naming
from ecm_desktop.ui.filtering.views import called
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import DateWordsField
from ecm_desktop.widgets.look import Kind

OFFERED = (LifeEvent, Source, Person, SavedView)  # a change of these changes what there is to choose from
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


_OF = "filter"  # what the days stand for


class NarrowField(QLineEdit):
    """Letters make the list below shorter, the arrow keys go through it, Enter ticks."""

    def __init__(self, choices: Choices, name: str) -> None:
        super().__init__()
        self._choices = choices
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.returnPressed.connect(choices.flip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list; all else is typed."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choices.choose(self._choices.place + step)


class FilterPanel(Docked):
    """Lies beside the timeline over the window `parent`; each tick is seen at once."""

    widest = 380

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self._offered: list[Offered] = []
        self.count = label("", Kind.SUBTITLE)
        self.list = Choices(words)
        self.field = NarrowField(self.list, words("Filter by: school, Mum, loss, disputed…"))
        self.alone = QCheckBox(words("Told by nobody else"))
        self.first, self.last = (self._day(words(name)) for name in ("From", "Until"))
        self.all = QPushButton(words("Show all"))
        self.all.setAccessibleName(words("Show all events again"))
        self.all.setToolTip(f"{self.all.accessibleName()} ({ALL_KEY})")
        self.close_it = QPushButton(words("Close"))
        self.naming = Naming(session)
        self._lay_out()
        self._connect()
        for field, name in ((self.first, "from"), (self.last, "until")):
            keep_unfinished(field.line, name)
            field.follow("", _OF)
        keep_unfinished(self.naming.name, "view")

    def _lay_out(self) -> None:
        words = self._session.words
        self.column.addWidget(label(words("Which events are shown"), Kind.TITLE))
        for part in (self.count, self.field):
            self.column.addWidget(part)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.alone)
        days = QHBoxLayout()
        for field in (self.first, self.last):
            side = QVBoxLayout()
            side.addWidget(FieldLabel(field.line.accessibleName(), field))
            side.addWidget(field)
            side.addStretch()
            days.addLayout(side, 1)
        self.column.addLayout(days)
        self.column.addWidget(self.naming)
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.all, self.close_it):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)

    def _connect(self) -> None:
        session = self._session
        self.field.textChanged.connect(lambda _text: self._offer())
        self.list.ticked.connect(self._ask_for)
        self.list.unticked.connect(
            lambda part: session.set_filter(ALL if part.field == VIEW else without(session.filter, part))
        )
        self.alone.clicked.connect(lambda on: session.set_filter(replace(session.filter, alone=on)))
        self.first.settled.connect(lambda text: session.set_filter(self._between(first=self._read(text, "earliest"))))
        self.last.settled.connect(lambda text: session.set_filter(self._between(last=self._read(text, "latest"))))
        self.all.clicked.connect(lambda _on: session.set_filter(ALL))
        self.close_it.clicked.connect(lambda _on: self.close_panel())
        session.filter_changed.connect(lambda _shown: self._show() if self.isVisible() else None)
        session.changed.connect(self._case_changed)

    def toggle(self) -> None:
        """Open over the timeline, or close."""
        if self.isVisible():
            self.close_panel()
            return
        self._session.go("timeline")
        self.field.clear()
        self._offer_all()
        self.open()
        self.field.setFocus()

    def ask_name(self) -> None:
        """Ask for the name under which what is shown now is to be kept."""
        if not self.isVisible():
            self.toggle()
        self.naming.name.setFocus()

    def _ask_for(self, part: Part) -> None:
        session = self._session
        view = session.case.find(SavedView, part.key) if part.field == VIEW else None
        session.set_filter(view.filter if view else with_part(session.filter, part))

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if self.isVisible() and change.concerns(*OFFERED):
            self._offer_all()

    def _offer_all(self) -> None:
        """All that there is to choose from now."""
        session, case = self._session, self._session.case
        views = [
            Offered(Part(VIEW, one.id), called(session, one), how_many(case, one.filter, session.setting))
            for one in views_in_order(case)
        ]
        self._offered = [*views, *offered(case, session.setting)]
        self._offer()
        self._show()

    def _show(self) -> None:
        """The filter as it is now."""
        session, words, shown = self._session, self._session.words, self._session.filter
        self.count.setText(shown_words(session.case, shown, session.setting))
        self.alone.setChecked(shown.alone)
        self.alone.setEnabled(bool(shown.agencies))
        for field, day in ((self.first, shown.first), (self.last, shown.last)):
            field.follow(day_short(day, words) if day else "", _OF)
        self.all.setEnabled(shown != ALL)
        self.naming.refill()
        self._tick()

    def _offer(self) -> None:
        self.list.offer(self._offered, self.field.text())
        self._tick()

    def _tick(self) -> None:
        view = view_of(self._session.case, self._session.filter)
        self.list.tick(self._session.filter, view.id if view else "")

    def _day(self, name: str) -> DateWordsField:
        return DateWordsField(name, partial(self._said, name), self._session.words.problem)

    def _said(self, name: str, text: str) -> str:
        day = self._read(text, "earliest" if name == self._session.words("From") else "latest")
        return day_short(day, self._session.words) if day else ""

    def _read(self, text: str, side: str) -> date | None:
        """The first or the last day that the words mean. Raises Refused."""
        if not text.strip():
            return None
        day: date | None = getattr(read_when(self._session, text), side)
        if day is None:
            raise Refused("Write a day, a month or a year, like March 2016.")
        return day

    def _between(self, **changed: date | None) -> Filter:
        """The filter with another first or last day, which are never the wrong way round."""
        shown = replace(self._session.filter, **changed)
        if shown.first and shown.last and shown.first > shown.last:
            shown = replace(shown, first=shown.last, last=shown.first)
        return shown
