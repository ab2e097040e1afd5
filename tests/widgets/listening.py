"""A screen reader in a test: finds what it may find of a widget, through the interfaces that Qt gives it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea

PRESS, FOCUS = QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()


@contextmanager
def listening() -> Iterator[None]:
    """As while a screen reader runs."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        yield
    finally:
        QAccessible.setActive(before)


def picture(view: QAbstractScrollArea) -> QAccessibleInterface:
    """What stands for the picture that a view shows, as it is reached from the view."""
    within = QAccessible.queryAccessibleInterface(view)
    return next(one for one in children(within) if one.role() == QAccessible.Role.List)


def children(spoken: QAccessibleInterface) -> list[QAccessibleInterface]:
    """What is found right below."""
    return [spoken.child(place) for place in range(spoken.childCount())]


def name(spoken: QAccessibleInterface) -> str:
    """What is said of it."""
    return spoken.text(QAccessible.Text.Name)


def marks(view: QAbstractScrollArea) -> list[QAccessibleInterface]:
    """The marks of the picture in their order: what is no widget of its own."""
    return [one for one in children(picture(view)) if one.object() is None]


def mark(view: QAbstractScrollArea, said: str) -> QAccessibleInterface:
    """The mark, or one of those that a mark counts, whose sentence begins so."""
    found = [one for above in marks(view) for one in (above, *children(above)) if name(one).startswith(said)]
    return found[0]
