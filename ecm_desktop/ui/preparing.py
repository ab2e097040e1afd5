"""What is done to Qt once, before the first window: its fonts, its garbage in turns, and no folder remembered."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from ecm_desktop.ui.collecting import GarbageTurn
from ecm_desktop.widgets.fonts import load_fonts

_DONE = "prepared"


def prepare(app: QApplication, fonts: Path) -> None:
    """Load the fonts of a folder, collect garbage when nobody is drawing, and keep no list of folders; once."""
    if app.property(_DONE):
        return
    load_fonts(fonts)
    GarbageTurn(app)
    # Qt's own file dialog writes down the folders it was in, by whatever name they were given: a child's, perhaps
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app.setProperty(_DONE, True)
