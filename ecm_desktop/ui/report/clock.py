"""The report clock on the report page: the days each report took, and a way to issue it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.diagram.wording import day_short, term
from ecm_desktop.diagram.wording.clock import clock_words
from ecm_desktop.domain.clock import Clock, report_clocks
from ecm_desktop.ui.anew import Sheet
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind

MOST = 4  # meetings, the latest


class ReportClock(QWidget):
    """A line for each of the last meetings; made anew when a meeting or a document changes."""

    issue_asked = Signal(str, str)  # edition, id of the meeting

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet = Sheet(self)
        self.issue: dict[str, QPushButton] = {}  # by id of the meeting

    def refill(self) -> None:
        """Show the clocks as they stand now."""
        self.issue = {}
        clocks = report_clocks(self._session.case)[:MOST]
        with self._sheet.anew() as column:
            column.addWidget(label(self._session.words("From meeting to report"), Kind.HEADING))
            for one in clocks:
                column.addLayout(self._line(one))
        self.setVisible(bool(clocks))

    def _line(self, clock: Clock) -> QHBoxLayout:
        words, today = self._session.words, self._session.setting.today
        meeting = words(
            "{kind}, {day}", kind=term(clock.meeting.nature, words), day=day_short(clock.meeting.held, words)
        )
        row = QHBoxLayout()
        row.addWidget(label(f"{meeting}\n{clock_words(clock, today, words)}"), 1)
        if clock.to_issue is not None:
            button = QPushButton(words("Issue…"))
            button.setAccessibleName(words("{meeting}: issue the report", meeting=meeting))
            button.setAutoDefault(False)
            ask = partial(self.issue_asked.emit, clock.to_issue, clock.meeting.id)
            button.clicked.connect(lambda _on: ask())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.issue[clock.meeting.id] = button
        return row
