"""Saying that a file was made: what it is, where it lies, and the two ways on, to open it and to show its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ecm_desktop.ui.notice import Notice, NoticeKind, Offer
from ecm_desktop.ui.session import Session


def file_notice(session: Session, said: str, file: Path) -> Notice:
    """A notice of a file that is there now. The system opens it, with the program it has for such files.

    Where others see the screen, neither folder nor file is opened: both tell names.
    """
    words = session.words
    if session.veil is not None:
        return Notice(said, NoticeKind.DONE)
    return Notice(
        f"{said} {words('Folder: {folder}', folder=str(file.parent))}",
        NoticeKind.DONE,
        words("Open"),
        lambda: _open(file),
        Offer(words("Show folder"), lambda: _open(file.parent)),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
