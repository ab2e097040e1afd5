"""One meeting: its kind and date, who came, what was said and decided, the next date, and closing it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.diagram.wording import and_words, choices, term
from ecm_desktop.domain.meetings import Meeting, MeetingMode
from ecm_desktop.domain.review import REVIEWING
from ecm_desktop.editing import meetings
from ecm_desktop.ui.dating import due_day, meeting_day, meeting_day_said, next_meeting_said
from ecm_desktop.ui.meeting.attendance import AttendanceRows
from ecm_desktop.ui.meeting.closing import ClosingCheck
from ecm_desktop.ui.meeting.decisions import decisions_part
from ecm_desktop.ui.meeting.invitation import Invitation
from ecm_desktop.ui.meeting.kind import KindRow
from ecm_desktop.ui.meeting.review import Review
from ecm_desktop.ui.meeting.step_notes import StepNotes
from ecm_desktop.ui.narrow import fold
from ecm_desktop.ui.plan.beside import feedback_part
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as


class MeetingView(QScrollArea):
    """Shows one meeting and edits it in place."""

    def __init__(self, session: Session) -> None:
        super().__init__(widgetResizable=True)
        words = session.words
        self._session, self._meeting = session, ""
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(words("The meeting"))
        self.heading = QLabel()
        mark_as(self.heading, Kind.TITLE)
        self.chair, self.place = LineField(words("Chair")), LineField(words("Place"))
        self.mode = PickList(words("How people meet"), choices(MeetingMode, words))
        self.mode.setMinimumContentsLength(12)
        self.kind = KindRow(session)
        self.held = DateWordsField(words("Day of the meeting"), partial(meeting_day_said, session), words.problem)
        self.attendance = AttendanceRows(session)
        self.notes = WordsField(words("Notes of the meeting"), lines=7)
        self.review = Review(session)
        self.decisions = decisions_part(session, lambda: self._meeting)
        self.feedback = feedback_part(session, lambda: self._meeting)
        self.step_notes = StepNotes(session)
        self.told_child = WordsField(words("What the child will be told, and by whom"), lines=2)
        self.parked = WordsField(words("Parked: for another time or another place"), lines=2)
        self.next_date = DateWordsField(words("Next meeting"), self._said, words.problem)
        self.moved = Hint()
        self.invite = QPushButton(words("Invitation…"))
        self.invite.clicked.connect(lambda _on: self._invite())
        self.take_out = QPushButton(words("Take the meeting out"))
        self.take_out.setToolTip(
            words("With who came, what was noted and decided, and where it placed the child; the plan stays")
        )
        mark_as(self.take_out, Kind.PLAIN)
        self.take_out.clicked.connect(
            lambda _on: session.do("Take the meeting out", meetings.remove_meeting, self._meeting)
        )
        self.close_it = QPushButton(words("Close the meeting"))
        self.close_it.clicked.connect(lambda _on: self._look_before_closing())
        self.parts: dict[str, QWidget] = {
            "attendance": self.attendance, "changed": self.review.changed, "again": self.review.hypotheses,
            "decisions": self.decisions, "notes": self.notes, "told": self.told_child, "parked": self.parked,
            "next": self.next_date,
        }  # fmt: skip
        self._pairs = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.held.settled.connect(self._change_day)
        self.chair.settled.connect(lambda text: self._change(chair=text))
        self.place.settled.connect(lambda text: self._change(place=text))
        self.mode.chosen.connect(lambda chosen: self._change(mode=MeetingMode(chosen)))
        self.notes.settled.connect(lambda text: self._change(notes=text))
        self.told_child.settled.connect(lambda text: self._change(told_child=text))
        self.parked.settled.connect(lambda text: self._change(parked=text))
        self.next_date.settled.connect(lambda text: self._change(next_date=due_day(session, text)))

    def _lay_out(self) -> None:
        words = self._session.words
        self._sheet = sheet = QWidget()
        mark_as(sheet, Kind.PAGE)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(self.heading)
        for pair in (
            ((words("Day of the meeting"), self.held), (words("Chair"), self.chair)),
            ((words("Place"), self.place), (words("How people meet"), self.mode)),
        ):
            self._pairs.addLayout(_beside(pair), 1)
        column.addLayout(self._pairs)
        column.addWidget(self.kind)
        who = QLabel(words("Who is on the list and who came"))
        mark_as(who, Kind.TITLE)
        column.addSpacing(8)
        column.addWidget(who)
        column.addWidget(self.attendance)
        column.addWidget(self.review)
        column.addSpacing(8)
        column.addWidget(self.decisions)
        column.addWidget(self.step_notes)
        for control in (self.notes, self.told_child, self.parked):
            column.addSpacing(6)
            column.addWidget(FieldLabel(control.accessibleName(), control))
            column.addWidget(control)
        column.addSpacing(6)
        column.addWidget(FieldLabel(words("Next meeting"), self.next_date))
        row = QHBoxLayout()
        row.addWidget(self.next_date, 1)
        row.addWidget(self.invite, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.moved)
        column.addSpacing(8)
        column.addWidget(self.feedback)
        foot = QHBoxLayout()
        foot.addWidget(self.take_out)
        foot.addStretch()
        foot.addWidget(self.close_it)
        column.addLayout(foot)
        column.addStretch()
        self.setWidget(sheet)

    def fold(self, page: QWidget) -> None:
        """Take more lines where the page is narrow, so that days and names can be read."""
        fold(self._pairs, page)
        self.attendance.fold(page)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting as it is now."""
        if meeting.id != self._meeting:
            self.settle()
            self.verticalScrollBar().setValue(0)  # another meeting begins at its head
        self._meeting, words, veil = meeting.id, self._session.words, self._session.veil
        kind, day = term(meeting.nature, words), words.day(meeting.held)
        state = words("open") if meeting.is_open else words("closed")
        self.heading.setText(f"{kind} · {day} · {state}")
        self.kind.show_meeting(meeting)
        keep_unfinished(self.held.line, f"held {meeting.id}")
        keep_unfinished(self.next_date.line, f"next {meeting.id}")
        self.held.follow(words.day(meeting.held), meeting.id)
        self.chair.follow(meeting.chair, meeting.id, veil and initials)
        self.place.follow(meeting.place, meeting.id, veil)
        self.mode.show_key(meeting.mode)
        self.attendance.show_meeting(meeting.id)
        self.review.show_meeting(meeting)
        self.review.setVisible(meeting.nature in REVIEWING)
        self.decisions.refill()
        self.feedback.refill()
        self.step_notes.show_meeting(meeting.id)
        for field, text in self._texts(meeting):
            field.follow(text, meeting.id, veil)
        self.next_date.follow(words.day(meeting.next_date) if meeting.next_date else "", meeting.id)
        self.close_it.setVisible(meeting.is_open)
        days = and_words((words.day(one, short=True) for one in meeting.moved_from), words)
        self.moved.say(words("Moved; it was set for {days} before.", days=days) if days else "")

    def show_part(self, part: str) -> None:
        """Scroll to a part, by the key that an agenda calls it by, and let the keyboard begin in it where one types."""
        found = self.parts.get(part)
        if found is None or found.isHidden():
            return
        if found.focusProxy() is not None or found.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.setFocus()
        QTimer.singleShot(0, self, lambda: self._scroll_to(found))  # a page just shown has yet to be laid out

    def _scroll_to(self, part: QWidget) -> None:
        above = part.mapTo(self._sheet, QPoint(0, -2 * self.fontMetrics().lineSpacing()))
        self.verticalScrollBar().setValue(above.y())

    def write_who_came(self) -> None:
        """Let the keyboard begin where somebody is written who was not on the list."""
        self.attendance.new.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.attendance.new)

    def settle(self) -> None:
        """Keep what is still being typed (another meeting is about to be shown)."""
        for field in (self.held, self.chair, self.place, self.notes, self.told_child, self.parked, self.next_date):
            field.settle()
        self.kind.settle()
        self.review.settle()
        self.step_notes.settle()

    def _texts(self, meeting: Meeting) -> tuple[tuple[WordsField, str], ...]:
        return (self.notes, meeting.notes), (self.told_child, meeting.told_child), (self.parked, meeting.parked)

    def _invite(self) -> None:
        meeting = self._session.case.find(Meeting, self._meeting)
        if meeting is not None and meeting.next_date is None:
            self.next_date.setFocus()
            self.next_date.object_to(self._session.words("Say first on which day the next meeting is."))
        elif meeting is not None:
            Invitation(self._session, meeting, self.window()).ask()

    def _look_before_closing(self) -> None:
        """Show what is still loose; from there the meeting is closed."""
        self.settle()
        ClosingCheck(self._session, self._meeting, self.window()).ask()

    def _change_day(self, text: str) -> None:
        """A meeting is never without a day: an emptied field shows the day again."""
        self._change(**({"held": meeting_day(self._session, text)} if text.strip() else {}))

    def _change(self, **changed: object) -> None:
        self._session.do("Change the meeting", meetings.change_meeting, self._meeting, **changed)
        now = self._session.case.find(Meeting, self._meeting)
        if now is not None:
            self.show_meeting(now)

    def _said(self, text: str) -> str:
        return next_meeting_said(self._session, self._meeting, text)


def _beside(fields: Iterable[tuple[str, QWidget]]) -> QHBoxLayout:
    """Fields beside each other, each with its words above it."""
    row = QHBoxLayout()
    for text, field in fields:
        part = QVBoxLayout()
        part.addWidget(FieldLabel(text, field))
        part.addWidget(field)
        part.addStretch()
        row.addLayout(part, 1)
    return row
