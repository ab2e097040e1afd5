"""What was noted at the steps of a meeting's agenda, to be read and put right afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.domain.course import step_notes_of
from ecm_desktop.domain.meetings import StepNote
from ecm_desktop.editing import meetings
from ecm_desktop.ui.in_hand import shows
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.words_field import WordsField


class StepNotes(QWidget):
    """A field for each note under the name of its step; takes no room where nothing was noted."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.fields: dict[str, WordsField] = {}
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)

    def show_meeting(self, meeting: str) -> None:
        """Show what was noted at a meeting."""
        notes = step_notes_of(self._session.case, meeting)
        if list(self.fields) != [one.id for one in notes]:
            self._make(notes)
        for one in notes:
            self.fields[one.id].follow(one.text, one.id, self._session.veil)
        self.setVisible(bool(notes))

    def settle(self) -> None:
        """Keep what is still being typed."""
        for one in self.fields.values():
            one.settle()

    def _make(self, notes: Sequence[StepNote]) -> None:
        for gone in self._parts:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.fields, self._parts = {}, []
        for one in notes:
            self.fields[one.id] = field = WordsField(one.title, lines=1)
            shows(field, one.id)
            field.settled.connect(partial(self._change, one.id))
            self._parts += (FieldLabel(one.title, field), field)
        for part in self._parts:
            self._column.addWidget(part)
        follow_layout(self)

    def _change(self, key: str, text: str) -> None:
        note = self._session.case.find(StepNote, key)
        if note is not None:
            self._session.do("Note on a step", meetings.note_step, replace(note, text=text))
