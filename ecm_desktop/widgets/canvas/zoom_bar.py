"""The buttons on a canvas: smaller, larger, everything."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.canvas.viewport import Viewport
from ecm_desktop.widgets.look import Kind, mark_as

_EDGE = 8  # pixels from the corner
_LOWEST = 3  # heights of the bar

Place = Callable[[QRect, QSize], QPoint]  # the canvas and the bar's size, to where the bar begins


def lower_right(room: QRect, bar: QSize) -> QPoint:
    """The corner where drawings are seldom."""
    return QPoint(room.right() - bar.width() - _EDGE, room.bottom() - bar.height() - _EDGE)


class ZoomBar(QFrame):
    """Three buttons that stay at their place in the view; the keys + − 0 on the canvas do the same.

    In a view so low that they would cover a third of it they are not shown.
    """

    def __init__(self, view: Viewport, words: Translator, place: Place = lower_right) -> None:
        super().__init__(view)
        self._view, self._place = view, place
        mark_as(self, Kind.ZOOM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(_button("−", words("Smaller"), "−", view.zoom_out))
        row.addWidget(_button("+", words("Larger"), "+", view.zoom_in))
        row.addWidget(_button(words("Fit"), words("Show everything"), "0", view.show_whole))
        view.viewport().installEventFilter(self)

    def put_first(self, button: QToolButton) -> None:
        """Give another button of this view the first place."""
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(0, button)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the corner when the view changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._settle()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep to the corner when the text changes its size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._settle()

    def _settle(self) -> None:
        self.adjustSize()
        room = self._view.viewport().geometry()
        self.setVisible(room.height() >= _LOWEST * self.height())
        self.move(self._place(room, self.size()))


def _button(sign: str, name: str, key: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({key})")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _on: act())
    return button
