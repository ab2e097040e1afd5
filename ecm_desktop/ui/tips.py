"""Tips that are open: they would outlive what they tell of by a moment, in which a name could be read."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QToolTip

_TIP = "qtooltip_label"  # as Qt names the window


def close_tips() -> None:
    """Take an open tip off the screen at once; Qt alone would leave it there for some 300 ms."""
    for window in QApplication.topLevelWidgets():
        if window.objectName() == _TIP:
            window.hide()
    QToolTip.hideText()
