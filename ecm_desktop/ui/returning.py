"""A locked program starts itself anew, so that keys and words leave its memory; its window comes as it was.

Whoever is typing in another program meanwhile must not find the keyboard taken away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, MutableMapping
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from ecm_desktop.ui.window import MainWindow

VARIABLE = "ECM_DESKTOP_RETURNS"


class Stance(StrEnum):
    """How a window stands among the others."""

    ACTIVE = "active"
    BEHIND = "behind"
    MINIMISED = "minimised"


def stance_of(window: QWidget) -> Stance:
    """How the window stands now."""
    if window.isMinimized():
        return Stance.MINIMISED
    return Stance.ACTIVE if QApplication.activeWindow() is not None else Stance.BEHIND  # it, or a dialog of ours


def end_locked(window: MainWindow, tell: Callable[[Stance], object]) -> None:
    """End the event loop of a window that has just locked; it stays on the screen until the new one comes."""
    tell(stance_of(window))
    window.keep_place()
    QApplication.exit()  # `quit` would close the window


def show_as_before(window: QWidget, environment: MutableMapping[str, str]) -> None:
    """Show the window as the environment says that it was, which it then forgets; active if it says nothing."""
    before = environment.pop(VARIABLE, Stance.ACTIVE)
    if before == Stance.MINIMISED:
        window.showMinimized()
        return
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, before == Stance.BEHIND)
    window.show()


def start_anew(stance: Stance) -> int:
    """Put a new program in the place of this one, started as this one was; on Windows beside it (gives 0)."""
    os.environ[VARIABLE] = stance
    command = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform != "win32":
        os.execv(sys.executable, command)  # noqa: S606  # ourselves, as we were started
    import subprocess

    subprocess.Popen(command)  # noqa: S603  # ourselves, as we were started
    return 0


def start_beside(vault: Path) -> None:
    """Start the program once more, as this one was started, on another vault; it lives on when this one ends."""
    QProcess.startDetached(sys.executable, [*sys.orig_argv[1:], "--vault", str(vault)])
