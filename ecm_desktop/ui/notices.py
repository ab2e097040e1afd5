"""Notices: one bar at the foot of the window that says what was done, or what is in the way, and a way on.

The bar always has its place, so that no page moves under the mouse when a notice comes or goes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.widgets.controls.eliding import tip_words
from ecm_desktop.widgets.icons import Ground, icon
from ecm_desktop.widgets.look import Kind, mark_as, text_scale

SHOWN_FOR_MS = 12_000
ICON = 20  # pixels at 100 %


class _Style(NamedTuple):
    kind: Kind
    icon: str
    ground: Ground
    words: str  # msgid of what a screen reader says first


_STYLES = {
    NoticeKind.DONE: _Style(Kind.NOTICE_DONE, "done", Ground.PAGE, "Done"),
    NoticeKind.NOTE: _Style(Kind.NOTICE, "note", Ground.PAGE, "Note"),
    NoticeKind.WARNING: _Style(Kind.NOTICE, "warning", Ground.PAGE, "Warning"),
    NoticeKind.TROUBLE: _Style(Kind.NOTICE_TROUBLE, "warning", Ground.ALARM, "Failed"),
}


_STAYING = (NoticeKind.WARNING, NoticeKind.TROUBLE)


class NoticeBar(QFrame):
    """Shows the last notice, or `idle` words. What was done goes after a while; a warning stays until it is no longer
    true; trouble stays until it is closed, and comes back when another notice was shown over it.
    """

    shown = Signal(str)
    focus_left = Signal()  # a button of the bar had the focus and went

    def __init__(self, words: Translator, look: Look, idle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._look, self._idle = words, look, idle
        self._notice: Notice | None = None
        self._trouble: Notice | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.button, self.also = QPushButton(), QPushButton()
        for button in (self.button, self.also):
            button.setAccessibleName(words("What the notice offers"))
        self.close_button = QPushButton(words("Close"))
        self.close_button.setAccessibleName(words("Close this notice"))
        self.close_button.clicked.connect(self.clear)
        self.button.clicked.connect(lambda: self._act(self._notice.act if self._notice else None))
        self.also.clicked.connect(self._act_also)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for part in (self.button, self.also, self.close_button):
            mark_as(part, Kind.CHIP)
            row.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR_MS)
        self._timer.timeout.connect(self._time_out)
        self._is_held = False
        self._show_idle()

    def begins_at(self) -> QWidget:
        """What the notice offers goes before all that stands here always."""
        return self.button

    def put_last(self, part: QWidget) -> None:
        """Let something stand at the end of the bar, whatever it says."""
        row = self.layout()
        if row is not None:
            row.addWidget(part)

    @property
    def text(self) -> str:
        """What the bar says; "" when it says nothing."""
        return self._notice.text if self._notice else ""

    @property
    def kind(self) -> NoticeKind | None:
        """What it tells of; None when it says nothing."""
        return self._notice.kind if self._notice else None

    def show_notice(self, notice: Notice) -> None:
        """Say it; a screen reader hears it as well."""
        if notice.kind is NoticeKind.TROUBLE:
            self._trouble = notice
        if notice.kind in _STAYING:
            self._timer.stop()
        else:
            self._timer.start()
        self._notice = notice
        self._dress(notice)
        held = self.focusWidget()
        if held is not None and not held.hasFocus():
            held.clearFocus()  # whoever comes to the bar by F6 next comes to what this one offers
        self._announce(notice)
        self.shown.emit(notice.text)

    def clear(self) -> None:
        """Say nothing more of this; trouble that was hidden by it is said again."""
        self._timer.stop()
        had_focus = self._has_focus()
        if self._notice is self._trouble:
            self._trouble = None
        self._notice = self._trouble
        if self._notice is not None:
            self._dress(self._notice)
        else:
            self._show_idle()
        if had_focus:
            self.focus_left.emit()

    def hold(self, is_paused: bool) -> None:
        """What is said when a pause begins is still said when it ends."""
        if is_paused:
            self._is_held = self._timer.isActive()
            self._timer.stop()
        elif self._is_held:
            self._timer.start()

    def withdraw(self, notice: Notice) -> None:
        """Say nothing more of a notice that is no longer true; another one that is said stays."""
        if self._trouble is notice:
            self._trouble = None
        if self._notice is notice:
            self.clear()

    def wear(self, look: Look) -> None:
        """Take the icon anew in another look."""
        self._look = look
        if self._notice is not None:
            self._dress(self._notice)

    def _dress(self, notice: Notice) -> None:
        style = _STYLES[notice.kind]
        mark_as(self, style.kind)
        mark_as(self._text, Kind.NOTICE_TEXT)
        side = round(ICON * text_scale())
        self._icon.setPixmap(icon(style.icon, self._look.tones, style.ground).pixmap(side, side))
        self._icon.setAccessibleName(self._words(style.words))
        self._icon.show()
        self._say(notice.text)
        self._offer(self.button, notice.button if notice.act else "", notice.text)
        self._offer(self.also, notice.also.words if notice.also else "", notice.text)
        self.close_button.show()

    def _show_idle(self) -> None:
        mark_as(self, Kind.NOTICE)
        mark_as(self._text, Kind.HINT)
        self._say(self._idle)
        for part in (self._icon, self.button, self.also, self.close_button):
            part.hide()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setToolTip(tip_words(text))

    def _offer(self, button: QPushButton, words: str, about: str) -> None:
        button.setText(words)
        button.setAccessibleName(f"{words}: {about}")
        button.setVisible(bool(words))

    def _announce(self, notice: Notice) -> None:
        loud = notice.kind is NoticeKind.TROUBLE
        polite = QAccessible.AnnouncementPoliteness
        event = QAccessibleAnnouncementEvent(self, f"{self._words(_STYLES[notice.kind].words)}: {notice.text}")
        event.setPoliteness(polite.Assertive if loud else polite.Polite)
        QAccessible.updateAccessibility(event)

    def _time_out(self) -> None:
        if self.underMouse() or self._has_focus():
            self._timer.start()  # somebody is about to press a button of it
        else:
            self.clear()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _act_also(self) -> None:
        also = self._notice.also if self._notice else None
        if also is not None:
            also.act()  # showing a folder ends nothing: the notice stays

    def _act(self, act: Callable[[], object] | None) -> None:
        self.clear()
        if act is not None:
            act()
