"""A sheet of paper looked at: its picture on a quiet ground, scrolled by wheel, hand and keys."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from ecm_desktop.widgets.look import Kind, mark_as

_GAP = 12  # pixels of the ground round a page


class Picture(NamedTuple):
    """32 bits a pixel (blue, green, red, unused), `stride` bytes a line, and what it says to who does not see it."""

    width: int
    height: int
    stride: int
    data: bytes
    text: str


class Edge(StrEnum):
    """Where a page is begun."""

    HEAD = "head"
    FOOT = "foot"


class SheetView(QScrollArea):
    """`turned` asks for another page (+1, -1) when the wheel goes on at an edge, `zoomed` for another size."""

    turned = Signal(int)
    zoomed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the width would hang on itself
        mark_as(self, Kind.DESK)
        self._page = QLabel()
        self._page.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._page.setAccessibleName(name)
        self._edge: Edge | None = None  # of a page whose picture is still to come
        self.setWidget(self._page)
        self._page.setAutoFillBackground(False)  # setWidget has it filled

    @property
    def room(self) -> QSize:
        """The room for a page."""
        edges = 2 * _GAP + 1  # a page may be a part of a pixel larger
        return self.viewport().size() - QSize(edges, edges)

    def begin(self, edge: Edge) -> None:
        """The next picture is another page, seen from that edge on."""
        self._edge = edge

    def show_picture(self, picture: Picture) -> None:
        """Show a page."""
        image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        drawn = QPixmap.fromImage(image)
        drawn.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.setPixmap(drawn)
        self._page.setAccessibleDescription(picture.text)
        self._page.adjustSize()
        bar, edge = self.verticalScrollBar(), self._edge
        self._edge = None
        if edge is not None:
            bar.setValue(bar.minimum() if edge is Edge.HEAD else bar.maximum())

    def clear(self) -> None:
        """Show nothing."""
        self._page.setPixmap(QPixmap())
        self._page.setAccessibleDescription("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it looks closer; at the foot or the head of a page it turns over."""
        bar, up = self.verticalScrollBar(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if up > 0 else -1)
        elif bar.value() == (bar.minimum() if up > 0 else bar.maximum()):
            if self._edge is None:  # one page at a time
                self.turned.emit(-1 if up > 0 else 1)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll; the keys that turn pages are the business of whoever shows them."""
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
        else:
            super().keyPressEvent(event)
