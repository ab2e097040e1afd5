"""What this program put on the system's clipboard does not stay there: histories are asked to leave it out, and it is
taken off after a while and when the vault locks, unless somebody copied something else meanwhile."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

# long enough to open a letter and paste into it
STAYS_MS = 60_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_LEAVE_OUT = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): bytes(4),
        _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
        _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    },
    "darwin": {"org.nspasteboard.ConcealedType": b""},
}


def put_on_clipboard(text: str) -> None:
    """Put words of the case on the clipboard, because somebody asked for it."""
    mime = QMimeData()
    mime.setText(text)
    for form, data in _LEAVE_OUT.get(sys.platform, {}).items():
        mime.setData(form, data)
    QGuiApplication.clipboard().setMimeData(mime)


class ClipboardWatch(QObject):
    """Takes what is ours off the clipboard, from `start` to `stop`, and at `stop` at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(_clear)
        QGuiApplication.clipboard().dataChanged.connect(self._changed)

    def start(self) -> None:
        """There is a case whose words may be copied."""
        self._runs = True

    def stop(self) -> None:
        """Take off at once what is ours."""
        if self._runs:
            self._runs = False
            self._timer.stop()
            _clear()

    def _changed(self) -> None:
        if self._runs and _is_ours():
            self._timer.start()
        else:
            self._timer.stop()


def _is_ours() -> bool:
    """Whether words that this program put there are there; ids of copied events say nothing to anybody."""
    clipboard = QGuiApplication.clipboard()
    return clipboard.ownsClipboard() and clipboard.text() != ""


def _clear() -> None:
    if _is_ours():
        QGuiApplication.clipboard().clear()
