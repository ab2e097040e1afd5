"""Who came: a row for each professional asked, ticked by press or by the number in front."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus
from ecm_desktop.editing import meetings
from ecm_desktop.ui.plan.part import small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.tick import Tick
from ecm_desktop.widgets.look import Kind, mark_as

NUMBERED = 9  # people who can be ticked by one digit


class AttendanceRows(QWidget):
    """The list of one meeting; a row is made once for each record and then only refilled."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._meeting = session, ""
        self._rows: dict[str, _Row] = {}
        words = session.words
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column, text in enumerate(("", words("Came"), words("Agency"), words("Name"), "", words("Agreed"))):
            caption = QLabel(text)
            mark_as(caption, Kind.FIELD_LABEL)
            self._grid.addWidget(caption, 0, column)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 2)
        self.new = LineField(words("Somebody else came: agency, name"))
        self.new.setPlaceholderText(words("Somebody else came: agency, name"))
        self.new.returnPressed.connect(self._ask_typed)
        self.agree = QPushButton(words("All who came agree to confidentiality"))
        self.agree.clicked.connect(self.all_agree)
        foot = QHBoxLayout()
        foot.addWidget(self.new, 1)
        foot.addWidget(self.agree)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addLayout(self._grid)
        column_.addLayout(foot)

    def show_meeting(self, meeting: str) -> None:
        """Show who was asked to a meeting."""
        asked = attendance_of(self._session.case, meeting)
        if meeting != self._meeting or set(self._rows) != {one.id for one in asked}:
            self._meeting = meeting
            self._rebuild(asked)
        for number, one in enumerate(asked, 1):
            self._rows[one.id].show_record(one, number)

    def rows(self) -> tuple[_Row, ...]:
        """The rows in their order."""
        asked = attendance_of(self._session.case, self._meeting)
        return tuple(self._rows[one.id] for one in asked)

    def tick(self, number: int) -> None:
        """Tick the person with that number as come, or take the tick away."""
        asked = attendance_of(self._session.case, self._meeting)
        if 1 <= number <= len(asked):
            self._rows[asked[number - 1].id].came.click()

    def all_agree(self) -> None:
        """Everybody who came agreed to the confidentiality statement."""
        self._session.do("All agree", meetings.all_agree, self._meeting)

    def _rebuild(self, asked: list[Attendance]) -> None:
        for row in self._rows.values():
            row.take_away(self._grid)
        self._rows = {}
        for place, one in enumerate(asked, 1):
            self._rows[one.id] = _Row(self._session, one.id)
            self._rows[one.id].put(self._grid, place)
        follow_layout(self)

    def _ask_typed(self) -> None:
        agency, _, name = (part.strip() for part in self.new.text().partition(","))
        if not agency:
            return
        new = Attendance(
            id=self._session.ids(),
            meeting=self._meeting,
            agency=agency,
            name=name,
            status=AttendanceStatus.ATTENDED,
        )
        if self._session.do("Add somebody to the list", meetings.ask, new):
            self.new.show_text("")


class _Row:
    """The controls of one professional."""

    def __init__(self, session: Session, key: str) -> None:
        words = session.words
        self._session, self._key, self._place = session, key, 0
        self._number = QLabel()
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        mark_as(self._number, Kind.SUBTITLE)
        self.came = Tick()
        self.agency, self.name = LineField(words("Agency")), LineField(words("Name"))
        self.status = PickList(words("How they took part"), choices(AttendanceStatus, words))
        self.status.setMinimumContentsLength(12)
        for field, letters in ((self.agency, 18), (self.name, 14)):  # in less room the page scrolls
            field.ensurePolished()
            field.setMinimumWidth(letters * field.fontMetrics().averageCharWidth())
        self.agreed = Tick()
        strike = partial(session.do, "Take off the list", meetings.strike, key)
        self.remove = small_button("×", words("Take off the list"), strike)
        self.came.clicked.connect(lambda on: self._mark(AttendanceStatus.ATTENDED if on else AttendanceStatus.INVITED))
        self.status.chosen.connect(lambda chosen: self._mark(AttendanceStatus(chosen)))
        self.agency.settled.connect(lambda text: self._change(agency=text))
        self.name.settled.connect(lambda text: self._change(name=text))
        self.agreed.clicked.connect(lambda on: self._change(agreed=on))

    def _parts(self) -> tuple[QWidget, ...]:
        return (self._number, self.came, self.agency, self.name, self.status, self.agreed, self.remove)

    def put(self, grid: QGridLayout, place: int) -> None:
        """Put the controls into a row of the grid."""
        for column, part in enumerate(self._parts()):
            grid.addWidget(part, place, column)

    def take_away(self, grid: QGridLayout) -> None:
        """Take the controls off the grid."""
        for part in self._parts():
            grid.removeWidget(part)
            part.hide()
            part.deleteLater()

    def show_record(self, record: Attendance, number: int) -> None:
        """Show one professional as they are put down now."""
        self._place = number
        words = self._session.words
        who = ", ".join(part for part in (record.agency, record.name) if part)
        self._number.setText(str(number) if number <= NUMBERED else "")
        self.came.setChecked(record.status is AttendanceStatus.ATTENDED)
        self.came.setAccessibleName(words("{who} came", who=who))
        self.agreed.setChecked(record.agreed)
        self.agreed.setAccessibleName(words("{who} agreed to confidentiality", who=who))
        self.agency.show_text(record.agency)
        self.name.show_text(record.name)
        self.status.show_key(record.status)

    def _mark(self, status: AttendanceStatus) -> None:
        if not self._session.do("Say who came", meetings.mark, self._key, status):
            self._show_again()

    def _change(self, **changed: object) -> None:
        if not self._session.do("Correct the list", meetings.change_attendance, self._key, **changed):
            self._show_again()

    def _show_again(self) -> None:
        record = self._session.case.find(Attendance, self._key)
        if record is not None:
            self.show_record(record, self._place)
