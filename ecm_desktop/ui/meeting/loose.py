"""An action that lacks an owner or a day, with the fields to say them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.domain.closing import Lack, has_left
from ecm_desktop.domain.formulation import Action
from ecm_desktop.editing import formulation
from ecm_desktop.ui.dating import due_day
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.plan.part import changing
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField


class LooseAction(QFrame):
    """The action in words, and under it who does it by when; what it lacks is asked, in words, beside it."""

    def __init__(self, session: Session, meeting: str, action: Action, lack: tuple[Lack, ...]) -> None:
        super().__init__()
        words = session.words
        self._session, self._meeting, self._key, self._lack = session, meeting, action.id, lack
        self.text = label(said_in(session.case, session.setting)(action.text))
        self.agency, self.owner = LineField(words("Agency")), LineField(words("Who"))
        for field in (self.agency, self.owner):
            field.setPlaceholderText(field.accessibleName())
        self.due = DateWordsField(words("By when"), self._said, words.problem)
        self.due.line.setPlaceholderText(words("By when"))
        self.asked = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 8)
        column.setSpacing(2)
        column.addWidget(self.text)
        row = QHBoxLayout()
        for part in (self.agency, self.owner, self.due):
            row.addWidget(part, 1)
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.asked)
        change = changing(session, "Change the action", Action, action.id, lambda _now: self.refill())
        self.agency.settled.connect(lambda text: change(owner_agency=text))
        self.owner.settled.connect(lambda text: change(owner=text))
        self.due.settled.connect(lambda text: change(due=due_day(session, text)))

    def begins_at(self) -> QWidget:
        """The field of what it lacks first."""
        wanted = {Lack.OWNER: self.agency, Lack.OWNER_LEFT: self.owner, Lack.DATE: self.due.line}
        return wanted[self._lack[0]]

    def settle(self) -> None:
        """Take what is half typed."""
        for field in (self.agency, self.owner, self.due):
            field.settle()

    def refill(self) -> None:
        """Show the action as it is now."""
        session, veil = self._session, self._session.veil
        now = session.case.find(Action, self._key)
        self.setVisible(now is not None)
        if now is None:
            return
        self.agency.follow(now.owner_agency, now.id, veil)
        self.owner.follow(now.owner, now.id, veil and initials)
        self.due.follow(session.words.day(now.due, short=True) if now.due else "", now.id)
        left = has_left(session.case, self._meeting, now.owner)
        self.asked.say(self._left_words(now) if left else "")

    def _left_words(self, action: Action) -> str:
        who = initials(action.owner) if self._session.veil else action.owner
        return self._session.words("{who} is no longer on the meeting’s list. Who does it now?", who=who)

    def _said(self, text: str) -> str:
        day = due_day(self._session, text)
        action = self._session.case.find(Action, self._key)
        if action is not None and day != action.due:
            formulation.check_due(self._session.case, action, day)
        return self._session.words.day(day, short=True) if day else ""
