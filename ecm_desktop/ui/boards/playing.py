"""Playing a life: the scrubber goes on by itself from birth, or from where it stands, to today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QToolButton, QWidget

from ecm_desktop.domain.dates import add_months
from ecm_desktop.ui.session import Session

PLAY_KEY = "Alt+P"
STEP_MS, MONTHS = 300, 2  # each step stands long enough to be seen; a life of fifteen years takes half a minute


class Playing(QObject):
    """Stops at today, when a hand moves the scrubber, when everybody pauses, and when its `page` is left."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._own: date | None = None  # the day that was set here, to tell it from one that a hand set
        self.beat = QTimer(self, interval=STEP_MS)
        self.beat.timeout.connect(self.step)
        self.button = QToolButton()
        self.button.setAccessibleName(session.words("Play the life, or stop"))
        self.button.setToolTip(session.words("Play the life from birth on, or stop ({key})", key=PLAY_KEY))
        self.button.clicked.connect(lambda _on: self.toggle())
        session.day_changed.connect(self._day_changed)
        session.paused.connect(lambda is_paused: self.stop() if is_paused else None)
        session.closing.connect(self.stop)
        self._show()

    @property
    def is_on(self) -> bool:
        """Whether it plays now."""
        return self.beat.isActive()

    def toggle(self) -> None:
        """Play, or stop; without a date of birth there is nowhere to begin."""
        if self.is_on:
            self.stop()
        elif (begin := self._session.day or self._session.case.born) is not None:
            self._set(begin)
            self.beat.start()
            self._show()

    def stop(self) -> None:
        """Let the scrubber stand where it is."""
        self.beat.stop()
        self._show()

    def step(self) -> None:
        """On by a step; after the last stands today."""
        session = self._session
        if not self._page.isVisible():
            self.stop()
            return
        day = add_months(session.day or session.setting.today, MONTHS)
        if day < session.setting.today:
            self._set(day)
        else:
            self.stop()
            session.set_day(None)

    def _set(self, day: date) -> None:
        self._own = day
        self._session.set_day(day)

    def _day_changed(self, day: date | None) -> None:
        if self.is_on and day != self._own:
            self.stop()

    def _show(self) -> None:
        words = self._session.words
        self.button.setText(words("Stop") if self.is_on else words("Play"))
