"""The shortcuts overlay: every action with its keys, by category; made from the actions that are there now."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.actions import Action, Actions, shortcut_words
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.widgets.look import Kind


class ShortcutsOverlay(Overlay):
    """Lists the keys; filled each time it opens."""

    def __init__(self, words: Translator, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._actions = words, actions
        self.column.addWidget(label(words("Keys"), Kind.TITLE))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setAccessibleName(words("All keys"))
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.column.addWidget(self._area, 1)
        close = QPushButton(words("Close"))
        close.clicked.connect(self.close_panel)
        self.column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def toggle(self) -> None:
        """Show the keys, or take them away."""
        if self.isVisible():
            self.close_panel()
            return
        self._area.setWidget(self._sheet())
        self.open()
        self._area.setFocus()

    def listed(self) -> dict[str, list[Action]]:
        """The actions that have a key, by category in the order of their coming."""
        found: dict[str, list[Action]] = {}
        for action in self._actions:
            if action.shortcut:
                found.setdefault(action.category, []).append(action)
        return found

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setColumnStretch(0, 1)
        for category, actions in self.listed().items():
            grid.addWidget(label(self._words(category), Kind.HEADING), grid.rowCount(), 0, 1, 2)
            for words, alike in groupby(actions, lambda action: action.words):
                row, keys = grid.rowCount(), [shortcut_words(action) for action in alike]
                grid.addWidget(label(self._words(words)), row, 0)
                grid.addWidget(label(" … ".join(dict.fromkeys((keys[0], keys[-1]))), Kind.CHIP), row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return sheet
