"""At risk now: from anywhere, by one chord, what the risk is, who acts, by when; it heads the actions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.domain.course import latest_meeting
from ecm_desktop.domain.formulation import Action, Risk
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Refused
from ecm_desktop.ui.dating import due_day
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.look import Kind, mark_as

AT_RISK_KEY = "Ctrl+Shift+R"


class AtRisk(Overlay):
    """Three lines over the window `parent`; Enter goes from one to the next and saves after the last."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.what, self.who = LineField(words("What is the risk?")), LineField(words("Who acts?"))
        self.due = DateWordsField(words("By when?"), self._said, words.problem)
        self.problem = Hint()
        self.save = QPushButton(words("Save"))
        mark_as(self.save, Kind.PRIMARY)
        self.back = QPushButton(words("Back"))
        self._lay_out()
        lines = (self.what, self.who, self.due.line)
        for line, name in zip(lines, ("risk", "who", "due"), strict=True):
            keep_unfinished(line, name)
        for line, after in zip(lines, (*lines[1:], None), strict=True):
            line.returnPressed.connect(self.put_down if after is None else partial(_begin, after))
        self.save.clicked.connect(lambda _on: self.put_down())
        self.back.clicked.connect(lambda _on: self.close_panel())

    def _lay_out(self) -> None:
        words = self._session.words
        self.column.addWidget(label(words("At risk now"), Kind.TITLE))
        self.column.addWidget(label(words("An immediate risk may be told without leave."), Kind.SUBTITLE))
        for control in (self.what, self.who, self.due):
            self.column.addWidget(FieldLabel(control.accessibleName() or self.due.line.accessibleName(), control))
            self.column.addWidget(control)
        self.column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.back, self.save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)
        self.column.addStretch()

    def _place(self) -> None:
        """No taller than it must be, with room for a sentence on what is missing."""
        super()._place()
        wanted = self.column.totalSizeHint().height() + 2 * self.problem.fontMetrics().lineSpacing()
        self.resize(self.width(), min(self.height(), wanted))

    def toggle(self) -> None:
        """Ask, or put the question aside; what was typed is there when it is asked again."""
        if self.isVisible():
            self.close_panel()
            return
        if not self.due.text():
            self.due.line.setText(self._session.words("today"))
        self.problem.say("")
        self.open()
        _begin(next((line for line in (self.what, self.who) if not line.text().strip()), self.due.line))

    def put_down(self) -> None:
        """Save the risk and who acts on it as one edit; what is missing is said, and nothing is lost."""
        words, session = self._session.words, self._session
        for line, why in (
            (self.what, words("Say in a few words what the risk is.")), (self.who, words("Say who acts on it.")),
        ):  # fmt: skip
            if not line.text().strip():
                self.problem.object_to(why)
                _begin(line)
                return
        try:
            done = self._do()
        except Refused as refused:
            self.problem.object_to(words.problem(refused))
            _begin(self.due.line)
            return
        if done:
            for line in (self.what, self.who, self.due.line):
                line.setText("")
            self.close_panel()
            session.go("plan")

    def _do(self) -> bool:
        session, meeting = self._session, latest_meeting(self._session.case)
        what, who, today = self.what.text().strip(), self.who.text().strip(), session.setting.today
        of = meeting.id if meeting else None
        risk = Risk(id=session.ids(), text=what, who=who, immediate=True, meeting=of)
        action = Action(
            id=session.ids(),
            text=session.words("Act on: {risk}", risk=what),
            owner=who,
            due=due_day(session, self.due.text()) or today,
            risk=risk.id,
            meeting=of,
            made=today,
        )
        return session.do("At risk now", formulation.raise_risk, risk, action)

    def _said(self, text: str) -> str:
        day = due_day(self._session, text)
        return self._session.words.day(day) if day else ""


def _begin(line: QWidget) -> None:
    line.setFocus(Qt.FocusReason.OtherFocusReason)
