"""What Tab comes to is seen: Qt scrolls a page only for what it reaches from within that page."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def into_sight(control: QWidget | None) -> None:
    """Scroll the pages that hold a control of which nothing is seen."""
    area = control.parentWidget() if control is not None and control.visibleRegion().isEmpty() else None
    while area is not None and control is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(control)
        area = area.parentWidget()
