"""The board of the five Ps: the timeline's events beside five columns, to be let fall or put by a digit on one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.formulation import Factor, FiveP
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import citing
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.growing import FIRST_MS
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.plan.laying import put_into
from ecm_desktop.ui.plan.part import latest_meeting_of
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.ui.writing.evidence import EventShelf, in_time
from ecm_desktop.widgets.controls.carrying import record_carried
from ecm_desktop.widgets.look import Kind, mark_as

_FIVE_WIDE, _BESIDE_WIDE = 1200, 1500  # pixels of the page at 100 %: five columns; with the events beside them
_LINES, _EMPTY_LINES = 7, 4  # of the events, and of a column: so much is easily met by a hand
_FEW = 40  # events: filled in without being felt


class TakesEvents(QFrame):
    """A frame on which an event of the timeline may be let fall; `fallen` is told which."""

    def __init__(self, session: Session, fallen: Callable[[RecordId], object]) -> None:
        super().__init__()
        self._session, self._fallen = session, fallen
        self.setAcceptDrops(True)
        mark_as(self, Kind.WELL)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """An event may come; the place where it would fall stands out."""
        if self._session.case.find(LifeEvent, record_carried(event.mimeData())) is not None:
            event.acceptProposedAction()
            mark_as(self, Kind.WELL_OPEN)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        mark_as(self, Kind.WELL)

    def dropEvent(self, event: QDropEvent) -> None:
        """It fell here."""
        event.acceptProposedAction()
        mark_as(self, Kind.WELL)
        self._fallen(record_carried(event.mimeData()))


class FiveColumns:
    """A column for each P under its title, also where nothing was said, and the events that can be put there.

    Where `page` has no room for five they stand one under the other.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        self._session = session
        self.layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.layout.setSpacing(12)
        self.events = EventsOfPs(session, self.put_event)
        self.layout.addWidget(self.events, 5)
        side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        side_by_side.setSpacing(8)
        self.layout.addLayout(side_by_side, 15)
        self.wells = {place: TakesEvents(session, partial(self.put_event, place=place)) for place in FiveP}
        self._columns = {place: QVBoxLayout(well) for place, well in self.wells.items()}
        for number, (place, column) in enumerate(self._columns.items(), 1):
            column.setContentsMargins(6, 4, 6, 8)
            self.wells[place].setMinimumHeight(_EMPTY_LINES * page.fontMetrics().lineSpacing())
            column.setSpacing(2)
            column.addWidget(label(f"{number}  {term(place, session.words)}", Kind.FIELD_LABEL))
            column.addStretch()
            side_by_side.addWidget(self.wells[place], 1)
        RoomWatch(page, lambda: self._fold(page, side_by_side))

    @property
    def begins(self) -> QWidget | None:
        """With finding an event, where there are any."""
        return self.events.narrow if self._session.case.of(LifeEvent) else None

    def _fold(self, page: QWidget, columns: QBoxLayout) -> None:
        fold(self.layout, page, _BESIDE_WIDE)
        fold(columns, page, _FIVE_WIDE)

    def put(self, _place: int, record: Factor, widget: QWidget) -> bool:
        """Put a sentence into the column of its P, in the order of putting down."""
        for place, column in self._columns.items():
            if place is not record.place:
                column.removeWidget(widget)
        there = [one.id for one in self._session.case.of(Factor) if one.place is record.place]
        return put_into(self._columns[record.place], 1 + there.index(record.id), widget)  # below the title

    def take(self, widget: QWidget) -> None:
        """Take a sentence out."""
        for column in self._columns.values():
            column.removeWidget(widget)

    def put_event(self, event: RecordId, place: FiveP) -> None:
        """Begin a sentence with an event, in one of the five."""
        session = self._session
        session.do("Add to the five Ps", citing.put_on, event, place, session.ids(), latest_meeting_of(session))


class EventsOfPs(EventShelf):
    """The events of the timeline: dragged onto a P, or put there by its digit; Enter goes to one."""

    def __init__(self, session: Session, put: Callable[[RecordId, FiveP], object]) -> None:
        words = session.words
        super().__init__(words, words("Events for the five Ps"))
        self._session = session
        self.said = label("", Kind.HINT)
        self.column.addWidget(self.said)
        self.list.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.list.taken.connect(partial(session.go, "timeline"))
        self.list.numbered.connect(lambda event, digit: self._number(event, digit, put))
        self._fresh = UntilShown(self, self._fill_soon)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        self._fresh.ask()

    def _number(self, event: RecordId, digit: int, put: Callable[[RecordId, FiveP], object]) -> None:
        if 1 <= digit <= len(FiveP):
            put(event, list(FiveP)[digit - 1])

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(LifeEvent):
            self._fresh.ask()

    def _fill_soon(self) -> None:
        """Many, for the first time, once the page has been seen and what stands above has come: they lie below it."""
        if self.list.count() or len(self._session.case.of(LifeEvent)) <= _FEW:
            self._fill()
        else:
            QTimer.singleShot(2 * FIRST_MS, self, self._fill)

    def _fill(self) -> None:
        events, words = self._session.case.of(LifeEvent), self._session.words
        self.show_events(in_time(self._session, events))
        for part in (self.narrow, self.list):
            part.setVisible(bool(events))
        how = words("Drag an event onto a P, or go down to it and press its digit. Enter shows it.")
        self.said.setText(how if events else words("Events of the timeline can be put on a P once there are some."))
