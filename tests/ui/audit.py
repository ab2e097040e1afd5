"""Walks every widget of a window and lists what a keyboard can reach but a screen reader cannot name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QWidget

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
