"""Several choices at once as chips: people, tags, sources. Adding is typing or choosing; removing is one key."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.controls.eliding import ElidingButton, tip_words
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.pick_list import Choice
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.look import Kind, mark_as


class ChipPicker(QWidget):
    """Shows the chosen keys as chips over a line that completes the other choices; `changed` tells all the keys."""

    changed = Signal(object)  # tuple of keys

    def __init__(self, name: str, words: Translator, choices: Iterable[Choice] = ()) -> None:
        super().__init__()
        self._words = words
        self._choices: dict[str, str] = {}
        self._keys: tuple[str, ...] = ()
        self._chips: list[_ChipButton] = []
        self._row = FlowLayout()
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(words("Add…"))
        self.line.returnPressed.connect(self._add_typed)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.line)
        self._choices = dict(choices)
        self._show()

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; where they are the same, what is half typed stays."""
        offered = dict(choices)
        if offered != self._choices:
            self._choices = offered
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
        self.line.clear()
        self.line.setCompleter(self._completer())
        follow_layout(self)

    def _chip(self, key: str) -> _ChipButton:
        text = self._choices.get(key, key)
        chip = _ChipButton(text, self._words("Remove {name}", name=text), self)
        chip.clicked.connect(partial(self._remove, key))
        return chip

    def _completer(self) -> QCompleter:
        free = [text for key, text in self._choices.items() if key not in self._keys]
        completer = QCompleter(free, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # queued, because the completer writes the words into the line after it has told them
        completer.activated.connect(self._add_words, Qt.ConnectionType.QueuedConnection)
        return completer


class _ChipButton(ElidingButton):
    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, "  ×", parent)
        self.setAccessibleName(name)
        self.setToolTip(tip_words(name))
        mark_as(self, Kind.CHIP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
            self.click()
            return
        super().keyPressEvent(event)
