"""The plan page: what we think is going on, what keeps people safe, what is worth doing in order, who does what."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.settings import wording_file
from ecm_desktop.ui.library.panel import LibraryPanel
from ecm_desktop.ui.narrow import RoomWatch, fold
from ecm_desktop.ui.plan.actions import actions_part
from ecm_desktop.ui.plan.agency_list import AgencyList
from ecm_desktop.ui.plan.beside import ready_part, strengths_part, supervision_part, tried_part, voices_part
from ecm_desktop.ui.plan.five_ps import five_ps_part
from ecm_desktop.ui.plan.gains import gains_part
from ecm_desktop.ui.plan.hypotheses import hypotheses_part
from ecm_desktop.ui.plan.part import in_a_row
from ecm_desktop.ui.plan.recommendations import recommendations_part
from ecm_desktop.ui.plan.risks import risks_part
from ecm_desktop.ui.services.panel import LocalServices
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as


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
        self.library = QPushButton(session.words("Examples for each level…"))
        self.library.setAutoDefault(False)
        self.library.setAccessibleName(self.library.text())
        examples = wording_file("interventions", "examples", session.words.language)
        self.library.clicked.connect(lambda _on: LibraryPanel(session, examples, self.window()).ask())
        self.services = QPushButton(session.words("Local services…"))
        self.services.setAutoDefault(False)
        self.services.setAccessibleName(self.services.text())
        self.services.clicked.connect(lambda _on: LocalServices(session, self.window()).ask())
        self.for_agency = QPushButton(session.words("A list for one agency…"))
        self.for_agency.setAutoDefault(False)
        self.for_agency.setAccessibleName(self.for_agency.text())
        self.for_agency.clicked.connect(lambda _on: AgencyList(session, self.window()).ask())
        below = {self.recommendations: (self.library, self.services), self.todo: (self.for_agency,)}
        sheet = QWidget()
        mark_as(sheet, Kind.PAGE)
        whole = QVBoxLayout(sheet)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(18)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(24)
        left = (
            self.hypotheses,
            self.strengths,
            self.risks,
            self.voices,
            self.gains,
            self.tried,
            self.ready,
            self.supervision,
        )
        right = (self.recommendations, self.todo)
        for parts in (left, right):
            column = QVBoxLayout()
            column.setSpacing(18)
            for part in parts:
                column.addWidget(part)
                if part in below:
                    presses = in_a_row(*below[part])
                    presses.addStretch()
                    column.addLayout(presses)
            column.addStretch()
            row.addLayout(column, 1)
        whole.addLayout(row)
        whole.addWidget(self.five_ps)
        whole.addStretch(1)
        self.setWidget(sheet)
        RoomWatch(self, lambda: fold(row, self))

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.hypotheses.new
