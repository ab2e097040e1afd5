"""Walks every widget of a window and lists what a keyboard can reach but a screen reader cannot name."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QWidget

from ecm_desktop.widgets.controls.eliding import ElidingButton, ElidingLabel

# parts that Qt makes and that speak through the control they belong to
PARTS_OF_QT = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def nameless(window: QWidget) -> list[str]:
    """Focusable widgets below `window`, shown or not, without an accessible name; as class and place."""
    return [_place(one) for one in window.findChildren(QWidget) if _is_reached(one) and not _name(one)]


def too_small(window: QWidget, least: int = 24) -> list[str]:
    """Buttons that are shown smaller than `least` pixels on a side."""
    return [
        _place(one)
        for one in window.findChildren(QAbstractButton)
        if one.isVisible() and not _is_part(one) and min(one.width(), one.height()) < least
    ]


def tab_chain(window: QWidget) -> list[QWidget]:
    """What Tab reaches in the window, in its order."""
    chain, one = [], window.nextInFocusChain()
    while one is not window:
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_part(one):
            chain.append(one)
        one = one.nextInFocusChain()
    return chain


def out_of_order(page: QWidget) -> list[str]:
    """Where Tab goes back within a page: left in a line, or up into what does not lie further right."""
    chain = [one for one in tab_chain(page.window()) if page.isAncestorOf(one)]
    return [
        f"{_called(one)} -> {_called(after)}"
        for one, after in pairwise(chain)
        if not one.isAncestorOf(after) and _goes_back(_seen(one, after, page), _seen(after, one, page))
    ]


def _goes_back(one: QRect, after: QRect) -> bool:
    if after.bottom() < one.top():
        return after.left() <= one.left()
    return one.top() <= after.bottom() and after.top() <= one.bottom() and after.right() < one.left()


def _seen(one: QWidget, other: QWidget, page: QWidget) -> QRect:
    """Where eyes meet it on their way to or from the other: what scrolls is met where its area is."""
    area = one.parentWidget()
    while area is not page and not (isinstance(area, QAbstractScrollArea) and not area.isAncestorOf(other)):
        area = area.parentWidget()
    seen = one if area is page else area
    return QRect(seen.mapTo(page, QPoint(0, 0)), seen.size())


def _called(one: QWidget) -> str:
    return f"{type(one).__name__} {_name(one)}"


def cut_off(page: QWidget) -> list[str]:
    """Controls that stick out of what holds them where nothing scrolls, and words wider than their place."""
    shown = [one for one in page.findChildren(QWidget) if one.isVisible() and not one.isWindow()]
    out = [one for one in shown if _sticks_out(one)]
    narrow = [one for one in shown if isinstance(one, QLabel | QAbstractButton) and _is_too_narrow(one)]
    narrow += [one for one in shown if isinstance(one, QLabel) and _is_too_low(one)]
    return [
        f"{type(one).__name__} {one.accessibleName()} in {type(one.parentWidget()).__name__}" for one in out + narrow
    ]


def _sticks_out(one: QWidget) -> bool:
    holder = one.parentWidget()
    area = holder.parentWidget()
    if isinstance(holder, QAbstractScrollArea):
        return False
    if isinstance(area, QAbstractScrollArea) and holder is area.viewport():  # what scrolls may be larger
        scrolls = area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        return not scrolls and one.width() > holder.width()
    return not holder.rect().adjusted(-1, -1, 1, 1).contains(one.geometry())


def _is_too_narrow(one: QLabel | QAbstractButton) -> bool:
    if isinstance(one, ElidingButton | ElidingLabel) or (isinstance(one, QLabel) and one.wordWrap()):
        return False
    return bool(one.text()) and one.fontMetrics().horizontalAdvance(one.text().replace("&&", "&")) > one.width()


def _is_too_low(one: QLabel) -> bool:
    return one.wordWrap() and bool(one.text()) and one.heightForWidth(one.width()) > one.height()


def _is_reached(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not _is_part(widget)


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    in_list_of_choice = parent is not None and isinstance(parent.parentWidget(), QComboBox)
    in_scroll_area = isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()
    inner_field = parent is not None and parent.focusProxy() is widget
    of_a_control = in_list_of_choice or in_scroll_area or inner_field or widget.focusProxy() is not None
    return of_a_control or widget.objectName().startswith(PARTS_OF_QT)


def _name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (spoken.text(QAccessible.Text.Name) if spoken else "")


def _place(widget: QWidget) -> str:
    above = widget.parentWidget()
    return f"{type(widget).__name__} in {type(above).__name__} {widget.objectName()}".strip()
