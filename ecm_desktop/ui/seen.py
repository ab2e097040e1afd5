"""What is seen of a page: the events that are shown, the days of the timeline, how large and how far it is scrolled.

Kept as text inside the vault when it locks, so that unlocking leads back to the same view.
"""

from __future__ import annotations

from datetime import date

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.ui.boards.life_view import LifeView
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.viewport import Viewport


class Area(msgspec.Struct, frozen=True, omit_defaults=True):
    """One part that scrolls: its kind, how far it is scrolled (pixels), and where a hand has changed that,

    how large it is shown (pixels a point) and which days.
    """

    kind: str
    across: int = 0
    down: int = 0
    size: float = 0.0
    days: tuple[date, date] | None = None


class Seen(msgspec.Struct, frozen=True, omit_defaults=True):
    """The parts of a page in their order, and which events are shown."""

    areas: tuple[Area, ...] = ()
    shown: Filter = ALL


def seen_on(page: QWidget | None, session: Session) -> str:
    """What is seen of a page, as text."""
    areas = tuple(_area(one) for one in _areas(page)) if page is not None else ()
    return msgspec.json.encode(Seen(areas, session.filter)).decode()


def show_seen(text: str, page: QWidget | None, session: Session) -> None:
    """Show a page as it was seen; where it has other parts by now, those are left as they are."""
    try:
        seen = msgspec.json.decode(text or "{}", type=Seen)
    except msgspec.MsgspecError:
        return  # of another version of the program
    session.set_filter(seen.shown)
    if page is None:
        return
    for part, area in zip(_areas(page), seen.areas, strict=False):
        if area.days and isinstance(part, LifeView):
            part.days.show(*area.days)
    QTimer.singleShot(0, page, lambda: _scroll(page, seen.areas))  # it is laid out only now


def _areas(page: QWidget) -> list[QAbstractScrollArea]:
    found = [one for one in page.findChildren(QAbstractScrollArea) if one.isVisibleTo(page)]
    return [page, *found] if isinstance(page, QAbstractScrollArea) else found


def _area(part: QAbstractScrollArea) -> Area:
    return Area(
        kind=type(part).__name__,
        across=part.horizontalScrollBar().value(),
        down=part.verticalScrollBar().value(),
        size=0.0 if not isinstance(part, Viewport) or part.is_fitted else part.magnification(),
        days=part.days.chosen if isinstance(part, LifeView) else None,
    )


def _scroll(page: QWidget, areas: tuple[Area, ...]) -> None:
    if not isValid(page):
        return
    for part, area in zip(_areas(page), areas, strict=False):
        if type(part).__name__ != area.kind:
            return
        if area.size and isinstance(part, Viewport):
            part.show_at(area.size)
        part.horizontalScrollBar().setValue(area.across)
        part.verticalScrollBar().setValue(area.down)
