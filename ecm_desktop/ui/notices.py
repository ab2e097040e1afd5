"""Notices: one line at the foot of the window that says what was done, or what is in the way, and a way on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.look import Kind, mark_as

SHOWN_FOR_MS = 12_000


class NoticeKind(StrEnum):
    """What a notice tells of; it decides the style and whether the notice goes away by itself."""

    DONE = "done"
    NOTE = "note"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class Notice:
    """A sentence in the user's language, and the button beside it: its words and what it does."""

    text: str
    kind: NoticeKind = NoticeKind.NOTE
    button: str = ""
    act: Callable[[], object] | None = None


class NoticeBar(QFrame):
    """Shows the last notice. What was done fades from the bar after a while; trouble stays until it is closed."""

    shown = Signal(str)

    def __init__(self, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark_as(self, Kind.NOTICE)
        self._notice = Notice("")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.setAccessibleName(words("What the notice offers"))
        self.button.clicked.connect(self._act)
        self.close_button = QPushButton(words("Close"))
        self.close_button.setAccessibleName(words("Close this notice"))
        self.close_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        for part in (self._text, self.button, self.close_button):
            row.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says; "" when it says nothing."""
        return self._notice.text

    def show_notice(self, notice: Notice) -> None:
        """Say it; a screen reader hears it as well."""
        self._notice = notice
        self._text.setText(notice.text)
        self.button.setText(notice.button)
        self.button.setAccessibleName(f"{notice.button}: {notice.text}")
        self.button.setVisible(notice.act is not None)
        self.show()
        if notice.kind is NoticeKind.TROUBLE:
            self._timer.stop()
        else:
            self._timer.start()
        self.shown.emit(notice.text)

    def clear(self) -> None:
        """Say nothing."""
        self._timer.stop()
        self._notice = Notice("")
        self.hide()

    def _act(self) -> None:
        act = self._notice.act
        self.clear()
        if act is not None:
            act()
