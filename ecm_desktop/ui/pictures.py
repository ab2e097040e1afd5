"""Pictures of the real window, page by page: for the demonstration and for documents about the program."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from ecm_desktop.reports.files import write_atomically
from ecm_desktop.ui.window import MainWindow
from ecm_desktop.widgets.canvas.picture import png

SETTLE_MS = 120  # the chart and its library come after a page was first seen
NO_WINDOW_MANAGER = "This plugin does not support propagateSizeHints()"


@contextmanager
def quiet_about_size_hints() -> Iterator[None]:
    """Drops the line that Qt writes for each window it shows off-screen; any other goes where it went before.

    Off-screen there is no window manager that could be told how small a window may become, and that is no fault.
    """

    def hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message == NO_WINDOW_MANAGER:
            return
        if before is not None:
            before(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def take_pictures(window: MainWindow, pages: Sequence[str], folder: Path) -> list[Path]:
    """A PNG of each page of the open case in `folder`, as `window-<page>.png`; the window must show a case.

    They are readable by the user alone. Raises Unavailable when they cannot be written.
    """
    made = []
    for page in pages:
        if window.room is not None:
            window.room.show_page(page)
        _settle()
        for one in window.findChildren(QWidget):  # off-screen the mouse stands in a corner of the window
            one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        made.append(folder / f"window-{page}.png")
        write_atomically(made[-1], png(window.grab().toImage()))
    return made


def _settle() -> None:
    QApplication.processEvents()
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()
