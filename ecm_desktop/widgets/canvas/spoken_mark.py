"""One mark as a screen reader finds it: a name, a place on the screen, whether it is chosen, and what can be done.

Nothing that is said is kept here: it is read from the picture at the moment it is asked for, so that what is covered
there is covered here. Qt knows an interface by a number until told otherwise, while Python may let go of it before;
so each takes itself out of Qt's books before it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from shiboken6 import VoidPtr, isValid

Place = tuple[str, str]  # the id of a mark, and the record of one of those that it counts ("" for the mark itself)
_PRESS, _FOCUS = QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()
_CHOOSE = QAccessibleActionInterface.toggleAction()  # by which Windows has an entry of a list chosen, named or not


class Telling(Protocol):
    """What a mark's interface asks of the picture that it is part of."""

    def words(self, place: Place) -> str:
        """What is said there now; "" where nothing is any more."""

    def role(self, place: Place) -> QAccessible.Role:
        """What kind of thing it is."""

    def state(self, place: Place) -> QAccessible.State:
        """Whether it is chosen, has the keyboard, is seen."""

    def rect(self, place: Place) -> QRect:
        """What it covers, in pixels of the screen."""

    def window(self) -> QWindow | None:
        """The window that shows it."""

    def within(self, place: Place) -> list[Place]:
        """What it counts, in order."""

    def above(self, place: Place) -> QAccessibleInterface | None:
        """What it is part of."""

    def interface(self, place: Place) -> QAccessibleInterface:
        """What stands for a place."""

    def soon(self, act: Callable[[Place], object], place: Place) -> None:
        """Do something with it once whoever asked has had the answer."""

    def press(self, place: Place) -> None:
        """Do what a press on it does."""

    def turn_to(self, place: Place) -> None:
        """Let the keyboard be on it."""


class SpokenMark(QAccessibleInterface):
    """Stands for one place of a picture, and is valid as long as something is said there."""

    def __init__(self, telling: Telling, place: Place) -> None:
        super().__init__()
        self.place = place
        self.leaves = False  # while it is told that it goes, of which something not valid cannot tell
        self._telling = telling
        self._hand = _Hand(telling, place)
        self._number = QAccessible.uniqueId(self)

    def __del__(self) -> None:
        """Leave Qt's books, or Qt would ask what is no more."""
        leave(self, self._number)

    def isValid(self) -> bool:  # noqa: N802  # Qt's name
        """Whether there is anything to be said."""
        return self.leaves or self._telling.words(self.place) != ""

    def object(self) -> QObject:
        """None of its own: marks are no widgets."""
        return cast("QObject", None)

    def window(self) -> QWindow:
        """That of the picture."""
        return cast("QWindow", self._telling.window())

    def text(self, kind: QAccessible.Text) -> str:
        """Its sentence."""
        return self._telling.words(self.place) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802  # Qt's name
        """Nothing is changed from here."""

    def role(self) -> QAccessible.Role:
        """What kind of thing it is."""
        return self._telling.role(self.place)

    def state(self) -> QAccessible.State:
        """Whether it is chosen, has the keyboard, is seen."""
        return self._telling.state(self.place)

    def rect(self) -> QRect:
        """What it covers, in pixels of the screen."""
        return self._telling.rect(self.place)

    def parent(self) -> QAccessibleInterface:
        """The picture, or what counts it."""
        return cast("QAccessibleInterface", self._telling.above(self.place))

    def childCount(self) -> int:
        """How many it counts."""
        return len(self._telling.within(self.place))

    def child(self, index: int) -> QAccessibleInterface:
        """One of those that it counts."""
        within = self._telling.within(self.place)
        found = self._telling.interface(within[index]) if 0 <= index < len(within) else None
        return cast("QAccessibleInterface", found)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:  # noqa: ARG002, N802  # Qt's signature
        """What is counted has no place of its own."""
        return cast("QAccessibleInterface", None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of one of those that it counts; -1 for anything else."""
        return index_of(child, self._telling.within(self.place))

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """What else it can be asked. PySide takes the address of an object, and falls at None and at 0."""
        return cast("int", self._hand if kind == QAccessible.InterfaceType.ActionInterface else VoidPtr(0))


class _Hand(QAccessibleActionInterface):
    """What can be done with a mark: press it, or let the keyboard be on it."""

    def __init__(self, telling: Telling, place: Place) -> None:
        super().__init__()
        self._telling, self._place = telling, place

    def actionNames(self) -> list[str]:  # noqa: N802  # Qt's name
        """The first is the usual one."""
        return [_PRESS, _FOCUS]

    def doAction(self, name: str) -> None:  # noqa: N802  # Qt's name
        """Do one of them, after the answer: what it changes may be what asked."""
        tell = self._telling
        acts: dict[str, Callable[[Place], object]] = {_PRESS: tell.press, _CHOOSE: tell.press, _FOCUS: tell.turn_to}
        if act := acts.get(name):
            self._telling.soon(act, self._place)

    def keyBindingsForAction(self, name: str) -> list[str]:  # noqa: ARG002, N802  # Qt's signature
        """None that reach this one mark."""
        return []


def index_of(child: QAccessibleInterface, places: list[Place]) -> int:
    """Where a child stands among places; -1 where it does not."""
    return places.index(child.place) if isinstance(child, SpokenMark) and child.place in places else -1


def leave(interface: QAccessibleInterface, number: int) -> None:
    """Take an interface that is about to go out of Qt's books, unless Qt let go of it first."""
    if isValid(interface):
        QAccessible.deleteAccessibleInterface(number)
