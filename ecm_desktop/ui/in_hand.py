"""What somebody has in hand: the record of the entry in which the keyboard is, else what is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.ui.session import Session

_PROPERTY = "record"


def stands_for(widget: QWidget, record: RecordId) -> None:
    """Let the widget, with all that is in it, stand for a record."""
    widget.setProperty(_PROPERTY, record)


def record_in_hand(session: Session) -> RecordId:
    """The record's id, "" for none."""
    one = QApplication.focusWidget()
    while one is not None:
        if found := one.property(_PROPERTY):
            return str(found)
        one = one.parentWidget()
    return session.selection
