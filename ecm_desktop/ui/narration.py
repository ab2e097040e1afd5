"""Telling the life event by event: the day moves with it, and with the day the family and who lived together."""

from __future__ import annotations

from datetime import date

from ecm_desktop.diagram.filtered import hidden_in
from ecm_desktop.diagram.timeline.entries import homes
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import age_words, when_short
from ecm_desktop.domain.dates import age_on, in_order
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session


class Narration:
    """Steps through what has happened, in its order. Between `begin` and `end` it says where it is, from birth on."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.is_on = False

    def begin(self) -> None:
        """From birth on, with everybody as they then were."""
        self.is_on = True
        self._session.select("")
        self._session.set_day(self._session.case.born)
        self.tell()

    def end(self) -> None:
        """Today again."""
        self.is_on = False
        self._session.select("")
        self._session.set_day(None)
        self.tell()

    def step(self, way: int) -> None:
        """Go to the next event (1) or to the one before (-1); after the last one stands today."""
        self._step(way)
        self.tell()

    def tell(self) -> None:
        """Say where it is now."""
        self._session.told.emit(caption(self._session) if self.is_on else "")

    def _step(self, way: int) -> None:
        events = self._events()
        place = self._place(events, way)
        if 0 <= place < len(events):
            day, _, key = events[place]
            self._session.set_day(day)
            self._session.select(key)
            return
        if way > 0:
            self._session.select("")
            self._session.set_day(None)
        words = self._session.words
        said = words("That was the last event; this is today.") if way > 0 else words("Nothing is told of before this.")
        self._session.notice(Notice(said, NoticeKind.NOTE))

    def _events(self) -> list[tuple[date, str, str]]:
        """What is told: of a filtered timeline what is shown."""
        session, today = self._session, self._session.setting.today
        gone = hidden_in(session.case, session.setting, session.filter)
        told = (one for one in session.case.of(LifeEvent) if one.id not in gone)
        dated = [(in_order(one.when), one.title, one.id) for one in told]
        return sorted((day, title, key) for day, title, key in dated if day and day <= today)

    def _place(self, events: list[tuple[date, str, str]], way: int) -> int:
        """The place of the event to tell next: beside the one that is selected, else by the day; from birth on."""
        now = next((n for n, (_, _, key) in enumerate(events) if key == self._session.selection), None)
        if now is not None:
            return now + way
        day = self._session.day or (self._session.case.born or date.min if way > 0 else date.max)
        first = next((n for n, event in enumerate(events) if event[0] >= day), len(events))
        return first if way > 0 else first - 1


def caption(session: Session) -> str:
    """How old the child was, when, what happened, and with whom they then lived: one line, as it may be read."""
    case, setting, words = session.case, session.setting, session.words
    day, event = session.day or setting.today, case.find(LifeEvent, session.selection)
    at_birth = words("is born") if day == case.born else ""
    home = next((one.title for one in homes(case, setting) if one.first <= day <= one.last), "")
    parts = (
        age_words(age_on(case.born, day), words) if case.born else "",
        when_short(event.when, words) if event else words.day(day),
        said_in(case, setting)(event.title) if event else at_birth,
        words("lives with {who}", who=home) if home else "",
    )
    return " · ".join(filter(None, parts))
