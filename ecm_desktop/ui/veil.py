"""The veil: one key covers every window with a neutral page, the same key brings everything back as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.tips import close_tips
from ecm_desktop.widgets.look import Kind, mark_as

VEIL_KEY = "Ctrl+."


class Cover(QWidget):
    """A neutral page over one window; it takes the focus, so that nothing typed reaches what lies below."""

    lifted = Signal()

    def __init__(self, words: Translator, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        mark_as(self, Kind.PAGE)
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("The screen is veiled; Ctrl and full stop brings it back"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        hint = QLabel(QKeySequence(VEIL_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        mark_as(hint, Kind.HINT)
        column = QVBoxLayout(self)
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the veil's own key does anything."""
        if QKeySequence(event.keyCombination()) == QKeySequence(VEIL_KEY):
            self.lifted.emit()


def is_veiled(window: QWidget) -> bool:
    """Whether a cover lies over a window."""
    return any(one.isVisible() for one in window.findChildren(Cover))


class Veil(QObject):
    """Covers all windows of the program, and gives the focus back to whoever had it."""

    changed = Signal(bool)
    focus_lost = Signal()

    def __init__(self, words: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
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
        for window in QApplication.topLevelWidgets():
            for panel in window.findChildren(Overlay):
                panel.covered()
        self._focus = QApplication.focusWidget()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        close_tips()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                self._cover(window)
        self._hold()
        self.changed.emit(True)

    def stay_down(self) -> None:
        """What lies below was replaced: stay over it, and forget who had the focus."""
        self._focus = None
        self._hold()

    def _hold(self) -> None:
        for cover in self._covers:
            cover.raise_()
            cover.setFocus()

    def lift(self) -> None:
        """Bring everything back as it was."""
        for cover in self._covers:
            cover.take_off()
        self._covers.clear()
        for window, title in self._titles:
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
        cover = Cover(self._words, window)
        cover.lifted.connect(self.lift)
        self._covers.append(cover)
        self._titles.append((window, window.windowTitle()))
        window.setWindowTitle(QApplication.applicationDisplayName())
