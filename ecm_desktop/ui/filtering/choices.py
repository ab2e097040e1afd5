"""All that events can be told apart by, as a list of ticks: who told, lane, people, adverse experience, how sure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ecm_desktop.diagram.wording.filters import Offered
from ecm_desktop.domain.filters import Filter, Part, parts
from ecm_desktop.domain.withheld_words import words_of
from ecm_desktop.i18n import Translator

VIEW = "view"  # the field of a part that is a saved view, by its id
HEADINGS = {
    VIEW: "Saved views",
    "agencies": "Told by",
    "lanes": "Lane",
    "people": "People",
    "tags": "Adverse experience",
    "certainties": "How sure",
}


class Choices(QTreeWidget):
    """Tells by `ticked` and `unticked` of one part of a filter."""

    ticked = Signal(object)  # Part
    unticked = Signal(object)

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._parts: list[tuple[QTreeWidgetItem, Part]] = []
        self.setAccessibleName(words("What to filter by"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._pressed = Qt.CheckState.Unchecked
        self.itemPressed.connect(self._press)
        self.itemClicked.connect(self._click)
        self.itemChanged.connect(self._changed)

    def offer(self, offered: Sequence[Offered], typed: str) -> None:
        """Offer what answers to the typed words."""
        sought, field = words_of(typed).split(), ""
        at = self.place
        self.blockSignals(True)
        self.clear()
        self._parts = []
        for one in offered:
            heading = self._words(HEADINGS[one.part.field])
            if all(f" {word}" in f" {words_of(f'{heading} {one.words}')}" for word in sought):
                if one.part.field != field:
                    field = one.part.field
                    self._head(heading)
                self._parts.append((self._line(one), one.part))
        self.blockSignals(False)
        self.choose(at)

    def tick(self, shown: Filter, view: str) -> None:
        """Tick what a filter asks for, and the saved view that it is ("" for none)."""
        asked = {*parts(shown), Part(VIEW, view)}
        self.blockSignals(True)
        for item, part in self._parts:
            item.setCheckState(0, Qt.CheckState.Checked if part in asked else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    @property
    def place(self) -> int:
        """Which the keyboard is at, from 0 and without counting headings; -1 for none."""
        item = self.currentItem()
        return next((place for place, (one, _) in enumerate(self._parts) if one is item), -1)

    def choose(self, place: int) -> None:
        """Let the keyboard be at one."""
        if self._parts:
            self.setCurrentItem(self._parts[min(max(place, 0), len(self._parts) - 1)][0])

    def flip(self) -> None:
        """Tick what the keyboard is at, or take its tick away."""
        item = self.currentItem()
        if item is not None and self.place >= 0:
            on = item.checkState(0) is Qt.CheckState.Checked
            item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _press(self, item: QTreeWidgetItem) -> None:
        self._pressed = item.checkState(0)

    def _click(self, item: QTreeWidgetItem) -> None:
        """A press beside the box ticks as well as one on it."""
        if item.checkState(0) is self._pressed:
            self.flip()

    def _changed(self, item: QTreeWidgetItem, _column: int) -> None:
        part = next((part for one, part in self._parts if one is item), None)
        if part is not None:
            on = item.checkState(0) is Qt.CheckState.Checked
            (self.ticked if on else self.unticked).emit(part)

    def _head(self, text: str) -> None:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)

    def _line(self, one: Offered) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [one.words, str(one.n)])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        events = self._words.count("{n} event", "{n} events", one.n)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{one.words}, {events}")
        return item
