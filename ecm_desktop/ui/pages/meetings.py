"""The meetings page: the meetings of the case in order, and the one that is open or chosen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import choices, day_short, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import latest_meeting, meetings_in_order, open_meeting
from ecm_desktop.domain.meetings import Attendance, Meeting, MeetingKind, StepNote
from ecm_desktop.editing import meetings
from ecm_desktop.errors import Refused
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.dating import meeting_day, meeting_day_said
from ecm_desktop.ui.in_hand import put_in_front
from ecm_desktop.ui.meeting.attendance import NUMBERED
from ecm_desktop.ui.meeting.over_time import AttendanceOverTime
from ecm_desktop.ui.meeting.people import PeopleOfAgencies
from ecm_desktop.ui.meeting.view import MeetingView
from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.ui.panels.side import Side
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import DateWordsField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

LIST_WIDTH = 260


class MeetingsPage(QWidget):
    """Opens a meeting, and shows any."""

    title: ClassVar[str] = "Meetings"

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.kind = PickList(words("Kind of meeting"), choices(MeetingKind, words))
        self._expect_kind()
        self.open_one = QPushButton(words("Open the meeting"))
        mark_as(self.open_one, Kind.PRIMARY)
        self.open_one.clicked.connect(lambda _on: self.open_meeting())
        self.held = DateWordsField(words("Day of the meeting"), partial(meeting_day_said, session), words.problem)
        self.held.line.setPlaceholderText(words("today"))
        keep_unfinished(self.held.line, "held")
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words("Meetings, the latest first"))
        self.list.currentItemChanged.connect(self._chosen)
        self.over_time = QPushButton(words("Attendance over time"))
        self.over_time.clicked.connect(lambda _on: AttendanceOverTime(session, self.window()).ask())
        self.people = QPushButton(words("People of each agency…"))
        self.people.clicked.connect(lambda _on: self.show_people())
        session.record_asked.connect(self._show_asked)  # before the parts of the meeting hear of it
        self.look_back = QPushButton(words("As this meeting saw it"))
        self.look_back.clicked.connect(lambda _on: session.go("back", part=self._chosen_id()))
        self.view = MeetingView(session)
        self.none_yet = QLabel(words("No meeting has been held yet. Open one when the professionals are together."))
        self.none_yet.setWordWrap(True)
        self.none_yet.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.none_yet.setContentsMargins(24, 24, 24, 24)
        self._lay_out()
        self._fresh = UntilShown(self, self.refill)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        session.part_asked.connect(self._show_part)
        RoomWatch(self, lambda: self.view.fold(self))
        self.refill()
        self._choose_for(session.selection)

    def _lay_out(self) -> None:
        side = Side(LIST_WIDTH, Kind.PAGE)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(FieldLabel(self._session.words("Kind of meeting"), self.kind))
        column.addWidget(self.kind)
        column.addWidget(FieldLabel(self._session.words("Day of the meeting"), self.held))
        column.addWidget(self.held)
        column.addWidget(self.open_one)
        column.addSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.people)
        column.addWidget(self.over_time)
        column.addWidget(self.look_back)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.view, 1)
        row.addWidget(self.none_yet, 1)

    def open_meeting(self) -> None:
        """Open a meeting of the chosen kind, held on the day typed, else today."""
        session = self._session
        kind = MeetingKind(self.kind.key() or MeetingKind.FORMULATION)
        typed = self.held.text()
        try:
            held = meeting_day(session, typed) if typed.strip() else session.setting.today
        except Refused as problem:
            self.held.object_to(session.words.problem(problem))
            self.held.setFocus()
            return
        new = Meeting(id=session.ids(), nature=kind, held=held, is_open=True)
        agencies = tuple(map(session.words, meetings.CORE_GROUP))
        if session.do("Open a meeting", meetings.open_new_meeting, new, session.ids, agencies):
            self.held.show_text("")
            self._expect_kind()
            self._choose(new.id)
            self.list.setFocus()  # so that digits tick who comes in

    def show_people(self) -> None:
        """The professionals of the case, over the window."""
        PeopleOfAgencies(self._session, self.window()).ask()

    def _expect_kind(self) -> None:
        """The first meeting is most often a formulation, and every later one a review."""
        later = latest_meeting(self._session.case) is not None
        self.kind.show_key(MeetingKind.REVIEW if later else MeetingKind.FORMULATION)

    def refill(self) -> None:
        """Show the meetings as they are now."""
        case, words = self._session.case, self._session.words
        chosen = case.find(Meeting, self._chosen_id()) or latest_meeting(case)
        self.list.blockSignals(True)
        self.list.clear()
        for meeting in reversed(meetings_in_order(case)):
            state = f" · {words('open')}" if meeting.is_open else ""
            item = QListWidgetItem(f"{term(meeting.nature, words)}\n{day_short(meeting.held, words)}{state}")
            item.setData(Qt.ItemDataRole.UserRole, meeting.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.open_one.setEnabled(open_meeting(case) is None)
        for part in (self.list, self.over_time, self.look_back):
            part.setVisible(self.list.count() > 0)
        self._choose(chosen.id if chosen else "")

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.list

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does on this page."""
        tick = self.view.attendance.tick
        ticks = [
            Action(
                f"meetings.tick-{number}", "Somebody came, or did not", str(number), "Meetings", partial(tick, number)
            )
            for number in range(1, NUMBERED + 1)
        ]
        return (
            Action("meetings.open", "Open a meeting", "Ctrl+E", "Meetings", self.open_meeting, self.open_one.isEnabled),
            Action(
                "meetings.close",
                "Close the meeting",
                "Ctrl+Shift+C",
                "Meetings",
                self.view.close_it.click,
                self.view.close_it.isVisible,
            ),
            Action("meetings.agree", "All agree", "A", "Meetings", self.view.attendance.all_agree),
            Action("meetings.came", "Somebody else came", "Alt+C", "Meetings", self.view.write_who_came),
            Action("meetings.people", "People of each agency", "Ctrl+Shift+G", "Meetings", self.show_people),
            *ticks,
        )

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(Meeting, Attendance, StepNote):
            self._fresh.ask()

    def _show_part(self, part: str) -> None:
        """Put a part of the open meeting in front, if this page is what is seen."""
        meeting = self._session.open_meeting
        if meeting is not None and self.isVisible():
            self._choose(meeting.id)
            self.view.show_part(part)

    def _show_asked(self, record: str) -> None:
        """Show a record that was asked for at its meeting, if this page is what is seen."""
        if self.isVisible():
            self._choose_for(record)
            put_in_front(self.view, record)

    def _choose_for(self, record: str) -> None:
        """Choose the meeting that a record is, or belongs to; of another record nothing."""
        case = self._session.case
        meeting = case.find(Meeting, getattr(case.get(record), "meeting", None) or record)
        if meeting is not None:
            self._choose(meeting.id)

    def _chosen_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _choose(self, meeting: str) -> None:
        self.list.blockSignals(True)  # shown once, below
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == meeting:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._chosen()

    def _chosen(self, *_: object) -> None:
        meeting = self._session.case.find(Meeting, self._chosen_id())
        self.view.setVisible(meeting is not None)
        self.none_yet.setVisible(meeting is None)
        if meeting is not None:
            self.view.show_meeting(meeting)
