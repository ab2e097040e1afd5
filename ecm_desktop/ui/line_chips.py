"""The chips under the typed line: each says how a part was read, and pressed, lets that part be put otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ecm_desktop.ui.understood import Understood
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.look import mark_as


class Otherwise(NamedTuple):
    """One other way to read a part: what it is called, and the line as it would then stand."""

    words: str
    line: str


class LineChip(QPushButton):
    """A chip that can be pressed; arrow keys go from one to the next, Up and Esc back to the line."""

    left = Signal(int)  # -1 and 1 to the neighbours, 0 back to the line

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the line's own keys lead here, Tab goes on to the buttons
        self.part = ""

    def text(self) -> str:
        """What the chip says."""
        return super().text().replace("&&", "&")

    def say(self, one: Understood, name: str) -> None:
        """Show how a part was read."""
        self.part = one.part
        self.setText(one.text.replace("&", "&&"))
        self.setAccessibleName(name)
        if self.property("kind") != one.kind:
            mark_as(self, one.kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, back or up."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 0, Qt.Key.Key_Escape: 0}
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.left.emit(way)


class LineChips(QWidget):
    """`otherwise` gives the other ways to read a part; where there is none, its words are to be typed anew."""

    chosen = Signal(str)  # the line as it is to stand
    typed_anew = Signal(str)  # the part whose words are to be overtyped
    left = Signal()  # the keyboard goes back to the line

    def __init__(self, otherwise: Callable[[str], Sequence[Otherwise]], called: Callable[[str], str]) -> None:
        super().__init__()
        self._otherwise, self._called = otherwise, called
        self._chips: list[LineChip] = []  # kept, for as many parts as there were at once
        self._flow = FlowLayout(self)

    def show_parts(self, parts: Sequence[Understood]) -> None:
        """Show these, and no others."""
        for place in range(len(self._chips), len(parts)):
            self._chips.append(self._made(place))
        for chip, one in zip(self._chips, parts, strict=False):
            chip.say(one, self._called(one.text))
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(parts))

    def shown(self) -> list[LineChip]:
        """The chips that are there now."""
        return [one for one in self._chips if not one.isHidden()]

    def enter(self) -> None:
        """Take the keyboard to the first."""
        for chip in self.shown()[:1]:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_menu(self, chip: LineChip) -> QMenu | None:
        """The other ways to read a chip's part; None where it is typed anew."""
        ways = self._otherwise(chip.part)
        if not ways:
            self.typed_anew.emit(chip.part)
            return None
        menu = QMenu(chip)
        menu.setAccessibleName(chip.accessibleName())
        for way in ways:
            menu.addAction(way.words.replace("&", "&&"), partial(self.chosen.emit, way.line))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
        return menu

    def _made(self, place: int) -> LineChip:
        chip = LineChip(self)
        self._flow.addWidget(chip)
        chip.clicked.connect(lambda _on: self.open_menu(chip))
        chip.left.connect(partial(self._go, place))
        return chip

    def _go(self, place: int, way: int) -> None:
        shown = self.shown()
        if way == 0 or not shown:
            self.left.emit()
        else:
            shown[(place + way) % len(shown)].setFocus(Qt.FocusReason.OtherFocusReason)
