"""The look before a meeting is closed: what is still loose, to be put right there or to be left, in one panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.closing import loose_actions
from ecm_desktop.domain.course import open_actions
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.review import not_looked_at
from ecm_desktop.editing import meetings
from ecm_desktop.ui.dating import due_day, next_meeting_said
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.meeting.loose import LooseAction
from ecm_desktop.ui.meeting.not_placed import NotPlaced
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.veil import native
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import DateWordsField
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

CLOSE_KEY = "Ctrl+Return"


class ClosingCheck(Overlay):
    """Made over the window `parent` for one closing of one meeting; each thing put right is an edit of its own."""

    def __init__(self, session: Session, meeting: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._meeting = session, meeting
        self.loose = [
            LooseAction(session, meeting, action, lack) for action, lack in loose_actions(session.case, meeting)
        ]
        self.not_placed = NotPlaced(session, meeting)
        self.next_date = DateWordsField(
            words("Next meeting"), lambda text: next_meeting_said(session, meeting, text), words.problem
        )
        self.told_child = WordsField(words("What the child will be told, and by whom"), lines=2)
        self.debrief = QCheckBox(words("Those who were here were offered a debrief"))
        self.back = QPushButton(words("Back to the meeting"))
        self.close_it = QPushButton(words("Close the meeting"))
        self.close_it.setToolTip(words("{key} closes it from any field", key=native(CLOSE_KEY)))
        mark_as(self.close_it, Kind.PRIMARY)
        self._lay_out()
        self.next_date.settled.connect(lambda text: self._change(next_date=due_day(session, text)))
        self.told_child.settled.connect(lambda text: self._change(told_child=text))
        self.debrief.clicked.connect(lambda on: self._change(debrief_offered=on))
        self.back.clicked.connect(lambda _on: self.close_panel())
        self.close_it.clicked.connect(lambda _on: self._close_meeting())
        key = QShortcut(QKeySequence(CLOSE_KEY), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._close_meeting)
        session.changed.connect(self._case_changed)
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)  # it shows names as they were when it opened
        self.closed.connect(self.deleteLater)

    def _about_actions(self) -> str:
        words = self._session.words
        if self.loose:
            return words("Actions without an owner or a date")
        if open_actions(self._session.case):
            return words("Every action has an owner and a date.")
        return words("No action is open: nobody took anything on.")

    def _lay_out(self) -> None:
        words, sheet = self._session.words, QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        self.column.addWidget(label(words("Before the meeting is closed"), Kind.TITLE))
        self.column.addWidget(label(words("Put right here what can be, or leave it as it is."), Kind.SUBTITLE))
        column.addWidget(label(self._about_actions(), Kind.FIELD_LABEL))
        for one in self.loose:
            column.addWidget(one)
        if waiting := not_looked_at(self._session.case, self._session.case.get_one(Meeting, self._meeting)):
            said = words.count(
                "{n} hypothesis or recommendation has not been looked at in this review.",
                "{n} hypotheses and recommendations have not been looked at in this review.",
                waiting,
            )
            column.addWidget(label(said))
        column.addWidget(self.not_placed)
        for control in (self.next_date, self.told_child):
            name = control.accessibleName() or words("Next meeting")
            column.addWidget(FieldLabel(name, control))
            column.addWidget(control)
        column.addSpacing(4)
        column.addWidget(self.debrief)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(sheet)
        for ground in (area.viewport(), sheet):
            ground.setAutoFillBackground(False)  # the panel's own shows through
        self.column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        for button in (self.back, self.close_it):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)

    def ask(self) -> None:
        """Show it; the keyboard begins at the first thing that is loose, else at closing."""
        self._refill()
        self.open()
        self._first_loose().setFocus()

    def _first_loose(self) -> QWidget:
        meeting = self._session.case.get_one(Meeting, self._meeting)
        if self.loose:
            return self.loose[0].begins_at()
        if meeting.next_date is None:
            return self.next_date.line
        return self.close_it if meeting.told_child else self.told_child

    def _refill(self) -> None:
        session = self._session
        meeting = session.case.find(Meeting, self._meeting)
        if meeting is None or not meeting.is_open:
            self.close_panel()
            return
        self.next_date.follow(session.words.day(meeting.next_date) if meeting.next_date else "", meeting.id)
        self.told_child.follow(meeting.told_child, meeting.id, session.veil)
        self.debrief.setChecked(meeting.debrief_offered)
        self.not_placed.refill()
        for one in self.loose:
            one.refill()

    def _case_changed(self, _case: Case, _change: object, _origin: object) -> None:
        if self.isVisible():
            self._refill()

    def _change(self, **changed: object) -> None:
        self._session.do("Change the meeting", meetings.change_meeting, self._meeting, **changed)
        self._refill()

    def _close_meeting(self) -> None:
        for field in (self.next_date, self.told_child):
            field.settle()
        for one in self.loose:
            one.settle()
        self._session.do("Close the meeting", meetings.close_meeting, self._meeting)

    def _place(self) -> None:
        """No taller than what it asks."""
        super()._place()
        area = self.findChild(QScrollArea)
        inner = area.widget() if isinstance(area, QScrollArea) else None
        wanted = inner.sizeHint().height() + self._around() if inner is not None else self.height()
        self.resize(self.width(), min(self.height(), wanted))

    def _around(self) -> int:
        """The height of all but the middle, with room for a sentence beside a field."""
        return 8 * self.fontMetrics().lineSpacing() + 2 * self.column.contentsMargins().top()
