"""What a room asks for at any moment, for whoever has only a mouse: a button over every page with a short list."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.actions import Actions, shortcut_words
from ecm_desktop.widgets.look import Kind, mark_as

# by id, in groups: what is said of the child, the screen that others see, the size, and everything else
OFFERED = (
    ("child-first", "at-risk", "new-action", "story"),
    ("covered", "spotlight", "room", "full-screen"),
    ("larger", "smaller", "normal"),
    ("find", "palette", "keys"),
)


class MoreButton(QPushButton):
    """Offers those of `actions` that make sense when it is pressed, each with its key."""

    def __init__(self, words: Translator, actions: Actions) -> None:
        super().__init__(words("More"))
        self._words, self._actions = words, actions
        mark_as(self, Kind.CHIP)
        self.setAccessibleName(words("More that can be done at any moment"))
        self.setToolTip(self.accessibleName())
        self.menu_shown = QMenu(self)
        self.menu_shown.setAccessibleName(self.accessibleName())
        self.clicked.connect(lambda _on: self.open_menu())

    def open_menu(self) -> None:
        """Show the list below the button."""
        menu = self.menu_shown
        menu.clear()
        for group in OFFERED:
            for action in filter(None, map(self._actions.find, group)):
                if action.enabled():
                    key = f"\t{shortcut_words(action)}" if action.shortcut else ""
                    menu.addAction(self._words(action.words) + key, partial(self._actions.run, action.id))
            menu.addSeparator()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
