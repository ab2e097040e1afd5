"""Whether what a panel shows is kept back from documents that go beyond the meeting, on what ground, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import choices, day_short
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.kept_back import Ground, KeptBack, decision_on
from ecm_desktop.editing.keeping_back import give_back, keep_back
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField

_NO = ""


class KeepingBack(QWidget):
    """A choice for one record, its reason, and who decided it when; nothing of it on a screen that others see."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._target = session, ""
        words = session.words
        self.ground = PickList(words("Keep out of documents"))
        self.ground.offer([(_NO, words("No")), *choices(Ground, words)])
        self.why = WordsField(words("Why it is kept out"), lines=2)
        self.said = Hint(self)
        self._why_label = FieldLabel(words("Why it is kept out"), self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        ground_label = FieldLabel(words("Keep out of documents"), self.ground)
        for part in (ground_label, self.ground, self._why_label, self.why, self.said):
            column.addWidget(part)
        self.ground.chosen.connect(self._choose)
        self.why.settled.connect(self._explain)

    def show_record(self, target: RecordId) -> None:
        """Show what was decided on a record."""
        self._target, words = target, self._session.words
        decision = decision_on(self._session.case, target)
        self.setVisible(self._session.veil is None)
        self.ground.show_key(decision.ground if decision else _NO)
        self.why.follow(decision.note if decision else "", target, self._session.veil)
        for part in (self._why_label, self.why):
            part.setVisible(decision is not None)
        self.said.say(self._told(decision) if decision else "")
        self.setToolTip(words("It stays where it is on screen, and in the documents of the meeting itself."))

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.why.settle()

    def _told(self, decision: KeptBack) -> str:
        words = self._session.words
        who = decision.author or words("somebody")
        when = day_short(decision.decided, words) if decision.decided else words("no date")
        reach = {
            Ground.CONFIDENCE: words("It is in no document that goes beyond the meeting."),
            Ground.HARM: words("It is in no document that the child or the family may read."),
        }
        return f"{words('Decided by {who}, {day}.', who=who, day=when)} {reach[decision.ground]}"

    def _choose(self, key: str) -> None:
        if key == _NO:
            self._session.do("Keep it out of documents no longer", give_back, self._target)
            return
        before = decision_on(self._session.case, self._target)
        self._put(Ground(key), before.note if before else "")

    def _explain(self, why: str) -> None:
        before = decision_on(self._session.case, self._target)
        if before is not None and before.note != why:
            self._put(before.ground, why)

    def _put(self, ground: Ground, why: str) -> None:
        session = self._session
        decision = KeptBack(
            id=session.ids(),
            target=self._target,
            ground=ground,
            note=why.strip(),
            author=session.author(),
            decided=session.setting.today,
        )
        session.do("Keep it out of documents", keep_back, decision)
