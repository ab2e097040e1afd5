"""Help: the shipped pages, read in the window without a browser engine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.look import Kind, mark_as

LETTERS = 100  # of a line, margins included


class HelpPage(QTextBrowser):
    """The help text in the user's language, English where there is none."""

    def __init__(self, words: Translator, folder: Path) -> None:
        super().__init__()
        self.title = "Help"
        mark_as(self, Kind.PAGE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words("Help"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(32)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setMarkdown(help_file(folder, words.language).read_text("utf-8"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines at a length that is easy to read, and inside the window."""
        super().resizeEvent(event)
        width = min(LETTERS * self.fontMetrics().averageCharWidth(), self.viewport().width())
        self.setLineWrapColumnOrWidth(width)


def help_file(folder: Path, language: str) -> Path:
    """The help file of a language below the shipped resources."""
    wanted = folder / f"help.{language}.md"
    return wanted if wanted.is_file() else folder / "help.en.md"
