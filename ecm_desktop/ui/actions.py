"""Everything that can be done from the keyboard, in one list: it feeds the palette, the overlay and the tooltips."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ecm_desktop.i18n import Translator


def _always() -> bool:
    return True


class Action(NamedTuple):
    """One thing to do. `words` and `category` are msgids; `shortcut` in Qt's portable form, such as `Ctrl+K`."""

    id: str
    words: str
    shortcut: str
    category: str
    run: Callable[[], object]
    enabled: Callable[[], bool] = _always
    where: QWidget | None = None  # the part of a page in which its keys hold, where they mean something else beside it


class Actions:
    """The actions that are there now, each bound to the widget in which its shortcut holds."""

    def __init__(self, words: Translator) -> None:
        self._words = words
        self._actions: dict[str, Action] = {}
        self._places: dict[str, QWidget] = {}

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def add(self, action: Action, where: QWidget, context: Qt.ShortcutContext) -> None:
        """Offer an action until its place is withdrawn; its shortcut holds in `context` of the widget `where`."""
        self._actions[action.id] = action
        self._places[action.id] = where
        bound = QAction(where)
        bound.setText(self._words(action.words))
        bound.setObjectName(action.id)
        bound.setShortcuts([QKeySequence(one) for one in action.shortcut.split(" / ") if one])
        bound.setShortcutContext(context)
        bound.triggered.connect(lambda: self.run(action.id))
        where.addAction(bound)

    def find(self, key: str) -> Action | None:
        """The action of that id, None when nobody offers it now."""
        return self._actions.get(key)

    def run(self, key: str) -> bool:
        """Do it if it is there and makes sense now."""
        action = self._actions.get(key)
        if action is None or not action.enabled():
            return False
        action.run()
        return True

    def tooltip(self, key: str) -> str:
        """The action's words with its shortcut: `Lock (Ctrl+L)`."""
        action = self._actions[key]
        return (
            f"{self._words(action.words)} ({shortcut_words(action)})" if action.shortcut else self._words(action.words)
        )

    def withdraw(self, where: QWidget) -> None:
        """Offer nothing of that widget, or of what is in it, any more; call it before the widget goes."""
        gone = [key for key, place in self._places.items() if place is where or where.isAncestorOf(place)]
        for key in gone:
            del self._actions[key], self._places[key]


def shortcut_words(action: Action) -> str:
    """The shortcut as this platform writes it."""
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(one).toString(native) for one in action.shortcut.split(" / ") if one)


def clashes(actions: Actions) -> list[tuple[str, str]]:
    """Pairs of ids that claim the same key."""
    claimed: dict[str, str] = {}
    found = []
    for action in actions:
        for key in filter(None, action.shortcut.split(" / ")):
            if key in claimed:
                found.append((claimed[key], action.id))
            claimed[key] = action.id
    return found
