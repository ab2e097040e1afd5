"""The way of Tab through controls that came or moved after the window was made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QSplitter, QWidget


def follow_layout(holder: QWidget) -> None:
    """Let Tab go through what a widget's layout holds from its start to its end, beginning where it came in before."""
    controls = list(_reached_in(holder))
    if not controls:
        return
    for one, after in pairwise([_first_met(controls), *controls]):
        if one is not after:
            QWidget.setTabOrder(one, after)


def _first_met(controls: list[QWidget]) -> QWidget:
    """The control that Tab reaches before the others now."""
    return min(controls, key=_chain(controls[0].window()).index)


def _chain(window: QWidget) -> list[QWidget]:
    chain, one = [window], window.nextInFocusChain()
    while one and one is not window:
        chain.append(one)
        one = one.nextInFocusChain()
    return chain


def _reached_in(holder: QWidget) -> Iterator[QWidget]:
    for widget in _held_by(holder):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
            yield widget
        yield from _reached_in(widget)


def _held_by(widget: QWidget) -> Iterator[QWidget]:
    """What a widget shows at places of its own, in their order; controls made by Qt hold nothing."""
    layout = widget.layout()
    if layout:
        yield from _laid_out(layout)
    elif isinstance(widget, QSplitter):
        yield from filter(None, map(widget.widget, range(widget.count())))
    elif isinstance(widget, QScrollArea):
        yield from filter(None, [widget.widget()])
    elif isinstance(widget, QAbstractScrollArea):  # what lies over a canvas
        beside = Qt.FindChildOption.FindDirectChildrenOnly
        yield from (one for one in widget.findChildren(QWidget, options=beside) if one.layout())


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item else (None, None)
        if inner:
            yield from _laid_out(inner)
        elif widget:
            yield widget
