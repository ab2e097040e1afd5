"""A picture as a screen reader finds it: a list of its marks in order, instead of a surface of which nothing is known.

The list stands where the view's viewport is, which is a plain widget of Qt's and stays what it is. As long as nobody
listens nothing is made and nothing is told.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast
from weakref import ref

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from ecm_desktop.diagram.marks import AnyMark, Band, Label, Pin
from ecm_desktop.widgets.canvas.pointing import Pointing
from ecm_desktop.widgets.canvas.scene import DrawingScene
from ecm_desktop.widgets.canvas.spoken_mark import Place, SpokenMark, index_of, leave

if TYPE_CHECKING:
    from ecm_desktop.widgets.canvas.pointed import PointedView

FOLLOWED = sys.platform != "darwin"  # VoiceOver asks the window what has the keyboard, and Qt then names the view
_REST = 250  # milliseconds after the last change until it is told
_Event = QAccessible.Event


class SpokenList(QAccessibleWidget):
    """Stands for the viewport: the marks first, then the widgets that lie over them."""

    def __init__(self, view: PointedView, spoken: Spoken) -> None:
        super().__init__(view.viewport(), QAccessible.Role.List)
        self._spoken = spoken
        self._number = QAccessible.registerAccessibleInterface(self)

    def __del__(self) -> None:
        """Leave Qt's books, or Qt would ask what is no more."""
        leave(self, self._number)

    def text(self, kind: QAccessible.Text) -> str:
        """The name of the drawing."""
        return self._spoken.name() if kind == QAccessible.Text.Name else super().text(kind)

    def childCount(self) -> int:
        """Marks and widgets."""
        return len(self._spoken.places()) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface:
        """A mark, or a widget after the last of them."""
        places = self._spoken.places()
        if 0 <= index < len(places):
            return self._spoken.interface(places[index])
        return super().child(index - len(places))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The place of either; -1 for anything else."""
        places = self._spoken.places()
        if isinstance(child, SpokenMark):
            return index_of(child, places)
        found = super().indexOfChild(child)
        return found + len(places) if found >= 0 else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:  # noqa: N802  # Qt's name
        """The mark that a press there would mean, unless a widget lies over it."""
        return cast("QAccessibleInterface", self._spoken.at(QPoint(x, y)))

    def focusChild(self) -> QAccessibleInterface:  # noqa: N802  # Qt's name
        """The mark that keys act on while the picture has the keyboard."""
        return cast("QAccessibleInterface", self._spoken.focused())


class Spoken:
    """What is heard of one view: answers what its marks are asked, and tells what has changed if somebody listens.

    It keeps no view alive; of one that is gone or hidden, whose picture may be out of date, nothing is said.
    """

    def __init__(self, view: PointedView, scene: DrawingScene) -> None:
        self._view, self._scene = ref(view), scene
        self._made: dict[Place, SpokenMark] = {}
        self._places: list[Place] | None = None  # of what is drawn now
        self._counted: dict[str, Mapping[str, str]] = {}  # what its marks count
        self._told: dict[Place, int] = {}  # a number for the words of each, as they were told last
        self._list = SpokenList(view, self)
        self._rest = QTimer(view, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._tell_changes)
        view.destroyed.connect(lambda _gone: self._made.clear())

    def shown(self) -> PointedView | None:
        """The view, while it can be seen."""
        view = self._view()
        return view if view is not None and isValid(view) and view.isVisible() else None

    def name(self) -> str:
        """What the drawing is called."""
        view = self.shown()
        return view.accessibleName() if view else ""

    def places(self) -> list[Place]:
        """The marks in the order they are told."""
        view = self.shown()
        if view is None:
            return []
        if self._places is None:
            marks = view.told_order([one for one in self._scene.marks() if one.words])
            self._places = [(one.id, "") for one in marks]
        return self._places

    def within(self, place: Place) -> list[Place]:
        """What a mark counts, in order."""
        return [] if place[1] else [(place[0], record) for record in self._listed(place)]

    def words(self, place: Place) -> str:
        """What is said there now; "" where nothing is any more."""
        if place[1]:
            return self._listed(place).get(place[1], "")
        mark = self._mark(place)
        return mark.words if mark else ""

    def role(self, place: Place) -> QAccessible.Role:
        """The head of a row, something that can only be read, or one of many."""
        mark = self._mark(place)
        if isinstance(mark, Band) and mark.pin is Pin.LEFT:
            return QAccessible.Role.Heading
        return QAccessible.Role.StaticText if isinstance(mark, Band | Label) else QAccessible.Role.ListItem

    def state(self, place: Place) -> QAccessible.State:
        """Whether it is chosen, has the keyboard, is seen."""
        state, view = QAccessible.State(), self.shown()
        if view is None or not self.words(place):
            state.invalid = True
            return state
        state.selectable = state.focusable = True
        state.selected = place in [(one, "") for one in view.selected()]
        state.focused = place == (view.focused(), "") and view.hasFocus()
        state.offscreen = not self.rect(place).intersects(self._list.rect())
        return state

    def rect(self, place: Place) -> QRect:
        """What it covers, in pixels of the screen; nothing where it is not shown any more."""
        view = self.shown()
        if view is None or self._mark(place) is None:
            return QRect()
        covered = view.mapFromScene(self._scene.cover(place[0])).boundingRect()
        return QRect(view.viewport().mapToGlobal(covered.topLeft()), covered.size())

    def window(self) -> QWindow | None:
        """The window that shows the picture."""
        view = self.shown()
        return view.window().windowHandle() if view else None

    def above(self, place: Place) -> QAccessibleInterface | None:
        """The list, or the mark that counts it."""
        if place[1]:
            return self.interface((place[0], ""))
        return self._list if isValid(self._list) else None

    def interface(self, place: Place) -> SpokenMark:
        """What stands for a place, the same as long as there is anything to be said."""
        found = self._made.get(place)
        if found is None or not isValid(found):
            found = self._made[place] = SpokenMark(self, place)
            self._told[place] = hash(self.words(place))
        return found

    def at(self, point: QPoint) -> QAccessibleInterface | None:
        """The mark that a press at a place of the screen would mean, or the widget that lies over it there."""
        view = self.shown()
        if view is None:
            return None
        under = view.viewport()
        pixels = under.mapFromGlobal(point)
        over = under.childAt(pixels)
        while over is not None and over.parentWidget() != under:
            over = over.parentWidget()
        if over is not None:
            return QAccessible.queryAccessibleInterface(over)
        mark = view.mark_under(pixels.toPointF())
        return self.interface((mark.id, "")) if mark else None

    def focused(self) -> SpokenMark | None:
        """The mark that keys act on while the picture has the keyboard."""
        view = self.shown()
        place = (view.focused() or "", "") if view and view.hasFocus() else ("", "")
        return self.interface(place) if self.words(place) else None

    def soon(self, act: Callable[[Place], object], place: Place) -> None:
        """Do something with it once whoever asked has had the answer."""
        if view := self.shown():
            QTimer.singleShot(0, view, partial(act, place))

    def press(self, place: Place) -> None:
        """Do what a press on it does, if it is still there."""
        if (view := self.shown()) and self.words(place):
            view.press(place[0]) if not place[1] else view.press_listed(place[1])

    def turn_to(self, place: Place) -> None:
        """Let the keyboard be on it, if it is still there."""
        if (view := self.shown()) and self.words(place):
            view.setFocus()
            view.focus_on(place[0])

    def tell_focus(self) -> None:
        """Have it said which mark the keyboard is on."""
        if QAccessible.isActive() and (found := self.focused()) is not None:
            _tell(found, _Event.Focus)

    def tell_pointing(self, before: Pointing, now: Pointing) -> None:
        """Tell what was chosen and where the keyboard went."""
        if not QAccessible.isActive():
            return
        came, gone = set(now.selected) - set(before.selected), set(before.selected) - set(now.selected)
        for ids, event in ((gone, _Event.SelectionRemove), (came, _Event.SelectionAdd)):
            for place in ((one, "") for one in sorted(ids)):
                if self.words(place):
                    _tell(self.interface(place), event)
        if now.focused != before.focused:
            self.tell_focus()

    def redrawn(self) -> None:
        """Something else is drawn: what that changed is told when changes rest, if somebody has listened at all."""
        self._places = None
        self._counted.clear()
        if self._made and QAccessible.isActive():
            self._rest.start()

    def _tell_changes(self) -> None:
        before, self._told = self._told, {place: hash(words) for place, words in self._said().items()}
        for place in self._made.keys() - self._told.keys():
            gone = self._made.pop(place)
            gone.leaves = True
            _tell(gone, _Event.ObjectDestroyed)
        for place, number in self._told.items():
            if place not in before:
                _tell(self.interface(place), _Event.ObjectCreated)
            elif number != before[place]:
                _tell(self.interface(place), _Event.NameChanged)

    def _said(self) -> dict[Place, str]:
        """What is said at every mark, and below those that somebody has looked into."""
        looked_into, found = {mark_id for mark_id, record in self._made if record}, {}
        for place in self.places():
            found[place] = self.words(place)
            if place[0] in looked_into:
                found.update(((place[0], record), words) for record, words in self._listed(place).items())
        return found

    def _mark(self, place: Place) -> AnyMark | None:
        return self._scene.mark(place[0]) if self.shown() else None

    def _listed(self, place: Place) -> Mapping[str, str]:
        view, mark = self.shown(), self._mark(place)
        if view is None or mark is None:
            return {}
        if mark.id not in self._counted:
            self._counted[mark.id] = view.listed(mark)
        return self._counted[mark.id]


def _tell(interface: QAccessibleInterface, event: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(interface, event))
