"""What a note on an event leads to: another event, chosen from a list or by carrying the thought onto its card."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.boards.thread_hand import thread_from
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.carrying import Handle
from ecm_desktop.widgets.controls.pick_list import PickList


class LeadsTo(QWidget):
    """A handle to be carried, and the list; hidden where the note is on something else than an event."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.handle = Handle(words("Leads to…"))
        self.handle.setToolTip(words("Drag it onto an event of the timeline, or choose one from the list"))
        self.list = PickList(words("What it leads to"))
        self.list.setMinimumContentsLength(12)
        self.handle.clicked.connect(lambda _on: self.list.showPopup())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.handle)
        row.addWidget(self.list, 1)

    def show_for(self, record: RecordId) -> None:
        """Offer the other events in their order, where the record is one; what was chosen stays chosen."""
        event, words = self._session.case.find(LifeEvent, record), self._session.words
        self.setVisible(event is not None)
        self.handle.carries = thread_from(record)
        self.list.offer([("", words("nothing")), *(other_events(self._session, record) if event else ())])
        if self.list.key() is None:
            self.list.show_key("")

    def choose(self, event: RecordId) -> None:
        """Let it lead to that event; nowhere with ""."""
        self.list.show_key(event)

    def chosen(self) -> RecordId | None:
        """The event that it leads to, if any."""
        return self.list.key() or None


def other_events(session: Session, record: RecordId) -> list[tuple[RecordId, str]]:
    """The events of the case but one, in their order, with title and date."""
    said = said_in(session.case, session.setting)
    others = sorted((one for one in session.case.of(LifeEvent) if one.id != record), key=_place)
    return [(one.id, ", ".join(filter(None, (said(one.title), when_short(one.when, session.words))))) for one in others]


def _place(event: LifeEvent) -> tuple[date, str]:
    return in_order(event.when) or date.max, event.title
