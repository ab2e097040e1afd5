"""A review: what has changed, then every hypothesis and recommendation, then whether to go on with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.domain.bonds import Placement, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import psychologist_came
from ecm_desktop.domain.formulation import Action, Hypothesis, HypothesisStatus, Recommendation, RecommendationStatus
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.recovery import AgeEstimate, RecoveryPosition
from ecm_desktop.domain.review import hypotheses_again, recommendations_again
from ecm_desktop.editing import formulation, meetings
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.meeting.changed import Changed
from ecm_desktop.ui.meeting.walk import Walk
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.words_field import WordsField

_CHANGES = (LifeEvent, Source, RecoveryPosition, AgeEstimate, Placement, Relationship, Action, Meeting)
_WALKED = (Hypothesis, Recommendation, Meeting)


class Review(QWidget):
    """The review parts of one meeting; what is not seen is not reckoned."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session, self._meeting = session, ""
        self.without = label("")
        self.changed = Changed(session)
        self.hypotheses = Walk(session, words("How we understood it, one by one"), HypothesisStatus, self._think_again)
        self.recommendations = Walk(
            session, words("What was worth doing, one by one"), RecommendationStatus, self._weigh
        )
        self.adds_value = WordsField(words("Is Enhanced Case Management still adding value?"), lines=2)
        self.adds_value.settled.connect(self._say_value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        for part in (self.without, self.changed, self.hypotheses, self.recommendations):
            column.addWidget(part)
        column.addWidget(FieldLabel(self.adds_value.accessibleName(), self.adds_value))
        column.addWidget(self.adds_value)
        self._since = UntilShown(self, self._show_changes)
        self._walk = UntilShown(self, self._show_walk)
        self._there = UntilShown(self, self._tell_who_is_there)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._ask)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the review that this meeting is."""
        if meeting.id != self._meeting:
            self._meeting = meeting.id
            self._ask()

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.adds_value.settle()

    def _ask(self, *_: object) -> None:
        self._since.ask()
        self._walk.ask()
        self._there.ask()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*_CHANGES):
            self._since.ask()
        if change.concerns(Attendance):
            self._there.ask()
        if change.concerns(*_WALKED):
            self._walk.ask()

    def _show_changes(self) -> None:
        if self._session.case.find(Meeting, self._meeting) is not None:
            self.changed.show_since(self._meeting)

    def _tell_who_is_there(self) -> None:
        words = self._session.words
        alone = words(
            "No psychologist is recorded as there. The review goes on without one; what it places on the model is "
            "marked provisional."
        )
        self.without.setText(alone)
        self.without.setVisible(not psychologist_came(self._session.case, self._meeting))

    def _show_walk(self) -> None:
        case = self._session.case
        meeting = case.find(Meeting, self._meeting)
        if meeting is None:
            return
        self.hypotheses.show_all(hypotheses_again(case, meeting))
        self.recommendations.show_all(recommendations_again(case, meeting))
        self.adds_value.follow(meeting.adds_value, meeting.id, self._session.veil)

    def _think_again(self, key: str, status: str, why: str) -> bool:
        held = self._session.case.get_one(Meeting, self._meeting).held
        asked = partial(formulation.think_again, on=held, said=why)
        return self._session.do("Say how the hypothesis stands", asked, key, HypothesisStatus(status))

    def _weigh(self, key: str, status: str, why: str) -> bool:
        held = self._session.case.get_one(Meeting, self._meeting).held
        asked = partial(formulation.weigh, on=held, said=why)
        return self._session.do("Say what came of it", asked, key, RecommendationStatus(status))

    def _say_value(self, text: str) -> None:
        self._session.do("Change the meeting", meetings.change_meeting, self._meeting, adds_value=text)
