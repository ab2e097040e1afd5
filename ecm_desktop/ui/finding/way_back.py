"""The way back to what was seen: page, record, day of life, and how far everything was scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from ecm_desktop.ui.session import Session

Back = Callable[[], object]


@runtime_checkable
class LeadsBack(Protocol):
    """A view that can show again what it shows now, such as the days of a timeline."""

    def way_back(self) -> Back:
        """What shows it again."""


def way_back(session: Session, page: str, window: QWidget) -> Back:
    """What leads back to the page `page`, which the window shows now, as it is seen now."""
    record, day, shown = session.selection, session.day, session.filter
    seen = [one for one in window.findChildren(QAbstractScrollArea) if one.isVisible()]
    views = [one.way_back() for one in seen if isinstance(one, LeadsBack)]
    places = [(one, one.horizontalScrollBar().value(), one.verticalScrollBar().value()) for one in seen]

    def back() -> None:
        session.page_asked.emit(page)
        session.select(record)
        session.set_day(day)
        session.set_filter(shown)
        for view in views:
            view()
        _scroll(places)
        QTimer.singleShot(0, window, lambda: _scroll(places))  # what was hidden meanwhile is laid out only now

    return back


def _scroll(places: list[tuple[QAbstractScrollArea, int, int]]) -> None:
    for one, across, down in places:
        if isValid(one):  # a list that was made anew meanwhile is gone
            one.horizontalScrollBar().setValue(across)
            one.verticalScrollBar().setValue(down)
