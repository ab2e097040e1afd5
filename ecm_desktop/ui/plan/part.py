"""What the parts of the plan share: a card with a title, an entry for each record, and a line that adds one.

Entries are kept by record id. A change makes, drops or refills only what it touches, so that a field in which somebody
is typing stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import latest_meeting
from ecm_desktop.domain.formulation import Action, Factor, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.record import Record
from ecm_desktop.editing import formulation
from ecm_desktop.ui.growing import AT_ONCE, Growing
from ecm_desktop.ui.in_hand import put_in_front, stands_for
from ecm_desktop.ui.plan.laying import Laying, OneColumn
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.undoing_line import UndoingLine
from ecm_desktop.widgets.look import Kind, mark_as

R = TypeVar("R", bound=Record)
R_in = TypeVar("R_in", bound=Record, contravariant=True)


class Entry(Protocol[R_in]):
    """One record on a card."""

    def widget(self) -> QWidget:
        """The controls."""

    def show_record(self, record: R_in) -> None:
        """Show the record as it is now."""


@dataclass(frozen=True)
class PartOf(Generic[R]):
    """What a part is of: its words (already translated), its records in order, and how one is shown and added."""

    title: str
    hint: str
    add_words: str
    kinds: tuple[type[Record], ...]  # whose change is seen here
    records: Callable[[Case], Sequence[R]]
    entry: Callable[[str], Entry[R]]
    add: Callable[[str], bool]
    asks: Callable[[Case], str] = lambda _case: ""  # what to say or ask the meeting about the whole of it
    understood: Callable[[str], str] = lambda _text: ""  # how what is typed to be added is understood so far
    laying: Callable[[], Laying[R]] = OneColumn  # where the entries lie
    at_once: int = AT_ONCE  # entries made before the page is first seen: fewer for what lies below its edge


class Part(QFrame, Generic[R]):
    """A card of entries of one kind of record."""

    def __init__(self, session: Session, of: PartOf[R]) -> None:
        super().__init__()
        mark_as(self, Kind.CARD)
        self.session, self._of = session, of
        self.entries: dict[str, Entry[R]] = {}
        heading, said = QLabel(of.title), QLabel(of.hint)
        mark_as(heading, Kind.TITLE)
        mark_as(said, Kind.SUBTITLE)
        said.setWordWrap(True)
        self.asked = Hint()
        self.new = UndoingLine()
        self.new.setAccessibleName(of.add_words)
        keep_unfinished(self.new, of.add_words)
        self.new.setPlaceholderText(of.add_words)
        self.new.returnPressed.connect(self._add_typed)
        self.understood = Hint()
        self.new.textChanged.connect(lambda text: self.understood.say(of.understood(text)))
        self._laying = of.laying()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(heading)
        column.addWidget(said)
        column.addWidget(self.asked)
        column.addLayout(self._laying.layout)
        column.addWidget(self.new)
        column.addWidget(self.understood)
        self._growing = Growing(self, self._make_more, of.at_once)
        self._fresh = UntilShown(self, self.refill)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        session.record_asked.connect(self._show_asked)
        self.refill()

    def refill(self) -> None:
        """Show the records as they are now."""
        records = self._of.records(self.session.case)
        self.asked.say(self._of.asks(self.session.case))
        self.understood.say(self._of.understood(self.new.text()))
        for key in set(self.entries) - {one.id for one in records}:
            gone = self.entries.pop(key).widget()
            self._laying.take(gone)
            gone.hide()
            gone.deleteLater()
        shown = [one for place, one in enumerate(records) if place < self._growing.room or one.id in self.entries]
        moved = [self._is_put_at(place, record) for place, record in enumerate(shown)]
        for record in shown:
            self.entries[record.id].show_record(record)
        if any(moved):
            follow_layout(self)
        self._growing.wait_for(len(records) - len(shown))

    def _make_more(self) -> int:
        records = self._of.records(self.session.case)
        for place, record in enumerate(records[: self._growing.room]):
            if record.id not in self.entries:
                self._is_put_at(place, record)
                self.entries[record.id].show_record(record)
        missing = sum(one.id not in self.entries for one in records)
        if not missing:
            follow_layout(self)
        return missing

    def _is_put_at(self, place: int, record: R) -> bool:
        """Put an entry at its place; whether it was not there."""
        key = record.id
        if key not in self.entries:
            self.entries[key] = self._of.entry(key)
            stands_for(self.entries[key].widget(), key)
        return self._laying.put(place, record, self.entries[key].widget())

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*self._of.kinds):
            self._fresh.ask()

    def _show_asked(self, record: str) -> None:
        """Put a record that was asked for in front, if it is one of these and they are seen."""
        if self.isVisible():
            self.make_all()
            put_in_front(self, record)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins in it."""
        return self._laying.begins or self.new

    def make_all(self) -> None:
        """Make every entry now, so that none that comes later pushes out of sight what is looked at."""
        self._growing.make_room()
        self.refill()

    def _add_typed(self) -> None:
        text = self.new.text().strip()
        if text and self._of.add(text):
            self.new.setText("")  # unlike clear, leaves nothing in the line to undo


Changing = Callable[..., bool]
P = TypeVar("P", Hypothesis, Recommendation, Action, Risk, Factor)


def changing(session: Session, title: str, kind: type[P], key: str, show: Callable[[P], None]) -> Changing:
    """What changes fields of one record of the plan: `change(text="…")`; what was refused is shown as it was."""

    def change(**changed: object) -> bool:
        done = session.do(title, formulation.change_part, kind, key, **changed)
        now = session.case.find(kind, key)
        if not done and now is not None:
            show(now)
        return done

    return change


def small_button(text: str, name: str, act: Callable[[], object]) -> QPushButton:
    """A button of a few letters; `name` is what it does, in words."""
    made = QPushButton(text)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setAutoDefault(False)
    mark_as(made, Kind.PLAIN)
    made.clicked.connect(lambda _on: act())
    return made


def latest_meeting_of(session: Session) -> str | None:
    """The meeting that what is added now belongs to, by id."""
    meeting = latest_meeting(session.case)
    return meeting.id if meeting else None


def in_a_row(*parts: QWidget, wide: QWidget | None = None) -> QHBoxLayout:
    """Controls beside each other; `wide` takes what is left."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part, 1 if part is wide else 0)
    return row


def entry_column(frame: QWidget) -> QVBoxLayout:
    """The column of an entry's controls."""
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 4, 0, 10)
    column.setSpacing(2)
    return column


def quiet(*fields: QWidget) -> None:
    """Fields that show their edge when they are pointed at or used: a page of many fields stays calm to read."""
    for one in fields:
        mark_as(one, Kind.QUIET)
