"""What somebody has in hand: the record of the entry in which the keyboard is, else what is selected.

And the other way round: the entry of a record put in front of somebody who asks for it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.ui.session import Session

_TURNS = 3  # of laying out, until a page with fields that grow with their text has its height
_PROPERTY, _SHOWS = "record", "shows-record"


def stands_for(widget: QWidget, record: RecordId) -> None:
    """Let the widget, with all that is in it, stand for a record."""
    widget.setProperty(_PROPERTY, record)


def shows(widget: QWidget, record: RecordId) -> None:
    """Let the widget be where a record is found, without having that in hand while the keyboard is there."""
    widget.setProperty(_SHOWS, record)


def record_in_hand(session: Session) -> RecordId:
    """The record's id, "" for none."""
    one = QApplication.focusWidget()
    while one is not None:
        if found := one.property(_PROPERTY):
            return str(found)
        one = one.parentWidget()
    return session.selection


def put_in_front(part: QWidget, record: RecordId) -> None:
    """Let the keyboard begin in what stands for a record in a part of the window, and scroll there; else nothing."""
    found = next((one for one in (part, *part.findChildren(QWidget)) if _is_of(one, record)), None)
    if found is not None:
        found.show()  # a layout shows a late comer only some events later
        begins = next((one for one in (found, *found.findChildren(QWidget)) if _takes_keys(one)), None)
        if begins is not None:
            begins.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, found, lambda: _scroll_to(found))  # a page just shown has yet to be laid out


def _is_of(one: QWidget, record: RecordId) -> bool:
    return record in (one.property(_PROPERTY), one.property(_SHOWS))


def _takes_keys(one: QWidget) -> bool:
    return one.isVisible() and one.isEnabled() and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _scroll_to(found: QWidget) -> None:
    for _ in range(_TURNS):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    area = found.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(found)
        area = area.parentWidget()
