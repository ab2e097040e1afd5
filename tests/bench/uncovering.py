"""Uncovering one item on a shared screen, and covering it again, on the timeline page and in the room’s window."""

from __future__ import annotations

from collections.abc import Iterator

import material
import vaults
from figures import Figure, median, milliseconds, p95
from PySide6.QtWidgets import QApplication

from ecm_desktop.diagram.covers import to_be_uncovered
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.sharing.room_window import RoomWindow

LIMIT, TIMES = 50.0, 60


def measure() -> Figure:
    """The median over the items of the sample case, each uncovered and covered in turn."""
    with vaults.open_editor() as editor:
        session = material.session(editor)
        session.toggle_sharing()
        page = material.shown(TimelinePage(session))
        room = material.shown(RoomWindow(session, QApplication.primaryScreen()))
        room.look_at(page)
        QApplication.processEvents()
        keys, number = _turns(session), len(list(to_be_uncovered(session.case)))

        def turn() -> None:
            session.uncover(next(keys))
            QApplication.processEvents()

        samples = milliseconds(turn, TIMES)
        for window in (page, room):
            window.close()
    told = f"median, drawn and painted on both screens; {number} items (p95 {p95(samples):.0f})"
    return Figure("uncovering", median(samples), LIMIT, "ms", told)


def _turns(session: Session) -> Iterator[str]:
    while True:
        for one in list(to_be_uncovered(session.case)):
            yield from (one.id, one.id)
