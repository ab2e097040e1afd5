"""What was found, as a list: under a heading for each sort, every record with its time and the words that answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from ecm_desktop.diagram.finding import Found
from ecm_desktop.i18n import Translator

MOST_SHOWN = 200


class Results(QTreeWidget):
    """Tells by `chosen` that somebody pressed one, or Enter on it."""

    chosen = Signal()

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._items: list[QTreeWidgetItem] = []
        self.setAccessibleName(words("What was found"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._pressed)
        self.itemActivated.connect(self._pressed)

    def show_all(self, found: Sequence[Found]) -> None:
        """Show these, of many the first, and choose the first."""
        self.clear()
        self._items = []
        counted = Counter(one.what.heading for one in found)
        heading = ""
        for one in found[:MOST_SHOWN]:
            if one.what.heading != heading:
                heading = one.what.heading
                self._head(f"{self._words(heading)} · {counted[heading]}")
            self._items.append(self._line(one))
        self.choose(0)

    @property
    def place(self) -> int:
        """Which is chosen, from 0 and without counting headings; -1 for none."""
        item = self.currentItem()
        return next((place for place, one in enumerate(self._items) if one is item), -1)

    def choose(self, place: int) -> None:
        """Choose one; beyond the last comes the first."""
        if self._items:
            item = self._items[place % len(self._items)]
            self.setCurrentItem(item)
            if item is self._items[0]:
                self.scrollToTop()  # with its heading

    def _pressed(self, item: QTreeWidgetItem) -> None:
        if item in self._items:
            self.chosen.emit()

    def _head(self, text: str) -> None:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # the arrow keys pass it by
        item.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)

    def _line(self, one: Found) -> QTreeWidgetItem:
        title, when = " ".join(one.what.title.split()), one.what.when
        item = QTreeWidgetItem(self, [f"{title}\n{one.excerpt}" if one.excerpt else title, when])
        beside = Qt.AlignmentFlag.AlignTop if one.excerpt else Qt.AlignmentFlag.AlignVCenter
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | beside)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (title, one.excerpt, when))))
        return item
