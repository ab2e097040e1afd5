"""The veil: one key covers every window with a neutral page, the same key brings everything back as it was.

A window that comes while the veil is down is covered too, dialogs as well as the room's window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.tips import close_tips
from ecm_desktop.widgets.look import Kind, mark_as

VEIL_KEY, PAUSE_KEY, LOCK_KEY = "Ctrl+.", "F8", "Ctrl+L"


class Cover(QWidget):
    """A neutral page over one window; it takes the keyboard, so that nothing typed reaches what lies below.

    Its own keys lift it; those of `PASSED` still do what they do.
    """

    KEYS: ClassVar[tuple[str, ...]] = (VEIL_KEY,)
    PASSED: ClassVar[tuple[str, ...]] = (LOCK_KEY,)
    HIDES: ClassVar[bool] = True  # what lies below
    lifted = Signal()

    def __init__(self, words: Translator, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._dress(words)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def _dress(self, words: Translator) -> None:
        mark_as(self, Kind.PAGE)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words("The screen is veiled; Ctrl and full stop brings it back"))
        way_back = self._way_back(words("Bring back ({key})", key=native(VEIL_KEY)))
        column = QVBoxLayout(self)
        column.addWidget(way_back, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)

    def _way_back(self, text: str) -> QPushButton:
        """For whoever has only a mouse; the keyboard stays with the cover."""
        made = QPushButton(text)
        mark_as(made, Kind.PLAIN)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda _on: self.lifted.emit())
        return made

    @property
    def covers(self) -> QWidget:
        """The window that it lies over."""
        return self._window

    def take_off(self) -> None:
        """Uncover the window, and go."""
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the whole window while it changes its size."""
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Keys of what lies below do nothing."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(not _is_one_of(event, self.PASSED))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only its own keys do anything."""
        if _is_one_of(event, self.KEYS):
            self.lifted.emit()


def is_veiled(window: QWidget) -> bool:
    """Whether a cover lies over a window."""
    return any(one.HIDES and one.isVisible() for one in window.findChildren(Cover))


class Veil(QObject):
    """Covers all windows of the program, and gives the focus back to whoever had it."""

    changed = Signal(bool)
    focus_lost = Signal()

    def __init__(self, words: Translator, parent: QObject | None = None, cover: type[Cover] = Cover) -> None:
        super().__init__(parent)
        self._words, self._cover_kind = words, cover
        self._covers: list[Cover] = []
        self._focus: QWidget | None = None
        self._titles: list[tuple[QWidget, str]] = []

    @property
    def is_down(self) -> bool:
        """Whether the windows are covered."""
        return bool(self._covers)

    def toggle(self) -> None:
        """Cover everything, or bring it back."""
        if self.is_down:
            self.lift()
        else:
            self.drop()

    def drop(self) -> None:
        """Cover every window of ours."""
        if self._cover_kind.HIDES:
            for panel in (one for window in QApplication.topLevelWidgets() for one in window.findChildren(Overlay)):
                panel.covered()
        self._focus = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        close_tips()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._cover(window)
        self._hold()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self.changed.emit(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover what comes meanwhile, before it is painted."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._cover(watched)
        return False

    def stay_down(self) -> None:
        """What lies below was replaced: stay over it, and forget who had the focus."""
        self._focus = None
        self._hold()

    def _hold(self) -> None:
        for cover in self._covers:
            if isValid(cover):
                cover.raise_()
                cover.setFocus()

    def lift(self) -> None:
        """Bring everything back as it was."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        for cover in filter(isValid, self._covers):  # a window that closed took its cover along
            cover.take_off()
        self._covers.clear()
        for window, title in self._titles:
            if isValid(window):
                window.setWindowTitle(title)
        self._titles.clear()
        self._give_focus_back()
        self.changed.emit(False)

    def _give_focus_back(self) -> None:
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus):
            focus.setFocus()
        else:  # it went while the veil was down, as when the case was locked
            self.focus_lost.emit()

    def _cover(self, window: QWidget) -> None:
        if any(isValid(one) and one.covers is window for one in self._covers):
            return
        cover = self._cover_kind(self._words, window)
        cover.lifted.connect(self.lift)
        self._covers.append(cover)
        self._titles.append((window, window.windowTitle()))
        window.setWindowTitle(QApplication.applicationDisplayName())


class VeilKey(QObject):
    """Hears the keys of veil and `lock` in dialogs, too: where one has to be answered first, Qt keeps them back."""

    def __init__(self, veil: Veil, lock: Callable[[], object]) -> None:
        super().__init__(veil)
        self._veil, self._lock = veil, lock
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and QApplication.activeModalWidget() is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The one drops the veil, the other locks; a cover hears both itself."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or self._veil.is_down:
            return False
        does = {VEIL_KEY: self._veil.drop, LOCK_KEY: self._lock}
        key = next((one for one in does if _is_one_of(event, (one,))), "")
        if key:
            does[key]()
        return bool(key)


def native(key: str) -> str:
    """A key as this platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _is_one_of(event: QKeyEvent, keys: tuple[str, ...]) -> bool:
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == QKeySequence(one) for one in keys)
