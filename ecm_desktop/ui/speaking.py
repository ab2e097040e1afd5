"""Who is speaking: one of those present, whose agency is credited with each typed line until somebody else speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.life import Source
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus
from ecm_desktop.intake.marks import agency_called
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

NUMBERED = 9  # people who have a key of their own: their number on the meeting's list


class Speaking(QPushButton):
    """A chip that names the agency that speaks; pressed, nobody does. Hidden while nobody does."""

    told = Signal()  # that somebody else speaks, or nobody

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.agency = ""
        self._why_nobody: Notice | None = None
        self.setAutoDefault(False)
        mark_as(self, Kind.CHIP)
        self.clicked.connect(lambda _on: self._say(""))
        session.setting_changed.connect(lambda _setting: self._show())
        self._say("")

    def choose(self, number: int) -> None:
        """Let the person with that number on the open meeting's list speak, or nobody when they do already."""
        present = self._present(number)
        if self._why_nobody is not None:
            self._session.withdraw(self._why_nobody)  # it was about another press
            self._why_nobody = None
        if isinstance(present, str):
            self._why_nobody = Notice(present, NoticeKind.NOTE)
            self._session.notice(self._why_nobody)
            return
        sources = tuple(one.agency for one in self._session.case.of(Source) if one.agency)
        agency = agency_called(present.agency, sources)
        self._say("" if agency == self.agency else agency)

    def _present(self, number: int) -> Attendance | str:
        """Who it is, or why nobody: in words."""
        words, meeting = self._session.words, self._session.open_meeting
        if meeting is None:
            return words("Who speaks is chosen from those present: open a meeting first.")
        asked = attendance_of(self._session.case, meeting.id)
        if number > len(asked) or not asked[number - 1].agency:
            return words("Nobody has the number {number} on the meeting’s list.", number=number)
        if asked[number - 1].status is not AttendanceStatus.ATTENDED:
            agency = self._shown(asked[number - 1].agency)
            return words("{agency} is not ticked as come. Tick them on the meeting’s page first.", agency=agency)
        return asked[number - 1]

    def _say(self, agency: str) -> None:
        self.agency = agency
        self._show()
        self.told.emit()

    def _show(self) -> None:
        words, shown = self._session.words, self._shown(self.agency)
        agency = shown[:1].upper() + shown[1:]
        said = words("{agency} speaks", agency=agency) if agency else ""
        self.setText(f"{said}  ×" if said else "")
        self.setAccessibleName(
            words("{said}; press to let nobody speak", said=said) if said else words("Nobody speaks")
        )
        self.setVisible(bool(agency))

    def _shown(self, agency: str) -> str:
        """An agency as it may be shown: what names somebody or a place is cut in the sharing view."""
        return said_in(self._session.case, self._session.setting)(agency)
