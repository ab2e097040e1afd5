"""One private note as it is read in a panel: whose, when, what it leads to, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation, LifeEvent
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import life
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

_STEP, _DEEPEST = 14, 3  # pixels that an answer stands in from what it answers, so many times at most


class NoteCard(QWidget):
    """Of `note`, `deep` in its thread, as it is read at `record`; `answer` begins an answer, `go` leads to an event."""

    def __init__(
        self,
        session: Session,
        layer: Layer,
        note: Annotation,
        deep: int,
        record: RecordId,
        answer: Callable[[], object],
        go: Callable[[RecordId], object],
    ) -> None:
        super().__init__()
        self._session, self._note = session, note
        words = session.words
        column = QVBoxLayout(self)
        column.setContentsMargins(_STEP * min(deep, _DEEPEST), 4, 0, 4)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(self._signed(), Kind.HINT), 1)
        head.addWidget(_chip(words("Answer"), words("Answer the note: {text}", text=note.text), answer))
        if layer.is_mine(note):
            named = words("Take off the note: {text}", text=note.text)
            head.addWidget(_chip(words("Take off"), named, self._take_off))
        column.addLayout(head)
        if note.towards is not None:
            other = note.target if note.towards == record else note.towards
            column.addWidget(self._way(other, record, go), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(note.text))
        if layer.is_mine(note):
            column.addWidget(self._readers())

    def _signed(self) -> str:
        note, words = self._note, self._session.words
        when = note.written.astimezone() if note.written else None
        said = f"{words.day(when.date(), short=True)} {when:%H:%M}" if when else ""
        return " · ".join(filter(None, (term(note.nature, words), note.author, said)))

    def _way(self, other: RecordId, record: RecordId, go: Callable[[RecordId], object]) -> QPushButton:
        """To the event at the other end."""
        session, words = self._session, self._session.words
        event = session.case.find(LifeEvent, other)
        title = said_in(session.case, session.setting)(event.title) if event is not None else ""
        leads = self._note.target == record
        named = words("Leads to: {title}", title=title) if leads else words("Led to from: {title}", title=title)
        made = _chip(f"{'→' if leads else '←'} {title}", named, lambda: go(other))
        made.setToolTip(named)
        return made

    def _readers(self) -> PickList:
        """Who may read it: its author's to say."""
        session, note, words = self._session, self._note, self._session.words
        made = PickList(
            words("Who may read the note: {text}", text=note.text),
            (
                (Visibility.AUTHOR.value, words("For me alone")),
                (Visibility.PSYCHOLOGIST.value, words("For whoever opens this case")),
                (Visibility.MEETING.value, words("For them, and in files that go out")),
            ),
        )
        made.show_key(note.visibility)
        made.chosen.connect(
            lambda key: session.do("Say who may read a private note", life.share_note, note.id, Visibility(key))
        )
        return made

    def _take_off(self) -> None:
        self._session.do("Take off a private note", life.remove_note, self._note.id)


def _chip(text: str, name: str, act: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setAccessibleName(name)
    mark_as(made, Kind.CHIP)
    made.clicked.connect(lambda _on: act())
    return made
