"""The way of Tab through controls that came or moved after the window was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from operator import itemgetter
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QGridLayout, QLayout, QScrollArea, QSplitter, QWidget

Place = tuple[int, ...]


def follow_layout(holder: QWidget) -> None:
    """Let Tab go through what a widget's layout holds from its start to its end, beginning where it came in before.

    What hands the focus on to its only control goes with that control, directly before it: Tab reaches the control
    through it, and would come in there again wherever else it stood.
    """
    controls = list(_reached_in(holder))
    if not controls:
        return
    handing = {one: to for one in controls if (to := one.focusProxy()) is not None}
    with _taking_focus(handing):
        for one, to in handing.items():
            QWidget.setTabOrder(one, to)  # together first: Qt moves both as one
        for one, after in pairwise([_first_met(controls), *controls]):
            if one is not after and one.focusProxy() is not after:
                QWidget.setTabOrder(one, after)


@contextmanager
def _taking_focus(handing: Mapping[QWidget, QWidget]) -> Iterator[None]:
    """Qt moves nothing that takes no focus itself; while it does, what it hands on to has the policy in hand."""
    policies = [(one, one.focusPolicy(), to, to.focusPolicy()) for one, to in handing.items()]
    for one, _, _, policy in policies:
        one.setFocusPolicy(policy)
    try:
        yield
    finally:
        for one, own, to, policy in policies:
            one.setFocusPolicy(own)  # Qt lets what it hands on to have it, too
            to.setFocusPolicy(policy)


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
        inner = _handed_on_first(widget, list(_reached_in(widget)))
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
        if takes_tab or (len(inner) == 1 and widget.focusProxy() is inner[0]):
            yield widget
        yield from inner


def _handed_on_first(widget: QWidget, inner: list[QWidget]) -> list[QWidget]:
    """Of several controls the one that gets the focus handed on first: Tab comes in there, past what is before it."""
    to = widget.focusProxy()
    if len(inner) < 2 or to not in inner:
        return inner
    return [to, *(one for one in inner if one is not to)]


def _held_by(widget: QWidget) -> Iterator[QWidget]:
    """What a widget shows at places of its own, in their order; controls made by Qt hold nothing."""
    layout = widget.layout()
    if layout:
        placed = ((_place(layout, one), one) for one in _children(widget))
        yield from (one for place, one in sorted((found for found in placed if found[0]), key=itemgetter(0)))
    elif isinstance(widget, QSplitter):
        yield from filter(None, map(widget.widget, range(widget.count())))
    elif isinstance(widget, QScrollArea):
        yield from filter(None, [widget.widget()])
    elif isinstance(widget, QAbstractScrollArea):  # what lies over a canvas
        yield from (one for one in _children(widget) if one.layout())


def _children(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _place(layout: QLayout, widget: QWidget) -> Place:
    """Where a widget lies in a layout and the layouts within it; nothing when it does not.

    The layout is asked where, never what it holds: an item that Python has seen may go while Qt still uses it.
    """
    index = layout.indexOf(widget)
    if index >= 0:
        return _at(layout, index)
    for inner in layout.children():
        if isinstance(inner, QLayout) and (place := _place(inner, widget)):
            return (*_at(layout, layout.indexOf(inner)), *place)
    return ()


def _at(layout: QLayout, index: int) -> Place:
    if isinstance(layout, QGridLayout):
        return cast(Place, layout.getItemPosition(index))[:2]  # row and column
    return (index,)
