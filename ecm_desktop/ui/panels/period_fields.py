"""From and to, in words, each with a chip that offers the day the family is shown on.

Only a chip that is pressed dates anything: a scrubber that was left standing somewhere must not make history.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import when_words
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.ui.dating import read_when, said_back
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import DateWordsField
from ecm_desktop.widgets.look import Kind, mark_as

_LEAST = 26  # pixels: what a press needs


class DayChip(QPushButton):
    """Puts the day that is shown into an empty date field when it is pressed; there is none without such a day."""

    def __init__(self, session: Session, field: DateWordsField) -> None:
        super().__init__()
        self._session, self._field = session, field
        self.setAutoDefault(False)
        mark_as(self, Kind.CHIP)
        self.setMinimumHeight(_LEAST)
        self.setAccessibleName(session.words("{what}: the day shown", what=field.line.accessibleName()))
        self.setToolTip(session.words("The day shown; nothing is dated until you press this"))
        self.clicked.connect(lambda _on: self._confirm())
        field.line.textChanged.connect(lambda _text: self._follow())
        session.day_changed.connect(lambda _day: self._follow())
        self._follow()

    def _follow(self) -> None:
        day, words = self._session.day, self._session.words
        self.setVisible(day is not None and not self._field.line.text() and not self._field.line.isReadOnly())
        if day is not None:
            self.setText(words("{day}?", day=words.day(day, short=True)))

    def _confirm(self) -> None:
        if self._session.day is not None:
            self._field.line.setText(self._session.words.day(self._session.day))
            self._field.settle()


class DatedField(QWidget):
    """A date in words, its name above it and the chip below it."""

    settled = Signal()

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self.field = DateWordsField(name, partial(said_back, session), session.words.problem)
        self.chip = DayChip(session, self.field)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(FieldLabel(name, self.field))
        column.addWidget(self.field)
        column.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.settled.connect(lambda _text: self.settled.emit())

    def show_when(self, when: When | None, of: RecordId) -> None:
        """Show a date of a record; what is being typed for the same record stays."""
        said = "" if when is None else when.words or when_words(when, self._session.words)
        self.field.follow(said, of, self._session.veil)

    def when(self) -> When | None:
        """The date as it is written, None for none. Raises Refused for words that mean none."""
        text = self.field.text()
        return read_when(self._session, text) if text.strip() else None


class PeriodFields(QWidget):
    """When something began and ended; `settled` tells the period."""

    settled = Signal(object)  # Period

    def __init__(self, session: Session, start: str, end: str) -> None:
        super().__init__()
        self.start, self.end = DatedField(session, start), DatedField(session, end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in (self.start, self.end):
            column.addWidget(one)
            one.settled.connect(lambda: self.settled.emit(self.period()))

    def show_period(self, period: Period, of: RecordId) -> None:
        """Show the period of a record."""
        self.start.show_when(period.start, of)
        self.end.show_when(period.end, of)

    def period(self) -> Period:
        """The period as it is written."""
        return Period(self.start.when(), self.end.when())

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.start.field.settle()
        self.end.field.settle()
