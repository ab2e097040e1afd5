"""The command palette: every action, person and event of the case behind one field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

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

    def __init__(self, results: QTreeWidget) -> None:
        super().__init__()
        self._results = results

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list; all else is typed."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = self._results.currentIndex().row() + step
        wanted = max(0, min(self._results.topLevelItemCount() - 1, row))
        self._results.setCurrentIndex(self._results.model().index(wanted, 0))


class Palette(Overlay):
    """Finds and does. `offer` gives what can be found at the moment it opens."""

    def __init__(self, words: Translator, offer: Callable[[], Sequence[Choice]], parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self._choices: Sequence[Choice] = ()
        self._found: list[Choice] = []
        self.list = _two_columns()
        self.list.setAccessibleName(words("What was found"))
        self.field = PaletteField(self.list)
        self.field.setAccessibleName(words("Find an action, a person or an event"))
        self.field.setPlaceholderText(words("Find an action, a person or an event"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._choose)
        self.list.itemActivated.connect(lambda _item, _column: self._choose())

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
            item = QTreeWidgetItem(self.list, [choice.words, choice.detail])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{choice.words}, {choice.detail}")
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._found):
            choice = self._found[row]
            self.close_panel()
            choice.act()


def _two_columns() -> QTreeWidget:
    made = QTreeWidget()
    made.setColumnCount(2)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return made
