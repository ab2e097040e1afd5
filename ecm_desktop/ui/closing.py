"""Leaving while something is still being made: it is asked first, so that nothing ends without a word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.widgets.look import Kind


def asks_before_leaving(window: QWidget, words: Translator, tasks: Tasks, leave: Callable[[], object]) -> bool:
    """Whether something is unfinished; then the window asks, and `leave` is called if it is to be stopped."""
    if not tasks.unfinished:
        return False
    if not any(one.isVisible() for one in window.findChildren(LeavingPanel)):
        LeavingPanel(window, words, tasks, leave).open()
    return True


class LeavingPanel(Overlay):
    """Wait, or stop what is being made and leave. It goes away by itself when the work is done."""

    def __init__(self, window: QWidget, words: Translator, tasks: Tasks, leave: Callable[[], object]) -> None:
        super().__init__(window)
        self._tasks, self._leave = tasks, leave
        self.column.addWidget(label(tasks.unfinished, Kind.TITLE))
        self.column.addWidget(label(words("If you close now, it is stopped and no file is left.")))
        self.column.addStretch()
        self.wait = QPushButton(words("Wait"), default=True)
        self.stop = QPushButton(words("Stop and close"))
        self.wait.clicked.connect(self.close_panel)
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.stop)
        row.addWidget(self.wait)
        self.column.addLayout(row)
        self.closed.connect(self.deleteLater)
        tasks.told.connect(self._look)

    def open(self) -> None:
        """Show it, with the keyboard on the way that loses nothing."""
        super().open()
        self.resize(self.width(), min(self.height(), self.sizeHint().height()))
        self.wait.setFocus()

    def _look(self) -> None:
        if not self._tasks.unfinished:
            self.close_panel()

    def _stop(self) -> None:
        self._tasks.forget()
        self.close_panel()
        self._leave()
