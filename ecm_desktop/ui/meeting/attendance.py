"""Who came: a row for each professional asked, ticked by press or by the number in front."""

from __future__ import annotations

from datetime import time
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.diagram.wording import choices, day_short, stay_short
from ecm_desktop.domain.attending import comes_late, not_agreed, signed_beforehand
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus
from ecm_desktop.domain.professionals import meant_by
from ecm_desktop.editing import meetings
from ecm_desktop.intake.clock_times import read_stay
from ecm_desktop.ui.in_hand import shows
from ecm_desktop.ui.meeting.late import LateArrival, time_now
from ecm_desktop.ui.narrow import fold, is_narrow
from ecm_desktop.ui.plan.part import small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.tick import Tick
from ecm_desktop.widgets.look import Kind, mark_as

NUMBERED = 9  # people who can be ticked by one digit
THERE = 13  # letters that a stay has room for


class _Places(NamedTuple):
    """Where a professional's controls stand: the lines that they take, and the line and column of each of them."""

    lines: int
    of_parts: tuple[tuple[int, int], ...]  # number, came, agency, name, status, there, agreed, remove


_BESIDE = _Places(1, tuple((0, column) for column in range(8)))
_FOLDED = _Places(3, ((0, 0), (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 2), (0, 4)))


class AttendanceRows(QWidget):
    """The list of one meeting; a row is made once for each record and then only refilled."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._meeting = session, ""
        self._rows: dict[str, _Row] = {}
        self._places = _BESIDE
        words = session.words
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        heads = (
            "", words("Came"), words("Agency"), words("Name"), words("How they took part"), words("From, until"),
            words("Agreed"),
        )  # fmt: skip
        self._captions = [QLabel(text) for text in heads]
        for column, caption in enumerate(self._captions):
            mark_as(caption, Kind.FIELD_LABEL)
            self._grid.addWidget(caption, 0, column)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 2)
        self.new = LineField(words("Somebody else came: agency, name"))
        self.new.setPlaceholderText(words("Somebody else came: agency, name"))
        keep_unfinished(self.new, "came")
        self.new.returnPressed.connect(self._ask_typed)
        self.not_agreed, self.signed = Hint(), Hint()
        self.agree = QPushButton(words("All who came agree to confidentiality"))
        self.agree.clicked.connect(self.all_agree)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.new, 1)
        self._foot.addWidget(self.agree)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.addLayout(self._grid)
        column_.addLayout(self._foot)
        column_.addWidget(self.signed)
        column_.addWidget(self.not_agreed)

    def show_meeting(self, meeting: str) -> None:
        """Show who was asked to a meeting."""
        asked = attendance_of(self._session.case, meeting)
        self._meeting = meeting
        if list(self._rows) != [one.id for one in asked]:
            self._put_in_order(asked)
        for number, one in enumerate(asked, 1):
            self._rows[one.id].show_record(one, number)
        self._tell_who_agreed()

    def _tell_who_agreed(self) -> None:
        case, words = self._session.case, self._session.words
        said = said_in(case, self._session.setting)
        waiting = not_agreed(case, self._meeting)
        who = ", ".join(said(one.agency) for one in waiting)
        signed = ((said(one.agency), one.signed) for one in signed_beforehand(case, self._meeting))
        on = ", ".join(f"{agency} ({day_short(day, words)})" for agency, day in signed if day)
        self.signed.say(words("Had signed the confidentiality statement beforehand: {who}", who=on) if on else "")
        self.not_agreed.say(words("Came, and has not agreed to confidentiality yet: {who}", who=who) if waiting else "")

    def fold(self, page: QWidget) -> None:
        """Where the page is narrow, each professional takes two lines, so that their names can be read."""
        fold(self._foot, page)
        places = _FOLDED if is_narrow(page) else _BESIDE
        if places is not self._places:
            self._places = places
            for caption in self._captions[-3:]:
                caption.setVisible(places is _BESIDE)
            for row in self._rows.values():
                row.take_off(self._grid)
            for at, row in enumerate(self.rows()):
                row.put(self._grid, at, places)
            follow_layout(self)

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

    def _put_in_order(self, asked: list[Attendance]) -> None:
        """Make rows for those who came, and drop the others; a row in which somebody types only moves."""
        rows, before = {one.id: self._rows.get(one.id) or _Row(self._session, one.id) for one in asked}, self._rows
        for key, row in before.items():
            (row.take_off if key in rows else row.take_away)(self._grid)
        self._rows = rows
        for at, row in enumerate(rows.values()):
            row.put(self._grid, at, self._places)
        follow_layout(self)

    def _ask_typed(self) -> None:
        new = self._typed()
        if not new.agency:
            return
        if not comes_late(self._session.case, self._meeting, self._session.setting.today):
            self._add(new)
        elif new.agreed:
            self._add_late(new, time_now(self._session))
        else:
            came = partial(self._add_late, new)
            LateArrival(self._session, new.agency, came, self.new.setFocus, self.window()).ask()

    def _typed(self) -> Attendance:
        agency, _, name = (part.strip() for part in self.new.text().partition(","))
        new = Attendance(
            id=self._session.ids(), meeting=self._meeting, agency=agency, name=name, status=AttendanceStatus.ATTENDED
        )
        known = meant_by(self._session.case, self.new.text())
        if known is None:
            return new
        signed = known.signed
        return replace(
            new, agency=known.agency, name=known.name, professional=known.id, signed=signed, agreed=bool(signed)
        )

    def _add_late(self, new: Attendance, at: time) -> None:
        self._add(replace(new, agreed=True, joined=at))

    def _add(self, new: Attendance) -> None:
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
        shows(self.name, key)
        self.status = PickList(words("How they took part"), choices(AttendanceStatus, words))
        self.status.setMinimumContentsLength(12)
        for field, letters in ((self.agency, 18), (self.name, 14)):  # in less room the page scrolls
            field.ensurePolished()
            field.setMinimumWidth(letters * field.fontMetrics().averageCharWidth())
        self.there = DateWordsField(words("From and until when they were there"), self._stay_said, words.problem)
        self.there.line.setPlaceholderText(words("all of it"))
        self.there.ensurePolished()
        self.there.setMinimumWidth(THERE * self.there.fontMetrics().averageCharWidth())
        self.agreed = Tick()
        strike = partial(session.do, "Take off the list", meetings.strike, key)
        self.remove = small_button("×", words("Take off the list"), strike)
        self.came.clicked.connect(lambda on: self._mark(AttendanceStatus.ATTENDED if on else AttendanceStatus.NOT_SAID))
        self.status.chosen.connect(lambda chosen: self._mark(AttendanceStatus(chosen)))
        self.agency.settled.connect(lambda text: self._change(agency=text))
        self.name.settled.connect(lambda text: self._change(name=text))
        self.there.settled.connect(self._stay)
        self.agreed.clicked.connect(lambda on: self._change(agreed=on, signed=None))

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self._number, self.came, self.agency, self.name, self.status, self.there, self.agreed, self.remove,
        )  # fmt: skip

    def put(self, grid: QGridLayout, at: int, places: _Places) -> None:
        """Put the controls into the lines of the grid for the professional `at` that place, from 0."""
        for part, (line, column) in zip(self._parts(), places.of_parts, strict=True):
            grid.addWidget(part, 1 + at * places.lines + line, column)
        self.agreed.setText("" if places is _BESIDE else self._session.words("Agreed"))  # else a caption says it

    def take_off(self, grid: QGridLayout) -> None:
        """Take the controls off the grid."""
        for part in self._parts():
            grid.removeWidget(part)

    def take_away(self, grid: QGridLayout) -> None:
        """Take the controls off the grid for good."""
        self.take_off(grid)
        for part in self._parts():
            part.hide()
            part.deleteLater()

    def show_record(self, record: Attendance, number: int) -> None:
        """Show one professional as they are put down now."""
        self._place = number
        words, veil = self._session.words, self._session.veil
        shown = (veil(record.agency), initials(record.name)) if veil else (record.agency, record.name)
        who = ", ".join(filter(None, shown))
        self._number.setText(str(number) if number <= NUMBERED else "")
        self.came.setChecked(record.status is AttendanceStatus.ATTENDED)
        self.came.setAccessibleName(words("{who} came", who=who))
        self.agreed.setChecked(record.agreed)
        self.agreed.setAccessibleName(words("{who} agreed to confidentiality", who=who))
        self.agency.follow(record.agency, record.id, veil)
        self.name.follow(record.name, record.id, veil and initials)
        self.status.show_key(record.status)
        self.there.follow(stay_short(record.joined, record.left, words), record.id)
        self.there.setVisible(record.status is AttendanceStatus.ATTENDED)

    def _mark(self, status: AttendanceStatus) -> None:
        record = self._session.case.find(Attendance, self._key)
        came, today = status is AttendanceStatus.ATTENDED, self._session.setting.today
        if record is not None and came and comes_late(self._session.case, record.meeting, today):
            if record.agreed:
                self._arrive(time_now(self._session))
            else:
                LateArrival(self._session, record.agency, self._arrive, self._show_again, self.came.window()).ask()
            return
        if not self._session.do("Say who came", meetings.mark, self._key, status):
            self._show_again()

    def _arrive(self, at: time) -> None:
        if not self._session.do("Say who came", meetings.arrive_late, self._key, at):
            self._show_again()

    def _stay(self, text: str) -> None:
        joined, left = read_stay(text)
        self._change(joined=joined, left=left)

    def _stay_said(self, text: str) -> str:
        return stay_short(*read_stay(text), self._session.words)

    def _change(self, **changed: object) -> None:
        if not self._session.do("Correct the list", meetings.change_attendance, self._key, **changed):
            self._show_again()

    def _show_again(self) -> None:
        record = self._session.case.find(Attendance, self._key)
        if record is not None:
            self.show_record(record, self._place)
