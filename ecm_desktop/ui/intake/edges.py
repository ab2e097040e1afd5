"""What stands over and under what was read: which files are open and how to choose more; what accepting would do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QProgressBar, QPushButton, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.narrow import RoomWatch, is_narrow
from ecm_desktop.widgets.controls.eliding import ElidingLabel
from ecm_desktop.widgets.look import Kind, mark_as


class Head(QWidget):
    """The title, the open files in one line, and how far reading is; what to heed under it while there is something."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self.heading = label(words("Bring in agency files"), Kind.TITLE)
        self.heading.setWordWrap(False)
        self.files = ElidingLabel()
        mark_as(self.files, Kind.SUBTITLE)
        self.how = label("", Kind.SUBTITLE)
        self.warnings = label("", Kind.PROBLEM)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(words("Reading the files"))
        self.progress.setRange(0, 100)
        self.progress.hide()
        self.stop = QPushButton(words("Stop"))
        self.stop.setAccessibleDescription(words("Reads no further; what was open stays."))
        self.stop.hide()
        self.columns = QPushButton(words("Columns…"))
        self.columns.setAccessibleDescription(words("Puts right which column of a table is what."))
        self.columns.hide()
        self.paste = QPushButton(words("Paste"))
        self.paste.setAccessibleDescription(words("Brings in what was copied: a mail, cells of a table, files."))
        self.choose = QPushButton(words("Choose files…"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for column, part in enumerate(
            (self.heading, self.files, self.progress, self.stop, self.columns, self.paste, self.choose)
        ):
            grid.addWidget(part, 0, column)
        for row, part in enumerate((self.how, self.warnings), 1):
            grid.addWidget(part, row, 0, 1, -1)

    def say(self, files: str, how: str, warnings: str) -> None:
        """Show which files are open, or how to begin when none is, and what to heed."""
        self.files.say(files)
        for part, text in ((self.how, "" if files else how), (self.warnings, warnings)):
            part.setText(text)
            part.setVisible(bool(text))

    def show_reading(self) -> None:
        """Some files are being read; others are chosen when that is done."""
        self.progress.setValue(0)
        self.progress.show()
        self.stop.show()
        for button in (self.paste, self.choose):
            button.setEnabled(False)

    def end_reading(self) -> None:
        """Nothing is being read any more."""
        self.progress.hide()
        self.stop.hide()
        for button in (self.paste, self.choose):
            button.setEnabled(True)


class Foot(QWidget):
    """Show only some of the rows; what accepting would do; leave it, or accept."""

    def __init__(self, words: Translator, only: QCheckBox) -> None:
        super().__init__()
        self.comes = label("", Kind.SUBTITLE)
        self.put_aside = QPushButton(words("Do not bring in"))
        self.accept_all = QPushButton()
        mark_as(self.accept_all, Kind.PRIMARY)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        for column, part in ((0, only), (2, self.put_aside), (3, self.accept_all)):
            self._grid.addWidget(part, 1, column)
        self._fold()
        RoomWatch(self, self._fold)

    def _fold(self) -> None:
        """What accepting would do stands between the others, or over them where there is little room."""
        place = (0, 0, 1, -1) if is_narrow(self) else (1, 1, 1, 1)
        self._grid.addWidget(self.comes, *place)

    @contextmanager
    def busy(self, said: str) -> Iterator[None]:
        """Say on the button what is going on, while the window can do nothing else; who uses it names it anew."""
        self.accept_all.setText(said)
        self.accept_all.repaint()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        finally:
            QApplication.restoreOverrideCursor()
