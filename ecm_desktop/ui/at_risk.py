"""At risk now: from anywhere, by one chord, what the risk is, who acts, by when; it heads the actions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecm_desktop.domain.formulation import Action, Risk
from ecm_desktop.editing import formulation
from ecm_desktop.ui.dating import due_day
from ecm_desktop.ui.lines_panel import LinesPanel
from ecm_desktop.ui.plan.part import latest_meeting_of
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField

AT_RISK_KEY = "Ctrl+Shift+R"


class AtRisk(LinesPanel):
    """Three lines over the window `parent`."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        words = session.words
        self.what, self.who = LineField(words("What is the risk?")), LineField(words("Who acts?"))
        self.due = DateWordsField(words("By when?"), self._said, words.problem)
        super().__init__(session, parent, words("At risk now"), {"risk": self.what, "who": self.who, "due": self.due})
        self.about.setText(words("An immediate risk may be shared without consent."))

    def prepare(self) -> QWidget:
        """It is for today unless somebody says otherwise."""
        if not self.due.text():
            self.due.line.setText(self.session.words("today"))
        return next((line for line in (self.what, self.who) if not line.text().strip()), self.due.line)

    def is_begun(self) -> bool:
        """The day is there before anybody types."""
        return bool(self.what.text().strip() or self.who.text().strip())

    def missing(self) -> tuple[LineField, str] | None:
        """What it is and who acts must be said."""
        words = self.session.words
        asked = (
            (self.what, words("Say in a few words what the risk is.")), (self.who, words("Say who acts on it.")),
        )  # fmt: skip
        return next((one for one in asked if not one[0].text().strip()), None)

    def keep(self) -> bool:
        """The risk and who acts on it, as one edit."""
        session, today = self.session, self.session.setting.today
        what, who, of = self.what.text().strip(), self.who.text().strip(), latest_meeting_of(session)
        risk = Risk(id=session.ids(), text=what, who=who, immediate=True, meeting=of)
        due = self.understood(self.due.line, lambda: due_day(session, self.due.text())) or today
        text = session.words("Act on: {risk}", risk=what)
        action = Action(id=session.ids(), text=text, owner=who, due=due, risk=risk.id, meeting=of, made=today)
        return session.do("At risk now", formulation.raise_risk, risk, action)

    def put_away(self) -> None:
        """Show it, at the head of what is to be done."""
        self.session.go("plan")

    def _said(self, text: str) -> str:
        day = due_day(self.session, text)
        return self.session.words.day(day) if day else ""
