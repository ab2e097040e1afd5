"""Fields for secrets, and the small forms that the pages before the case are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.widgets.look import Kind, mark_as

MARGIN = 16
LINE_HEIGHTS = 30  # of a line of text: about 75 letters


class PassphraseField(QLineEdit):
    """A field whose letters are hidden; says when a letter came out large without Shift (caps lock)."""

    caps_lock = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)

    def show_letters(self, shown: bool) -> None:
        """Show what was typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at how the letter came out, then take it."""
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != with_shift)
        super().keyPressEvent(event)


class Form(QScrollArea):
    """A calm column in the middle of the window: a title, a sentence, then what is added; scrolls when it must."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        self.setWidget(sheet)  # empty as it is: each widget that has its look already gets it anew with its parent
        self._inner = QWidget()
        self.column = QVBoxLayout(self._inner)
        self.column.setSpacing(10)
        self.heading = label(title, Kind.TITLE)
        self.sentence = label(sentence)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.sentence)
        self._outer = QGridLayout(sheet)  # without alignment, so that wrapped lines get the height they need
        self._outer.addWidget(self._inner, 1, 1)
        for place, stretch in ((0, 2), (2, 3)):
            self._outer.setRowStretch(place, stretch)
            self._outer.setColumnStretch(place, 1)

    def begin_at_top(self) -> None:
        """Stand at the top of the room there is, as beside a list of several such forms: no title jumps then."""
        self._outer.setRowStretch(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a length that is easy to read."""
        super().resizeEvent(event)
        room = event.size().width() - 2 * MARGIN  # a scroll area is told the size of its viewport
        self._inner.setFixedWidth(max(0, min(room, LINE_HEIGHTS * self.fontMetrics().height())))

    def field(self, name: str, widget: QWidget) -> QLabel:
        """Add a named control, its name above it; gives the label of the name."""
        caption = label(name, Kind.FIELD_LABEL)
        caption.setBuddy(widget)
        widget.setAccessibleName(name)
        self.column.addWidget(caption)
        self.column.addWidget(widget)
        return caption


def label(text: str, kind: Kind | None = None) -> QLabel:
    """Plain words that wrap; never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if kind is not None:
        mark_as(made, kind)
    return made


def say(message: QLabel, text: str, kind: Kind = Kind.PROBLEM) -> None:
    """Say something at the foot of a form: what is wrong, or as a hint what is being done meanwhile."""
    mark_as(message, kind)
    message.setText(text)
