"""A choice of one among a few, by key and words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

Choice = tuple[str, str]  # key, words


class PickList(QComboBox):
    """A drop-down list; `chosen` tells the key that a person chose, and nothing that the program showed."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[Choice] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.offer(choices)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; what was shown stays shown where it is still among them."""
        offered = list(choices)
        if offered == [(self.itemData(place), self.itemText(place)) for place in range(self.count())]:
            return
        shown = self.key()
        self.clear()
        for key, words in offered:
            self.addItem(words, key)
        self.show_key(shown)

    def show_key(self, key: str | None) -> None:
        """Show a choice; none for None or a key that is not offered."""
        self.setCurrentIndex(self.findData(key) if key is not None else -1)

    def key(self) -> str | None:
        """The key of what is shown."""
        found = self.currentData()
        return None if found is None else str(found)

    def event(self, event: QEvent) -> bool:
        """Letters and digits look for a choice here; they are not the page's keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_letter(event):
            event.accept()
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes a choice that it happens to pass over."""
        event.ignore()


def _is_letter(event: QKeyEvent) -> bool:
    bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return bare and event.text().isprintable() and bool(event.text())
