"""The command palette: every action, person and event of the case behind one field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.overlay import Overlay

MOST_SHOWN = 40
LEAST_LIKENESS = 55  # of 100; below that the words have little to do with what was typed


@dataclass(frozen=True)
class Choice:
    """One thing that can be found: its words, what it is, and what happens when it is chosen."""

    words: str
    detail: str
    act: Callable[[], object]


def find(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices most like what was typed, best first; all of them, in their order, when nothing was."""
    if not typed.strip():
        return list(choices[:MOST_SHOWN])
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        typed,
        [one.words for one in choices],
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        limit=MOST_SHOWN,
        score_cutoff=LEAST_LIKENESS,
    )
    return [choices[place] for _, _, place in found]


class PaletteField(QLineEdit):
    """The palette's field: the arrow keys go to the list below."""

    def __init__(self, results: QListWidget) -> None:
        super().__init__()
        self._results = results

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list; all else is typed."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        last = self._results.count() - 1
        self._results.setCurrentRow(max(0, min(last, self._results.currentRow() + step)))


class Palette(Overlay):
    """Finds and does. `offer` gives what can be found at the moment it opens."""

    def __init__(self, words: Translator, offer: Callable[[], Sequence[Choice]], parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self._choices: Sequence[Choice] = ()
        self._found: list[Choice] = []
        self.list = QListWidget()
        self.list.setAccessibleName(words("What was found"))
        self.field = PaletteField(self.list)
        self.field.setAccessibleName(words("Find an action, a person or an event"))
        self.field.setPlaceholderText(words("Find an action, a person or an event"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._choose)
        self.list.itemActivated.connect(lambda _item: self._choose())

    def toggle(self) -> None:
        """Open with an empty field, or close."""
        if self.isVisible():
            self.close_panel()
            return
        self._choices = self._offer()
        self.field.clear()
        self._look("")
        self.open()
        self.field.setFocus()

    def _look(self, typed: str) -> None:
        self._found = find(typed, self._choices)
        self.list.clear()
        for choice in self._found:
            item = QListWidgetItem(f"{choice.words}\t{choice.detail}" if choice.detail else choice.words, self.list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.words}, {choice.detail}")
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            choice = self._found[row]
            self.close_panel()
            choice.act()
