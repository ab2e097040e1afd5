"""A layout that sets its controls in rows, as many as fit, like words in a paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of controls in a widget of their own; the height follows from the width.

    Never within another layout: that may ask for a part which Python has let go of, and the program falls.
    """

    def __init__(self, holder: QWidget, gap: int = 5) -> None:
        super().__init__(holder)
        self._parts: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width, until something is different: a layout asks again and again
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Called by `addWidget`."""
        self._parts.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a control at a place among the others."""
        self.addWidget(widget)
        self._parts.insert(place, self._parts.pop())

    def refill(self, widgets: Iterable[QWidget]) -> None:
        """Take every control away and put these in their place."""
        for part in self._parts:
            if (old := part.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._parts.clear()
        for one in widgets:
            self.addWidget(one)
            one.show()  # a layout shows a late comer only some events later
        self.invalidate()

    def count(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One part; None past the end."""
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one part out; None past the end."""
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it is different."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts into rows."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """The widest part's size; more width is welcome."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802  # Qt's name
        """The widest and the highest part."""
        size = QSize()
        for part in self._parts:
            size = size.expandedTo(part.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        at, row = room.topLeft(), 0
        for part in self._parts:
            if part.isEmpty():  # hidden
                continue
            size = part.sizeHint().boundedTo(QSize(max(room.width(), 1), 16_777_215))
            if at.x() > room.x() and at.x() + size.width() > room.right() + 1:
                at, row = QPoint(room.x(), at.y() + row + self.spacing()), 0
            if place:
                part.setGeometry(QRect(at, size))
            at, row = at + QPoint(size.width() + self.spacing(), 0), max(row, size.height())
        return at.y() + row - rect.y() + self.contentsMargins().bottom()
