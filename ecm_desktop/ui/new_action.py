"""A new action, by one chord on anything: what, who of those present, by when, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.finding.subject import subject_of
from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.domain.course import attendance_of, day_of_work, latest_meeting
from ecm_desktop.domain.formulation import Action, Recommendation, Risk
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus
from ecm_desktop.domain.professionals import has_left
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Refused
from ecm_desktop.intake.whom import whom
from ecm_desktop.ui.dating import due_day
from ecm_desktop.ui.in_hand import record_in_hand
from ecm_desktop.ui.lines_panel import LinesPanel
from ecm_desktop.ui.plan.part import latest_meeting_of
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField

NEW_ACTION_KEY = "Ctrl+D"


class NewAction(LinesPanel):
    """Four lines over the window `parent`; only the first must be said, and closing the meeting asks for the rest."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        words = session.words
        self._about = ""
        self.what = LineField(words("What is to be done?"))
        self.who = LineField(words("Who: a number of those present, or agency, name"))
        self.due = DateWordsField(words("By when?"), self._said, words.problem)
        self.due.line.setPlaceholderText(words("Friday, 2 weeks, end of March, 14 March 2027…"))
        self.why = LineField(words("Why, where that helps"))
        fields: dict[str, LineField | DateWordsField] = {
            "what": self.what,
            "who": self.who,
            "due": self.due,
            "why": self.why,
        }
        super().__init__(session, parent, words("A new action"), fields)
        self.present = Hint()
        self.column.insertWidget(self.column.indexOf(self.who) + 1, self.present)
        self.who.textChanged.connect(lambda _text: self._tell_who())

    def prepare(self) -> QWidget:
        """It is about what is in hand now."""
        session = self.session
        in_hand = record_in_hand(session)
        about = subject_of(session.case, in_hand, session.setting)
        self._about = in_hand if about else ""
        self.about.setText(session.words("About: {what}", what=about.words) if about else "")
        self.about.setVisible(about is not None)
        self._tell_who()
        return next((line for line in self.lines if not line.text().strip()), self.what)

    def missing(self) -> tuple[LineField, str] | None:
        """What is to be done must be said."""
        asked = self.session.words("Say in a few words what is to be done.")
        return None if self.what.text().strip() else (self.what, asked)

    def keep(self) -> bool:
        """The action, at the end of the meeting's plan."""
        session, case = self.session, self.session.case
        agency, owner = self.understood(self.who, lambda: whom(self.who.text(), self._listed()))
        new = Action(
            id=session.ids(),
            text=self.what.text().strip(),
            owner_agency=agency,
            owner=owner,
            due=self.understood(self.due.line, self._due),
            why=self.why.text().strip(),
            meeting=latest_meeting_of(session),
            made=day_of_work(case, session.setting.today),
            about=self._about or None,
            recommendation=self._about if case.find(Recommendation, self._about) else None,
            risk=self._about if case.find(Risk, self._about) else None,
        )
        return session.do("Add an action", formulation.add_part, new)

    def _due(self) -> date | None:
        session = self.session
        due = due_day(session, self.due.text())
        formulation.check_due_after(day_of_work(session.case, session.setting.today), due)
        return due

    def _said(self, _text: str) -> str:
        day = self._due()
        return self.session.words.day(day) if day else ""

    def _listed(self) -> list[Attendance]:
        meeting = latest_meeting(self.session.case)
        return attendance_of(self.session.case, meeting.id) if meeting else []

    def _tell_who(self) -> None:
        """Who is meant, or while nothing is typed the numbers of those who came."""
        words = self.session.words
        try:
            meant = whom(self.who.text(), self._listed())
        except Refused as refused:
            self.present.object_to(words.problem(refused))
            return
        if has_left(self.session.case, meant.owner):
            self.present.object_to(words("They have left. Choose who takes it on."))
            return
        said = self._said_of(meant.agency, meant.owner)
        self.present.say(said if self.who.text().strip() else self._numbers())

    def _numbers(self) -> str:
        came = [(n, one) for n, one in enumerate(self._listed(), 1) if one.status is AttendanceStatus.ATTENDED]
        return " · ".join(f"{n} {self._said_of(one.agency, one.name)}" for n, one in came)

    def _said_of(self, agency: str, name: str) -> str:
        session = self.session
        shown = said_in(session.case, session.setting)(agency)
        return ", ".join(filter(None, (shown, initials(name) if session.veil else name)))
