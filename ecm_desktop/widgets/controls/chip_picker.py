"""Several choices at once as chips: people, tags, events. Adding is typing or choosing; removing is one key.

Where a choice stands for something that can be shown, its chip leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.controls.eliding import ElidingButton, tip_words
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.pick_list import Choice
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.look import Kind, mark_as

Lead = Callable[[str], object]
_CROSS = 30  # pixels of a chip's end, with its ×


class ChipPicker(QWidget):
    """Shows the chosen keys as chips over a line that completes the other choices; `changed` tells all the keys.

    With `lead` a press on a chip, or Enter, calls it with its key; the ×, or Delete, takes the choice away.
    """

    changed = Signal(object)  # tuple of keys

    def __init__(self, name: str, words: Translator, choices: Iterable[Choice] = (), lead: Lead | None = None) -> None:
        super().__init__()
        self._words, self._lead = words, lead
        self._choices: dict[str, str] = {}
        self._keys: tuple[str, ...] = ()
        self._chips: list[_ChipButton] = []
        self._holder = QWidget()
        self._holder.hide()
        self._row = FlowLayout(self._holder)
        self.line = _Line(self._completer)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(words("Add…"))
        self.line.returnPressed.connect(self._add_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._holder)
        column.addWidget(self.line)
        self._choices = dict(choices)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line takes the keyboard; as its proxy, it would have Tab pass the chips by."""
        super().focusInEvent(event)
        self.line.setFocus(event.reason())

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; where they are the same, what is half typed stays."""
        offered = dict(choices)
        if offered != self._choices:
            self._choices = offered
            if self._keys or self.line.completer() is not None:
                self._show()

    def show_keys(self, keys: Iterable[str]) -> None:
        """Show what is already chosen; nothing is told."""
        chosen = tuple(keys)
        if chosen != self._keys:
            self._keys = chosen
            self._show()

    def keys(self) -> tuple[str, ...]:
        """What is chosen, in the order of choosing."""
        return self._keys

    def _add_typed(self) -> None:
        typed = self.line.text().strip().casefold()
        free = [key for key in self._choices if key not in self._keys]
        exact = [key for key in free if self._choices[key].casefold() == typed]
        starts = [key for key in free if typed and self._choices[key].casefold().startswith(typed)]
        if found := exact or starts:
            self._add(found[0])

    def _add_words(self, words: str) -> None:
        for key, text in self._choices.items():
            if text == words and key not in self._keys:
                self._add(key)
                return

    def _add(self, key: str) -> None:
        self._tell((*self._keys, key))

    def _remove(self, key: str) -> None:
        self._tell(tuple(one for one in self._keys if one != key))
        self.line.setFocus()

    def _tell(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        self._show()
        self.changed.emit(keys)

    def _show(self) -> None:
        self._chips = [self._chip(key) for key in self._keys]
        self._row.refill(self._chips)
        self._holder.setHidden(not self._chips)
        self.line.clear()
        self.line.begin_again()
        follow_layout(self)

    def _chip(self, key: str) -> _ChipButton:
        text = self._choices.get(key, key)
        if self._lead is None:
            chip = _ChipButton(text, self._words("Remove {name}", name=text), self)
        else:
            chip = _LeadingChip(text, self._words("{name}: shown by a press, taken away by the ×", name=text), self)
            chip.asked.connect(partial(self._lead, key))
        chip.removed.connect(partial(self._remove, key))
        return chip

    def _completer(self) -> QCompleter:
        free = [text for key, text in self._choices.items() if key not in self._keys]
        completer = QCompleter(free, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # queued, because the completer writes the words into the line after it has told them
        completer.activated.connect(self._add_words, Qt.ConnectionType.QueuedConnection)
        return completer


class _Line(QLineEdit):
    """Completes what is typed, from when somebody first turns to it: of many such lines few are ever used."""

    def __init__(self, make: Callable[[], QCompleter]) -> None:
        super().__init__()
        self._make = make

    def begin_again(self) -> None:
        """The choices differ."""
        if self.completer() is not None or self.hasFocus():
            self.setCompleter(self._make())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the choices at hand."""
        if self.completer() is None:
            self.setCompleter(self._make())
        super().focusInEvent(event)


class _ChipButton(ElidingButton):
    """A chip that goes when it is pressed."""

    removed = Signal()

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, "  ×", parent)
        self.setAccessibleName(name)
        self.setToolTip(tip_words(name))
        mark_as(self, Kind.CHIP)
        self.clicked.connect(lambda _on: self._press())

    def _press(self) -> None:
        self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Return:
            self.click()
        else:
            super().keyPressEvent(event)


class _LeadingChip(_ChipButton):
    """A chip that leads to what it names; its × takes it away."""

    asked = Signal()
    _is_on_cross = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where; the keys press no ×."""
        self._is_on_cross = event.position().x() > self.width() - _CROSS
        super().mousePressEvent(event)

    def _press(self) -> None:
        was_on_cross, self._is_on_cross = self._is_on_cross, False
        (self.removed if was_on_cross else self.asked).emit()
