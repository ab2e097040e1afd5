"""The plan page: what we think is going on, what keeps people safe, what is worth doing in order, who does what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.settings import wording_file
from ecm_desktop.ui.library.panel import LibraryPanel
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.plan.actions import actions_part
from ecm_desktop.ui.plan.agency_list import AgencyList
from ecm_desktop.ui.plan.beside import ready_part, strengths_part, supervision_part, tried_part, voices_part
from ecm_desktop.ui.plan.doors import Doors, bring_to_top
from ecm_desktop.ui.plan.five_ps import five_ps_part
from ecm_desktop.ui.plan.gains import gains_part
from ecm_desktop.ui.plan.hypotheses import hypotheses_part
from ecm_desktop.ui.plan.part import Part, in_a_row
from ecm_desktop.ui.plan.recommendations import recommendations_part
from ecm_desktop.ui.plan.risks import risks_part
from ecm_desktop.ui.services.panel import LocalServices
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

_DOORS = {
    "hypotheses": "Hypotheses",
    "five-ps": "Five Ps",
    "recommendations": "Recommendations",
    "actions": "Actions",
    "risks": "Risk and safety",
    "strengths": "Strengths",
    "voices": "What the child says",
    "gains": "Small gains",
    "tried": "What was tried",
    "ready": "Kept ready",
    "supervision": "Supervision",
}


class PlanPage(QScrollArea):
    """Understanding on the left, what to do on the right (below where it is narrow), and the five Ps under both."""

    title: ClassVar[str] = "Plan"

    def __init__(self, session: Session) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(session.words("The plan"))
        self.hypotheses, self.risks = hypotheses_part(session), risks_part(session)
        self.strengths = strengths_part(session)
        self.gains, self.five_ps = gains_part(session), five_ps_part(session, self)
        self.recommendations, self.todo = recommendations_part(session), actions_part(session)
        self.voices, self.tried, self.ready = voices_part(session), tried_part(session), ready_part(session)
        self.supervision = supervision_part(session)
        words, examples = session.words, wording_file("interventions", "examples", session.words.language)
        self.library = _press(
            words("Examples for each level…"), lambda: LibraryPanel(session, examples, self.window()).ask()
        )
        self.services = _press(words("Local services…"), lambda: LocalServices(session, self.window()).ask())
        self.for_agency = _press(words("A list for one agency…"), lambda: AgencyList(session, self.window()).ask())
        self.parts: dict[str, Part[Any]] = {
            "hypotheses": self.hypotheses, "five-ps": self.five_ps, "recommendations": self.recommendations,
            "actions": self.todo, "risks": self.risks, "strengths": self.strengths, "voices": self.voices,
            "gains": self.gains, "tried": self.tried, "ready": self.ready, "supervision": self.supervision,
        }  # fmt: skip
        self.doors = Doors(words("Parts of the plan"), {key: words(said) for key, said in _DOORS.items()})
        self.doors.chosen.connect(self.show_part)
        session.part_asked.connect(lambda part: self.show_part(part) if self.isVisible() else None)
        self._lay_out()

    def _lay_out(self) -> None:
        sheet = QWidget()
        mark_as(sheet, Kind.PAGE)
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(24, 10, 24, 20)
        whole.setSpacing(10)
        whole.addWidget(self.doors)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(24)
        whole.addLayout(row)
        left = ("hypotheses", "strengths", "risks", "voices", "gains", "tried", "ready", "supervision")
        for keys in (left, ("recommendations", "actions")):
            row.addLayout(self._column(self.parts[key] for key in keys), 1)
        whole.addWidget(self.five_ps)
        whole.addStretch(1)
        self.setWidget(sheet)
        RoomWatch(self, lambda: fold(row, self))

    def _column(self, parts: Iterable[Part[Any]]) -> QVBoxLayout:
        """Parts one under the other, each over what can be opened from it."""
        below = {self.recommendations: (self.library, self.services), self.todo: (self.for_agency,)}
        column = QVBoxLayout()
        column.setSpacing(18)
        for part in parts:
            column.addWidget(part)
            if part in below:
                presses = in_a_row(*below[part])
                presses.addStretch()
                column.addLayout(presses)
        column.addStretch()
        return column

    def show_part(self, key: str) -> None:
        """Put a part in front, by the key that an agenda calls it by, and let the keyboard begin in it."""
        found = self.parts.get(key)
        if found is not None:
            for part in self.parts.values():
                part.make_all()
            bring_to_top(self, found, found.begins_at())

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.hypotheses.new


def _press(text: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _on: act())
    return button
