"""The line under the pictures while a life is told: what is told, and the keys and buttons to go on and back.

Its keys are those of a presenter's clicker, too.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ecm_desktop.ui.actions import Action
from ecm_desktop.ui.narration import Narration
from ecm_desktop.ui.plan.part import small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import ElidingLabel
from ecm_desktop.widgets.look import Kind, mark_as

TELL_KEY = "F5"
_ON = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space})
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp})


class TellingBar(QFrame):
    """Hidden until the telling begins; then it has the keyboard, and gives it back to `after`."""

    def __init__(self, session: Session, narration: Narration, after: QWidget) -> None:
        super().__init__()
        words = session.words
        self._narration, self._after = narration, after
        mark_as(self, Kind.ADD_LINE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("Telling the life: right goes on, left goes back, Escape ends"))
        self.said = ElidingLabel()
        mark_as(self.said, Kind.TITLE)
        self.back = small_button("‹", words("The event before"), lambda: self._step(-1))
        self.on = small_button("›", words("The next event"), lambda: self._step(1))
        self.over = small_button("×", words("Tell no more"), self.toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self.said, 1)
        row.addWidget(self.over)
        self.hide()
        session.told.connect(self._show)
        session.setting_changed.connect(lambda _setting: narration.tell())

    def page_actions(self) -> Iterable[Action]:
        """What the keyboard does, wherever on the page it is."""
        yield Action("timeline.tell", "Tell the life from birth on", TELL_KEY, "Timeline", self.toggle)
        yield Action("timeline.tell-on", "Tell the next event", "Ctrl+Down", "Timeline", lambda: self._step(1))
        yield Action("timeline.tell-back", "Tell the one before", "Ctrl+Up", "Timeline", lambda: self._step(-1))

    def toggle(self) -> None:
        """Tell from birth on, or no more."""
        if self._narration.is_on:
            self._narration.end()
            self._after.setFocus()
        else:
            self._narration.begin()
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On, back, or over."""
        key = Qt.Key(event.key())
        if key in _ON or key in _BACK:
            self._step(1 if key in _ON else -1)
        elif key == Qt.Key.Key_Escape:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        self._narration.step(way)

    def _show(self, text: str) -> None:
        self.said.say(text)
        self.setAccessibleDescription(text)
        self.setHidden(not text)
