"""The agenda on every page while a meeting is open: the step that is on, its minutes for whoever drives, and a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import step_notes_of
from ecm_desktop.domain.meetings import Meeting, MeetingKind, StepNote
from ecm_desktop.editing import meetings
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.agenda.minutes import AgendaMinutes, OwnMinutes
from ecm_desktop.ui.agenda.steps import Step, read_agendas
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.plan.part import small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

LOOK_MS = 15_000  # how often the minutes are told anew
WIDEST_NOTE = 16  # letters that a note has room for at least


class AgendaBar(QFrame):
    """Hidden while no meeting is open. Its `file` is read when the first meeting opens."""

    def __init__(self, session: Session, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._file = session, file
        self._of: tuple[str, MeetingKind] | None = None
        self._steps: tuple[Step, ...] = ()
        self._of_file: tuple[Step, ...] = ()
        self._at = 0
        self._began: datetime | None = None
        self._put_away = False
        self._held: datetime | None = None  # since when everybody pauses
        mark_as(self, Kind.HEADER)
        self.back = small_button("‹", words("The step before"), lambda: self.move_by(-1))
        self.on = small_button("›", words("The next step"), lambda: self.move_by(1))
        self.step = PickList(words("Step of the agenda"))
        self.step.setMinimumContentsLength(29)
        self.time = label("", Kind.HINT)
        self.time.setWordWrap(False)
        self.note = LineField(words("Note on this step"))
        self.note.setPlaceholderText(words("Note on this step"))
        self.note.setMinimumWidth(WIDEST_NOTE * self.note.fontMetrics().averageCharWidth())
        self.minutes = small_button("…", words("Minutes of the steps"), self.ask_minutes)
        self.away = small_button("×", words("Put the agenda away"), self.toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        for part in (self.back, self.step, self.on, self.time):
            row.addWidget(part)
        row.addWidget(self.note, 1)
        row.addWidget(self.minutes)
        row.addWidget(self.away)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.tell_time)
        self.step.chosen.connect(lambda key: self._go_to(self.step.findData(key)))
        self.note.settled.connect(self._keep)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._show_step)
        session.paused.connect(self._hold_or_go_on)
        session.closing.connect(self.note.settle)  # a lock loses nothing
        self._take_up()

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does with it, on any page."""
        seen = self.isVisible
        return (
            Action("agenda.next", "The next step of the agenda", "Ctrl+PgDown", "Meetings",
                   partial(self.move_by, 1), seen),
            Action("agenda.back", "The step before", "Ctrl+PgUp", "Meetings", partial(self.move_by, -1), seen),
            Action("agenda.note", "Note on this step", "Ctrl+Shift+N", "Meetings", self.note.setFocus, seen),
            Action(
                "agenda.away", "Show the agenda, or put it away", "Ctrl+Shift+A", "Meetings", self.toggle,
                lambda: bool(self._steps),
            ),
            Action("agenda.minutes", "Minutes of the agenda’s steps", "", "Meetings", self.ask_minutes, seen),
        )  # fmt: skip

    def ask_minutes(self) -> None:
        """Show the minutes of the steps over the window; what is changed there holds at once."""
        meeting = self._session.open_meeting
        if meeting is None:
            return
        panel = AgendaMinutes(self._session, meeting.nature, self._of_file, self.window())
        panel.closed.connect(self._take_up_minutes)
        panel.ask()

    def _take_up_minutes(self) -> None:
        """Go on at the step that was on, or the one after it where it is left out now."""
        here, meeting = self._steps[self._at].key if self._steps else "", self._session.open_meeting
        if meeting is not None:
            self._offer(meeting)
            keys = [one.key for one in self._of_file]
            after = keys[keys.index(here) :] if here in keys else keys
            self._at = next((n for n, one in enumerate(self._steps) if one.key in after), 0)
            self._show_step()

    def toggle(self) -> None:
        """Put it away, or bring it back."""
        self._put_away = not self._put_away
        self._show_step()

    def move_by(self, by: int) -> None:
        """Go so many steps on, and put the page of that step in front."""
        self._go_to(self._at + by)

    def tell_time(self) -> None:
        """Say how long this step has gone on; nobody sees it in the sharing view."""
        if self._steps and self._began is not None and self._held is None:
            gone = int((self._session.clock() - self._began).total_seconds() // 60)
            self.time.setText(self._session.words("{n} of {of} min", n=gone, of=self._steps[self._at].minutes))

    def _hold_or_go_on(self, is_paused: bool) -> None:
        """No minute passes in a pause."""
        now = self._session.clock()
        if is_paused:
            self._held = now
        elif self._held is not None and self._began is not None:
            self._began, self._held = self._began + (now - self._held), None
        self.tell_time()

    def _go_to(self, place: int) -> None:
        if not 0 <= place < len(self._steps):
            return
        self.note.settle()
        self._at, self._began = place, self._session.clock()
        self._show_step()
        self._session.go(self._steps[place].page, part=self._steps[place].part)

    def _take_up(self) -> None:
        """Take up the meeting that is open, from its first step; go on where it is the same."""
        meeting = self._session.open_meeting
        now = (meeting.id, meeting.nature) if meeting is not None else None
        if now != self._of:
            self._of, self._at, self._began = now, 0, self._session.clock()
            self._offer(meeting)
        self._show_step()

    def _offer(self, meeting: Meeting | None) -> None:
        self._of_file = self._tried(lambda: read_agendas(self._file).steps_of(meeting.nature), ()) if meeting else ()
        own = (
            self._tried(lambda: OwnMinutes(self._session).of(meeting.nature, self._of_file), self._of_file)
            if meeting
            else ()
        )
        self._steps = tuple(one for one in own if one.minutes > 0)
        self.step.offer((one.key, f"{n}. {one.title}") for n, one in enumerate(self._steps, 1))

    def _tried(self, read: Callable[[], tuple[Step, ...]], otherwise: tuple[Step, ...]) -> tuple[Step, ...]:
        try:
            return read()
        except Unavailable as problem:
            self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
            return otherwise

    def _meeting(self) -> str:
        return self._of[0] if self._of else ""

    def _show_step(self, *_: object) -> None:
        shown = bool(self._steps) and not self._put_away
        self.setVisible(shown)
        if not shown:
            self._look.stop()
            return
        session, step, meeting = self._session, self._steps[self._at], self._meeting()
        self.step.setCurrentIndex(self._at)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at + 1 < len(self._steps))
        noted = (one.text for one in step_notes_of(session.case, meeting) if one.step == step.key)
        self.note.follow(next(noted, ""), f"{meeting}/{step.key}", session.veil)
        self.time.setVisible(session.veil is None)
        self.tell_time()
        self._look.start()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(Meeting):
            self._take_up()
        elif change.concerns(StepNote):
            self._show_step()

    def _keep(self, text: str) -> None:
        step = self._steps[self._at]
        new = StepNote(id=self._session.ids(), meeting=self._meeting(), step=step.key, title=step.title, text=text)
        self._session.do("Note on a step", meetings.note_step, new)
