"""What has changed since the meeting before, at the head of a review: then and now, what happened, what was done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.diagram.wording.actions import waiting_words
from ecm_desktop.diagram.wording.since import ThenNow, between_words, then_and_now
from ecm_desktop.domain.due import late_actions
from ecm_desktop.domain.formulation import Action, ActionStatus
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.since import Since, since_last
from ecm_desktop.ui.anew import Sheet
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import ElidingButton
from ecm_desktop.widgets.look import Kind, mark_as

MOST = 6  # events of a kind that are named; the timeline has them all


class Changed(QFrame):
    """A card made anew for each showing of a meeting; a line for an event leads to the timeline."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        mark_as(self, Kind.CARD)
        self._session = session
        self._sheet = Sheet(self, margins=(16, 14, 16, 14), spacing=4)

    def show_since(self, meeting: str) -> None:
        """Show what is new at that meeting."""
        words, since = self._session.words, since_last(self._session.shown, meeting)
        with self._sheet.anew() as column:
            column.addWidget(label(words("What has changed"), Kind.TITLE))
            if since is None:
                column.addWidget(label(words("There is no earlier meeting to compare with yet."), Kind.SUBTITLE))
            else:
                self._fill(column, since)

    def _fill(self, column: QVBoxLayout, since: Since) -> None:
        session, words = self._session, self._session.words
        said = said_in(session.case, session.setting)
        lead = words("Since the meeting of {day}.", day=words.day(since.before.held))
        column.addWidget(label(lead, Kind.SUBTITLE))
        column.addLayout(self._table(since, then_and_now(session.case, session.setting, since, said)))
        for title, events in (
            (words("Going well"), since.news.going_well),
            (words("What else happened"), since.news.happened),
            (words("Learnt about earlier times"), since.news.learnt),
        ):
            self._events(column, title, events)
        shown = (one for one in since.news.between_people if not session.is_covered(one))
        between = [between_words(session.case, one, self._name, words) for one in shown]
        for title, lines in ((words("Between people"), between), (words("Actions"), self._actions(since))):
            if lines:
                column.addWidget(label(title, Kind.HEADING))
            for line in lines:
                column.addWidget(label(line))
        self._waiting(column, since)

    def _waiting(self, column: QVBoxLayout, since: Since) -> None:
        """The actions of earlier meetings that wait past their date, the longest first; each leads to the plan."""
        session, words, today = self._session, self._session.words, self._session.setting.today
        said = said_in(session.case, session.setting)
        late = [one for one in late_actions(session.case, today) if one.meeting != since.now.id]
        for one in late[:MOST]:
            told = (said(one.text), said(one.owner_agency), waiting_words(session.case, one, today, words))
            column.addWidget(self._way(" · ".join(filter(None, told)), "plan", one.id))
        if (more := len(late) - MOST) > 0:
            column.addWidget(label(words.count("and {n} more", "and {n} more", more), Kind.HINT))

    def _table(self, since: Since, rows: Iterable[ThenNow]) -> QGridLayout:
        words, grid = self._session.words, QGridLayout()
        grid.setHorizontalSpacing(16)
        heads = ("", words.day(since.before.held, short=True), words.day(since.now.held, short=True))
        for place, head in enumerate(heads):
            grid.addWidget(label(head, Kind.FIELD_LABEL), 0, place)
            grid.setColumnStretch(place, (2, 3, 3)[place])
        for line, row in enumerate(rows, 1):
            for place, text in enumerate(row):
                cell = label(text, Kind.FIELD_LABEL) if place == 0 else label(text)
                grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _events(self, column: QVBoxLayout, title: str, events: tuple[LifeEvent, ...]) -> None:
        if not events:
            return
        words, session = self._session.words, self._session
        said = said_in(session.case, session.setting)
        column.addWidget(label(title, Kind.HEADING))
        dated = [one for one in events if one.when.is_dated]
        for one in (dated or list(events))[-MOST:]:
            when = when_short(one.when, words) if one.when.is_dated else words("no date")
            column.addWidget(self._way(f"{said(one.title)} · {when}", "timeline", one.id))
        more = len(events) - MOST
        if more > 0:
            column.addWidget(label(words.count("and {n} more", "and {n} more", more), Kind.HINT))

    def _way(self, text: str, page: str, record: str) -> ElidingButton:
        button = ElidingButton(text, lines=2)
        mark_as(button, Kind.LINK)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._session.go(page, record))
        return button

    def _name(self, person: str) -> str:
        found = self._session.case.find(Person, person)
        return called(found, self._session.setting) if found else self._session.words("not known")

    def _actions(self, since: Since) -> list[str]:
        """How many actions of earlier meetings were done and dropped, and how many wait, past their date or not."""
        words, today = self._session.words, self._session.setting.today
        earlier = [one for one in self._session.case.of(Action) if one.meeting != since.now.id]
        done = sum(_settled(one, ActionStatus.DONE, since) for one in earlier)
        dropped = sum(_settled(one, ActionStatus.DROPPED, since) for one in earlier)
        still = [one for one in earlier if one.is_open]
        late = sum(one in still for one in late_actions(self._session.case, today))
        parts = (
            words.count("{n} done since then", "{n} done since then", done) if done else "",
            words.count("{n} dropped", "{n} dropped", dropped) if dropped else "",
            words.count("{n} still open", "{n} still open", len(still)) if still else "",
            words.count("{n} past its date", "{n} past their date", late) if late else "",
        )
        told = " · ".join(part for part in parts if part)
        return [told] if told else []


def _settled(action: Action, status: ActionStatus, since: Since) -> bool:
    """Whether an action came to an end between the meetings, as far as its history tells."""
    if action.status is not status:
        return False
    last = action.history[-1].on if action.history else None
    return last is not None and since.before.held < last <= since.now.held
