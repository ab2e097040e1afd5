"""The list of what was done since the case was opened: any step of it is gone back to, or on to again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from ecm_desktop.diagram.wording.subject import subject_words
from ecm_desktop.editing.history import Step
from ecm_desktop.errors import Problem
from ecm_desktop.ui.docked import Docked
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

STEPS_KEY = "Ctrl+H"


class StepsDone(Docked):
    """Beside the page over the window `parent`; the latest step stands first, and what is taken back is grey."""

    widest = 380

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.list = QListWidget()
        self.list.setAccessibleName(words("Steps, the latest first"))
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.go, self.close_it = QPushButton(words("Go to this step")), QPushButton(words("Close"))
        mark_as(self.go, Kind.PRIMARY)
        self.column.addWidget(label(words("What was done"), Kind.TITLE))
        said = words("Since this case was opened. Going back takes nothing away: going on brings it all again.")
        self.column.addWidget(label(said, Kind.SUBTITLE))
        self.column.addWidget(self.list, 1)
        for button in (self.go, self.close_it):
            button.setAutoDefault(False)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        self.go.clicked.connect(lambda _on: self._go())
        self.close_it.clicked.connect(lambda _on: self.close_panel())
        session.changed.connect(lambda *_: self._fill() if self.isVisible() else None)
        session.setting_changed.connect(lambda _setting: self._fill() if self.isVisible() else None)

    def toggle(self) -> None:
        """Show the list at the step that was done last, or take it away."""
        if self.isVisible():
            self.close_panel()
            return
        self._fill()
        self.open()
        self.list.setFocus()

    def _fill(self) -> None:
        words, history = self._session.words, self._session.editor.history
        self.list.clear()
        for place, step in reversed(list(enumerate(history.steps, 1))):
            self._add(place, self._said(step), is_done=place <= history.place)
        self._add(0, words("As the case was opened"), is_done=True)
        self.list.setCurrentRow(self.list.count() - 1 - history.place)

    def _add(self, place: int, said: str, *, is_done: bool) -> None:
        words, now = self._session.words, self._session.editor.history.place
        if not is_done:
            said = words("{what} (taken back)", what=said)
        item = QListWidgetItem(words("{what}: now", what=said) if place == now else said, self.list)
        item.setData(Qt.ItemDataRole.UserRole, place)
        if not is_done:
            item.setForeground(self.palette().placeholderText())

    def _said(self, step: Step) -> str:
        """What was done, and to what; on a shared screen not to what, which may be covered there."""
        session = self._session
        if session.veil is not None:
            return session.words(step.title)
        touched = (subject_words(session.case, key, session.setting) for key in step.change.ids)
        what = next((one for one in touched if one), "")
        return " · ".join(part for part in (session.words(step.title), what) if part)

    def _go(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            go_to_step(self._session, int(item.data(Qt.ItemDataRole.UserRole)))


def go_to_step(session: Session, place: int) -> bool:
    """Let so many steps be done, and no more; says so, or why not. False when nothing was done."""
    try:
        went = session.editor.go_to(place)
    except Problem as problem:
        session.notice(Notice(session.words.problem(problem), NoticeKind.TROUBLE))
        return False
    if went:
        session.notice(Notice(session.words("The case is as it was at that step."), NoticeKind.DONE))
    return went


def steps_button(session: Session) -> QPushButton:
    """A button that shows the list."""
    made = QPushButton(session.words("History"))
    made.setAutoDefault(False)
    made.setAccessibleName(session.words("What was done, to go back to any step"))
    made.setToolTip(f"{made.accessibleName()} ({STEPS_KEY})")
    mark_as(made, Kind.CHIP)
    made.clicked.connect(lambda _on: session.panel_asked.emit("steps"))
    return made
