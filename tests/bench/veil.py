"""The veil: from the key until every window of the program is painted neutral, dialogs and the room's window too."""

from __future__ import annotations

import material
import vaults
from figures import Figure, median, milliseconds, p95
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ecm_desktop.ui.pages.family import FamilyPage
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.sharing.room_window import RoomWindow
from ecm_desktop.ui.veil import Cover, Veil

LIMIT, TIMES = 200.0, 40


def measure() -> Figure:
    """The median of dropping it over four windows at full size, each painted; lifting it is not counted."""
    with vaults.open_editor() as editor:
        session = material.session(editor)
        session.toggle_sharing()
        room = RoomWindow(session, QApplication.primaryScreen())
        pages = TimelinePage(session), FamilyPage(session)
        windows: list[QWidget] = [material.shown(one) for one in (*pages, QDialog(), room)]
        room.look_at(pages[0])
        QApplication.processEvents()
        veil = Veil(session.words)

        def drop() -> None:
            veil.drop()
            for window in windows:
                window.repaint()
            QApplication.processEvents()

        samples = []
        for _ in range(TIMES):
            samples += milliseconds(drop, 1, warm=0)
            _check(windows)
            veil.lift()
            QApplication.processEvents()
        for window in windows:
            window.close()
    told = f"median, painted; {len(windows)} windows of {material.WIDTH} x {material.HEIGHT} (p95 {p95(samples):.0f})"
    return Figure("veil", median(samples), LIMIT, "ms", told)


def _check(windows: list[QWidget]) -> None:
    """Stops a benchmark whose veil leaves a window to be seen."""
    for window in windows:
        if not any(one.isVisible() and one.size() == window.size() for one in window.findChildren(Cover)):
            raise RuntimeError("a window was left uncovered")
