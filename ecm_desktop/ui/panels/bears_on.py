"""What an event seems to bear on, in the panel of the event: its threads to other events, in words, and another one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.life import LifeEvent, Link
from ecm_desktop.editing import life
from ecm_desktop.ui.anew import Sheet
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.panels.asking import Asking, stacked
from ecm_desktop.ui.panels.leads_to import other_events
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

BEARS_KEY = "Alt+B"


class BearsOn(QWidget):
    """The threads of one event, each with a button that takes it off; the question for another opens when asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._event: LifeEvent | None = None
        self.lines = QWidget()
        self._rows = Sheet(self.lines)
        self.ask = QPushButton(words("It seems to bear on…"))
        self.ask.setToolTip(words("Draw a thread to another event, with a few words ({key})", key=BEARS_KEY))
        self.other, self.why = PickList(words("What it seems to bear on")), QLineEdit()
        self.other.setMinimumContentsLength(12)
        self.why.setAccessibleName(words("How it bears on that, in a few words"))
        self.why.setPlaceholderText(self.why.accessibleName())
        self._asking = Asking(words, self.ask, (self.other, self.why))
        self.put, self.drop = self._asking.put, self._asking.drop
        self.put.setAccessibleName(words("Draw the thread"))
        stacked(self, (self.lines, self.ask, self._asking))
        self.ask.clicked.connect(lambda _on: self.begin())
        self._asking.given.connect(self._put)
        self._asking.let_go.connect(self._end)
        self.why.returnPressed.connect(self._put)

    def show_event(self, event: LifeEvent) -> None:
        """Show the threads of an event; what is being put down for another one is let go."""
        if self._event is not None and event.id != self._event.id:
            self._end()
        self._event, case, session = event, self._session.case, self._session
        keep_unfinished(self.why, f"bears on {event.id}")
        threads = [one for one in case.of(Link) if event.id in (one.source, one.target)]
        rows = [row for one in threads if not session.is_covered(event) and (row := self._row(one, event))]
        with self._rows.anew() as column:
            for row in rows:
                column.addWidget(row)
        self.lines.setVisible(bool(rows))
        may = session.veil is None  # the others may be covered on a screen that is shared
        self.ask.setVisible(may and self._asking.isHidden())
        self._asking.setVisible(may and not self._asking.isHidden())
        self.other.offer([("", session.words("which event?")), *(other_events(session, event.id) if may else ())])
        if self.other.key() is None:
            self.other.show_key("")

    def begin(self) -> None:
        """Ask what it bears on."""
        if self._session.veil is None:
            self._asking.begin(self.other)

    def _row(self, link: Link, event: LifeEvent) -> QWidget | None:
        session, begins = self._session, link.source == event.id
        other = session.case.find(LifeEvent, link.target if begins else link.source)
        if other is None:
            return None
        words, said = session.words, said_in(session.case, session.setting)
        title = said(other.title)
        text = words("Seems to bear on: {title}", title=title) if begins else words("{title}: bears on it", title=title)
        remove = QPushButton(words("Take off"))
        remove.setAccessibleName(words("Take off the thread: {what}", what=text))
        remove.setAutoDefault(False)
        mark_as(remove, Kind.QUIET)
        remove.clicked.connect(partial(self._remove, link))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(label(" – ".join(filter(None, (text, said(link.note)))), Kind.HINT), 1)
        across.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove(self, link: Link, _on: bool = False) -> None:
        if self._session.do("Take off a thread", life.unlink_events, link.id):
            self.ask.setFocus()

    def _put(self) -> None:
        session, event = self._session, self._event
        if event is None:
            return
        made = Link(id=session.ids(), source=event.id, target=self.other.key() or "", note=self.why.text().strip())
        if session.do("Draw a thread between events", life.link_events, made):
            self._end()

    def _end(self) -> None:
        """Ask no more."""
        self.why.clear()
        self.other.show_key("")
        self._asking.end()
        self.ask.setVisible(self._session.veil is None)
