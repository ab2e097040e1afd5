"""What every system's watch is, and which of them this computer needs."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class AbsenceWatch(QObject):
    """Emits `gone` when the system says that the user has gone; for the main thread, as long as it lives."""

    gone = Signal()


def listen(window: QWidget, parent: QObject) -> AbsenceWatch | None:
    """A watch below `parent`, None where the system has no word for it; Windows sends its messages to `window`."""
    if sys.platform == "win32":
        from ecm_desktop.ui.absence.windows import SessionWatch

        return SessionWatch(window, parent)
    if sys.platform == "darwin":
        from ecm_desktop.ui.absence.mac import ScreenWatch

        return ScreenWatch(parent)
    if sys.platform.startswith("linux"):
        from ecm_desktop.ui.absence.linux import BusWatch

        return BusWatch(parent)
    return None
