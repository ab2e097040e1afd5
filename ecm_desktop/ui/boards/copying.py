"""Copying events within one case. What lies on the system's clipboard is ids alone, which say nothing elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.errors import Refused

COPIED = "application/x-ecm-events"


def copy(keys: Sequence[RecordId]) -> None:
    """Remember which events were copied."""
    mime = QMimeData()
    mime.setData(COPIED, "\n".join(keys).encode())
    QGuiApplication.clipboard().setMimeData(mime)


def copied(case: Case) -> tuple[RecordId, ...]:
    """The events of this case that were copied. Raises Refused when there are none, with why."""
    mime = QGuiApplication.clipboard().mimeData()
    if not mime or not mime.hasFormat(COPIED):  # nothing was ever copied: then there is none
        raise Refused("No event was copied. What comes from elsewhere is pasted on the page for files.")
    keys = bytes(mime.data(COPIED).data()).decode(errors="replace").split("\n")
    if any(case.find(LifeEvent, key) is None for key in keys):
        raise Refused(
            "What was copied is not in this case. Nothing of one child is pasted into the case of another; "
            "what is true of both is typed again, with who told it."
        )
    return tuple(keys)
