"""That a review has said nothing of the model yet, with a press for "as the meeting before"."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import position_title
from ecm_desktop.domain.course import position_at, position_before
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import RecoveryPosition
from ecm_desktop.domain.review import REVIEWING
from ecm_desktop.editing import recovery
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.plan.part import in_a_row, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as


class NotPlaced(QWidget):
    """There only while a review that follows a placing has none of its own."""

    def __init__(self, session: Session, meeting: str) -> None:
        super().__init__()
        words = session.words
        self._session, self._meeting = session, meeting
        self.said = label("")
        self.as_before = small_button(words("As before"), words("The place on the model is as before"), self._keep)
        mark_as(self.as_before, Kind.CHIP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(in_a_row(self.said, self.as_before, wide=self.said))
        self.refill()

    def refill(self) -> None:
        """Show what holds now."""
        before, session, words = self._before(), self._session, self._session.words
        self.setVisible(before is not None)
        if before is not None:
            model = session.setting.worded(session.case, before).model
            place = position_title(before, model) or words("cannot be placed yet")
            said = "This review has not placed the child on the model. The meeting before: {place}."
            self.said.setText(words(said, place=place))

    def _before(self) -> RecoveryPosition | None:
        case = self._session.case
        meeting = case.find(Meeting, self._meeting)
        asks = meeting is not None and meeting.nature in REVIEWING and position_at(case, self._meeting) is None
        return position_before(case, self._meeting) if asks else None

    def _keep(self) -> None:
        if self._before() is not None:
            model = self._session.setting.model
            self._session.do("Place on the model", recovery.place_as_before, self._meeting, model)
        self.refill()
