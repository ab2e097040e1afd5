"""The question before the sharing view is left: whoever pressed the key by mistake has shown nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.widgets.look import Kind


class LeavingSharing(Overlay):
    """Stay, or leave; the keyboard begins at the way that shows nothing."""

    left = Signal(bool)  # whether the second screen is the user's own

    def __init__(self, words: Translator, window: QWidget) -> None:
        super().__init__(window)
        self.column.addWidget(label(words("Leave the sharing view?"), Kind.TITLE))
        self.column.addWidget(
            label(words("Full names, and all that is covered, can then be read by everybody who sees this screen."))
        )
        self.own = QCheckBox(words("The second screen is on my own desk: never share because of it"))
        self.column.addWidget(self.own)
        self.column.addStretch()
        self.stay = QPushButton(words("Stay in it"), default=True)
        self.leave = QPushButton(words("Leave the sharing view"))
        self.stay.clicked.connect(lambda _on: self.close_panel())
        self.leave.clicked.connect(lambda _on: self._leave())
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.stay)
        self.column.addLayout(row)

    def toggle(self, *, has_second_screen: bool) -> None:
        """Ask, or take the question away; with a second screen, also whose it is."""
        if self.isVisible():
            self.close_panel()
            return
        self.own.setChecked(False)
        self.own.setHidden(not has_second_screen)
        self.open()
        self.resize(self.width(), min(self.height(), self.sizeHint().height()))
        self.stay.setFocus()

    def _leave(self) -> None:
        self.close_panel()
        self.left.emit(self.own.isChecked())
