"""F6 goes from one part of the window to the next: the page, the notice, the rail, the header."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.ui.offering import BeginsSomewhere

BY_KEY = Qt.FocusReason.TabFocusReason


def go_to_area(areas: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the next of the parts (`step` -1: the one before) that has a control to take it."""
    focus = QApplication.focusWidget()
    now = next((at for at, one in enumerate(areas) if focus is not None and one.isAncestorOf(focus)), -1)
    for distance in range(1, len(areas) + 1):
        control = _control_in(areas[(now + step * distance) % len(areas)])
        if control is not None:
            control.setFocus(BY_KEY)
            return


def _control_in(area: QWidget) -> QWidget | None:
    """Where a part says to begin, or the control that last had the keyboard, or else the first that can have it."""
    if isinstance(area, BeginsSomewhere) and _takes_keys(area.begins_at()):
        return area.begins_at()
    last = area.focusWidget()
    if last is not None and area.isAncestorOf(last) and _takes_keys(last):
        return last
    one = area.nextInFocusChain()
    while one is not None and one is not area:
        if area.isAncestorOf(one) and _takes_keys(one):
            return one
        one = one.nextInFocusChain()
    return None


def _takes_keys(one: QWidget | None) -> bool:
    return one is not None and one.isVisible() and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
