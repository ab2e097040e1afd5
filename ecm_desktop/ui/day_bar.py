"""The day bar: the scrubber as a slider with words, for the family map and for the keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ecm_desktop.diagram.wording import age_words
from ecm_desktop.domain.dates import add_months, age_on
from ecm_desktop.domain.family_days import next_day
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.slider import Slider

STEP_KEYS = {-1: "Alt+PgUp", 1: "Alt+PgDown"}


class DayBar(QWidget):
    """One step a month from birth to today; says the age and the day."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        words = session.words
        self.slider = Slider()
        self.slider.setAccessibleName(words("Age of the child at which the family is shown"))
        self.slider.setPageStep(12)
        self.before = self._stepper("‹", words("The day before on which the family changed"), -1)
        self.after = self._stepper("›", words("The next day on which the family changed"), 1)
        self.today = QPushButton(words("Today"))
        self.today.setAutoDefault(False)
        self.today.setAccessibleName(words("Show the family as it is today"))
        self._said = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        for part in (self._said, self.before, self.slider, self.after, self.today):
            row.addWidget(part, 1 if part is self.slider else 0)
        self.slider.valueChanged.connect(self._moved)
        self.today.clicked.connect(lambda: session.set_day(None))
        fresh = UntilShown(page, self.show_day)
        for signal in (session.day_changed, session.changed, session.setting_changed):
            signal.connect(fresh.ask)
        self.show_day()

    def show_day(self, *_: object) -> None:
        """Show where the scrubber stands."""
        born, today = self._session.case.born, self._session.setting.today
        self.setVisible(born is not None)
        if born is None:
            return
        day, words = self._session.day or today, self._session.words
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(age_on(born, today).in_months, 0))
        self.slider.setValue(age_on(born, day).in_months)
        self.slider.blockSignals(False)
        said = words("{age}, {day}", age=age_words(age_on(born, day), words), day=words.day(day))
        self._said.setText(said)
        self._said.setMinimumWidth(max(self._said.minimumWidth(), self._said.sizeHint().width()))
        self.slider.setAccessibleDescription(said)

    def step(self, way: int) -> None:
        """On (1) or back (-1) to the next day on which the family changed; after the last stands today."""
        session = self._session
        today = session.setting.today
        day = next_day(session.case, session.day or today, way, today)
        if day is not None:
            session.set_day(day if day < today else None)

    def _stepper(self, sign: str, said: str, way: int) -> QToolButton:
        made = QToolButton()
        made.setText(sign)
        made.setAccessibleName(said)
        made.setToolTip(f"{said} ({STEP_KEYS[way]})")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _on: self.step(way))
        return made

    def _moved(self, months: int) -> None:
        born, today = self._session.case.born, self._session.setting.today
        if born is not None:
            day: date = add_months(born, months)
            self._session.set_day(min(day, today))
