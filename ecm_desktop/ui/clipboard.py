"""What this program put on the system's clipboard does not stay there: histories are asked to leave it out, and it is
taken off after a while and when the vault locks, unless somebody copied something else meanwhile.

Whoever cuts a passage to put it elsewhere in the case needs longer than that: what was taken off is held here until the
vault locks, and comes back for a moment when somebody pastes in a window of this program and the clipboard is empty.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWindow

STAYS_S = 20
OURS = "application/x-ecm-words"
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
    for form, data in {OURS: b"", **_LEAVE_OUT.get(sys.platform, {})}.items():
        mime.setData(form, data)
    QGuiApplication.clipboard().setMimeData(mime)


class ClipboardWatch(QObject):
    """Takes what is ours off the clipboard, from `start` to `stop`, and at `stop` at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs = False
        self._held = ""  # what was copied last, to be pasted here after it went
        self._timer = QTimer(self, singleShot=True, interval=STAYS_S * 1000)
        self._timer.timeout.connect(_clear)
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._changed)
        clipboard.selectionChanged.connect(self._marked_by_mouse)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())

    def start(self) -> None:
        """There is a case whose words may be copied."""
        self._runs = True

    def stop(self) -> None:
        """Take off at once what is ours."""
        if self._runs:
            self._runs, self._held = False, ""
            self._timer.stop()
            _clear()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Give back what went, before a field or its menu asks the clipboard; nothing is held back."""
        if self._held and _may_paste(event) and _is_empty():
            put_on_clipboard(self._held)
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _changed(self) -> None:
        if not (self._runs and _is_ours()):
            self._timer.stop()
        elif QGuiApplication.clipboard().mimeData().hasFormat(OURS):
            self._held = QGuiApplication.clipboard().text()
            self._timer.start()
        else:  # a field copied it, by itself: histories are not yet asked to leave it out
            put_on_clipboard(QGuiApplication.clipboard().text())

    def _marked_by_mouse(self) -> None:
        """Where a selection alone is offered to every program, nobody asked for that."""
        clipboard = QGuiApplication.clipboard()
        if self._runs and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)


def _may_paste(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
        return event.matches(QKeySequence.StandardKey.Paste) or event.key() == Qt.Key.Key_Menu
    return isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.RightButton


def _is_ours() -> bool:
    """Whether words that this program put there are there; ids of copied events say nothing to anybody."""
    clipboard = QGuiApplication.clipboard()
    return clipboard.ownsClipboard() and clipboard.text() != ""


def _is_empty() -> bool:
    mime = QGuiApplication.clipboard().mimeData()
    return not mime or not mime.formats()  # nothing was ever copied: then there is none


def _clear() -> None:
    if _is_ours():
        QGuiApplication.clipboard().clear()
