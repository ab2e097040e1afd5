"""Files that are let fall on a window; it takes them while it accepts drops."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Listens at a window for as long as `parent` is there; `dropped` gives the paths."""

    dropped = Signal(list)  # list[Path]

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what is a file of this computer; nothing else is held back."""
        if not isinstance(event, QDropEvent):  # a drag that enters is one, too
            return False
        paths = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        if isinstance(event, QDragEnterEvent):
            if paths:
                event.acceptProposedAction()
            return bool(paths)
        if event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            self.dropped.emit(paths)
            return True
        return False
