"""A second window on the same vault asks the first one to come to the front: a file in the vault's folder says so.

No socket is opened for that. The file is empty, and gone as soon as it was seen.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

NAME = "vault.front"


def call_window(vault: Path) -> None:
    """Ask the window in which a vault is open to come to the front; a folder that takes no file is left alone."""
    with contextlib.suppress(OSError):
        (vault / NAME).touch(mode=0o600)


class CallWatch(QObject):
    """Hears the call from `start` to `stop`, and brings the window to the front."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._file: Path | None = None
        self._watch = QFileSystemWatcher(self)
        self._watch.directoryChanged.connect(self._look)

    def start(self, vault: Path) -> None:
        """The vault in that folder is open in this window; a call from before is nobody's any more."""
        self._file = vault / NAME
        self._take_call()
        self._watch.addPath(str(vault))

    def stop(self) -> None:
        """It is not open any more."""
        if self._watch.directories():
            self._watch.removePaths(self._watch.directories())
        self._file = None

    def _look(self, _folder: str) -> None:
        if self._take_call():
            self.come()

    def come(self) -> None:
        """Bring the window to the front; where the system does not let it, it asks for attention."""
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    def _take_call(self) -> bool:
        try:
            if self._file is None or not self._file.exists():
                return False
            self._file.unlink()
        except OSError:
            return False
        return True
