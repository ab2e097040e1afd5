"""What kind of meeting it is, put right after it was opened; of a combined one, with what it is combined."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.editing import meetings
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList


class KindRow(QWidget):
    """A choice, and for a combined meeting a line beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session, self._meeting = session, ""
        self.kind = PickList(words("What kind of meeting this is"), choices(MeetingKind, words))
        self.combined_with = LineField(words("Combined with"))
        self.combined_with.setPlaceholderText(words("such as the risk review of the police"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._asks = FieldLabel(words("Combined with"), self.combined_with)
        asked = FieldLabel(words("Kind of meeting"), self.kind)
        for above, field, share in ((asked, self.kind, 1), (self._asks, self.combined_with, 3)):
            column = QVBoxLayout()
            column.addWidget(above)
            column.addWidget(field)
            column.addStretch()
            row.addLayout(column, share)
        self.kind.chosen.connect(lambda key: self._change(nature=MeetingKind(key)))
        self.combined_with.settled.connect(lambda text: self._change(combined_with=text.strip()))

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting as it is now."""
        self._meeting = meeting.id
        self.kind.show_key(meeting.nature)
        self.combined_with.follow(meeting.combined_with, meeting.id, self._session.veil)
        for part in (self._asks, self.combined_with):
            part.setVisible(meeting.nature is MeetingKind.COMBINED or bool(meeting.combined_with))

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.combined_with.settle()

    def _change(self, **changed: object) -> None:
        self._session.do("Change the meeting", meetings.change_meeting, self._meeting, **changed)
        now = self._session.case.find(Meeting, self._meeting)
        if now is not None:
            self.show_meeting(now)
