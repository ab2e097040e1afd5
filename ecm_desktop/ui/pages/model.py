"""The model page: the pyramid, the four ages, what the meeting says of both, and how it went over the meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import choices, day_short, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.course import latest_meeting, meetings_in_order, position_at
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Attendance, Meeting
from ecm_desktop.domain.recovery import AgeEstimate, Level, RecoveryPosition, SeenBy
from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.boards.course import CourseBoard
from ecm_desktop.ui.boards.model import AgesBoard, ModelBoard
from ecm_desktop.ui.boards.two_boards import TwoBoards
from ecm_desktop.ui.growing import FIRST_MS
from ecm_desktop.ui.in_hand import stands_for
from ecm_desktop.ui.narrow import RoomWatch, is_narrow
from ecm_desktop.ui.panels.side import Side
from ecm_desktop.ui.recovery.ages import AgesFields
from ecm_desktop.ui.recovery.history import history_of
from ecm_desktop.ui.recovery.large_chart import LargeChart
from ecm_desktop.ui.recovery.position import NOT_YET, PositionPanel
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.charts import AgesChart
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

SHOWN = (Meeting, Attendance, RecoveryPosition, AgeEstimate, LifeEvent)

_PLACE = "model.place-"  # begins the ids of the actions that place the child
_HOW = "Press a level to place the child, or drag theirs; drag or type an age. Dashed: the meeting before."
_NO_MEETING = "A meeting places the child together. Open one first; then press a level, and drag or type an age."
LETTERS, NARROW_LETTERS = 26, 12  # of the names of meetings that there is room for


class ModelPage(QWidget):
    """Places the child on the model, as a guide and never a measure."""

    title: ClassVar[str] = "TRM"

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.meeting = PickList(words("The meeting whose view is shown"))
        self.seen_by = PickList(words("Whose view is shown"), choices(SeenBy, words))
        self.seen_by.show_key(SeenBy.ROOM)
        self.pyramid, self.ages = ModelBoard(session), AgesBoard(session)
        self.course = CourseBoard(session)
        self.over_time = QPushButton(words("Over the meetings"))
        self.over_time.setCheckable(True)
        self.over_time.setToolTip(words("Where each meeting placed the child, under what happened meanwhile"))
        self.position, self.numbers = PositionPanel(session), AgesFields(session)
        self.chart = AgesChart(words("Developmental ages over the meetings"), session.look, words)
        self.chart.draw_after(FIRST_MS)  # it lies below the edge of the panel
        self.larger = QPushButton(words("Larger…"))
        self.larger.setAccessibleName(words("The developmental ages over the meetings, large"))
        self.larger.clicked.connect(lambda _on: self._show_large())
        self.first = QPushButton(words("Open a meeting first"))
        self.first.clicked.connect(lambda _on: session.go("meetings"))
        self._lay_out()
        self.meeting.chosen.connect(self._choose_meeting)
        self.seen_by.chosen.connect(lambda _key: self.show_meeting(self.meeting.key() or ""))
        self.over_time.toggled.connect(lambda on: self._boards.setCurrentIndex(int(on)))
        self.course.meeting_chosen.connect(self._show_from_course)
        self.pyramid.level_chosen.connect(self._place)
        self.pyramid.between_chosen.connect(self.position.place_between)
        self.ages.age_set.connect(self.numbers.set_age)
        self._fresh = UntilShown(self, self._catch_up)
        self._open = session.open_meeting
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        session.record_asked.connect(self._show_asked)
        session.look_changed.connect(self.chart.set_look)
        RoomWatch(self, self._fold)
        self.refill()

    def _fold(self) -> None:
        """Where it is narrow the pictures need the room of heading and hint."""
        self._hint.setVisible(not is_narrow(self))
        self._heading.setVisible(not is_narrow(self))
        self.meeting.setMinimumContentsLength(NARROW_LETTERS if is_narrow(self) else LETTERS)
        self.over_time.setMinimumWidth(self.over_time.sizeHint().width())  # else a style sheet lets it shrink

    def _lay_out(self) -> None:
        words = self._session.words
        self._heading = heading = QLabel(words("Where the child is now"))
        self._hint = hint = QLabel()
        mark_as(heading, Kind.TITLE)
        mark_as(hint, Kind.SUBTITLE)
        hint.setWordWrap(True)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 4)
        head.setSpacing(16)
        said = QVBoxLayout()
        title = QHBoxLayout()
        title.setSpacing(16)
        title.addWidget(heading)
        title.addWidget(self.over_time)
        title.addStretch()
        said.addLayout(title)
        said.addWidget(hint)
        head.addLayout(said, 1)
        choosing = QVBoxLayout()
        for part in (self.first, self.meeting, self.seen_by):
            choosing.addWidget(part)
        head.addLayout(choosing)
        self._boards = QStackedWidget()
        for shown in (TwoBoards(self.pyramid, self.ages), self.course):
            self._boards.addWidget(shown)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        left.addWidget(self._boards, 3)
        side = Side()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.position, 1)
        self.position.row(self._spaced(words("Developmental ages"), self.numbers))
        self.position.row(self._spaced(words("Across meetings"), self.chart), self.larger)
        self.position.column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(side)

    def _spaced(self, text: str, part: QWidget) -> QWidget:
        holder = QWidget()
        caption = QLabel(text)
        mark_as(caption, Kind.FIELD_LABEL)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(caption)
        column.addWidget(part)
        return holder

    def refill(self) -> None:
        """Show the meetings there are, and what the chosen one says."""
        words, case = self._session.words, self._session.case
        held = list(reversed(meetings_in_order(case)))
        self.meeting.offer(  # the day first: where there is little room, it tells meetings apart
            (one.id, f"{day_short(one.held, words)} · {term(one.nature, words)}") for one in held
        )
        latest = latest_meeting(case)
        shown = self.meeting.key() or (latest.id if latest else "")
        for part in (self.meeting, self.position):
            part.setEnabled(bool(held))
        self.first.setVisible(not held)
        self._hint.setText(words(_HOW if held else _NO_MEETING))
        for choice in (self.meeting, self.seen_by, self.over_time):
            choice.setVisible(bool(held))
        self.show_meeting(shown)

    def show_meeting(self, meeting: str) -> None:
        """Show what one meeting says; "" for none."""
        self.meeting.show_key(meeting)
        seen_by = SeenBy(self.seen_by.key() or SeenBy.ROOM)
        for board in (self.pyramid, self.ages):
            board.show_meeting(meeting or None, seen_by)
        self.position.show_meeting(meeting, seen_by)
        placing = position_at(self._session.case, meeting, seen_by)
        for part in (self.pyramid, self.position):
            stands_for(part, placing.id if placing else "")
        self._number_keys()
        self.numbers.show_meeting(meeting, seen_by)
        if self.isVisible():
            self._show_history()

    def showEvent(self, event: QShowEvent) -> None:
        """The chart and its library come when the page has been seen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_history)

    def _keys(self) -> dict[Level, str]:
        """The key that places the child on each level: the number that is seen on it."""
        session, meeting = self._session, self.meeting.key()
        position = position_at(session.case, meeting, SeenBy(self.seen_by.key() or SeenBy.ROOM))
        model = session.setting.worded(session.case, position).model
        return {one: model.of(one).number or str(place) for place, one in enumerate(Level)}

    def _number_keys(self) -> None:
        keys = {f"{_PLACE}{one}": key for one, key in self._keys().items()}
        for bound in self.actions():
            key = QKeySequence(keys.get(bound.objectName(), ""))
            if not key.isEmpty() and key != bound.shortcut():
                bound.setShortcut(key)

    def _show_history(self) -> None:
        born = self._session.case.born
        if born is not None:
            self.chart.show_history(history_of(self._session, born))
        for part in (self.chart, self.larger):
            part.setVisible(born is not None)

    def _show_large(self) -> None:
        born = self._session.case.born
        if born is not None:
            LargeChart(self._session, history_of(self._session, born), self.window()).ask()

    def canvases(self) -> Sequence[CanvasView]:
        """What a room may see of this page."""
        return (self.pyramid, self.ages, self.course)

    def begins_at(self) -> QWidget:
        """Where the keyboard begins."""
        return self.pyramid

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does on this page."""
        model = self._session.setting.model
        places = [
            Action(f"{_PLACE}{one}", model.of(one).title, key, "Model", partial(self._place, one.value))
            for one, key in self._keys().items()
        ]
        not_yet = Action("model.not-yet", "Cannot be placed yet", "N", "Model", partial(self._place, NOT_YET))
        go = (
            Action(
                "model.why", "Why the child is placed there", "Alt+W", "Model", partial(self._go, self.position.why)
            ),
            Action(
                "model.otherwise", "Who saw it otherwise", "Alt+O", "Model", partial(self._go, self.position.dissent)
            ),
            Action("model.ages", "The developmental ages, one after the other", "Alt+A", "Model", self._go_to_next_age),
        )
        return (*places, not_yet, *go)

    def _go(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.position.ensureWidgetVisible(field)

    def _go_to_next_age(self) -> None:
        self._go(self.numbers.next_to_write())

    def _place(self, key: str) -> None:
        if self.meeting.key():
            self.position.place(key)
        else:
            self._session.go("meetings")

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*SHOWN):
            self._fresh.ask()

    def _choose_meeting(self, meeting: str) -> None:
        """What a meeting sees comes first whenever another is chosen: nobody revises by mistake."""
        self.seen_by.show_key(SeenBy.ROOM)
        self.show_meeting(meeting)

    def _catch_up(self) -> None:
        """Show what is said now; a meeting that was opened meanwhile is the one to show."""
        before, self._open = self._open, self._session.open_meeting
        self.refill()
        if self._open is not None and (before is None or before.id != self._open.id):
            self._choose_meeting(self._open.id)

    def _show_asked(self, record: str) -> None:
        """Show the meeting, and whose view, of a placing or an age that was asked for, if this page is what is seen."""
        case = self._session.case
        placing = case.find(RecoveryPosition, record) or case.find(AgeEstimate, record)
        if placing is not None and self.isVisible():
            self.over_time.setChecked(False)
            self.seen_by.show_key(placing.seen_by)
            self.show_meeting(placing.meeting)

    def _show_from_course(self, meeting: str) -> None:
        """Back to the model and the ages, as that meeting saw them."""
        self.over_time.setChecked(False)
        self._choose_meeting(meeting)
