"""Files and texts that are let fall on a window; it takes them while it accepts drops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ecm_desktop.ui.room import Room


class FileDrops(QObject):
    """Listens at a window for as long as `parent` is there; `dropped` gives the paths, `text_dropped` a text."""

    dropped = Signal(list)  # list[Path]
    text_dropped = Signal(str)

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        window.installEventFilter(self)

    def tell(self, take_files: Callable[[list[Path]], object], take_text: Callable[[str], object]) -> None:
        """Tell somebody of the files, and of the text."""
        self.dropped.connect(take_files)
        self.text_dropped.connect(take_text)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take files of this computer, and text that comes from elsewhere; nothing else is held back."""
        if not isinstance(event, QDropEvent):  # a drag that enters is one, too
            return False
        paths = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        text = event.mimeData().text() if event.source() is None and event.mimeData().hasText() else ""
        if not paths and not text.strip():
            return False
        if isinstance(event, QDragEnterEvent):
            event.acceptProposedAction()
            return True
        if event.type() != QEvent.Type.Drop:
            return False
        event.acceptProposedAction()
        if paths:
            self.dropped.emit(paths)
        else:
            self.text_dropped.emit(text)
        return True


def take_files(window: QWidget, room: Room) -> None:
    """Let files and texts fall on the window of a case, for as long as its room is there."""
    window.setAcceptDrops(room.takes_files)
    FileDrops(window, room).tell(room.import_files, room.import_text)
