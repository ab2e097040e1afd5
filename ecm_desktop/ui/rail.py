"""The rail at the left: the pages of the case, and at its foot the settings and the lock.

Where there is little room it shows icons only; their words are then the tips.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ecm_desktop.ui.narrow import is_narrow
from ecm_desktop.widgets.look import Kind, mark_as

IconOf = Callable[[str], QIcon]

WITH_WORDS, ALONE = 24, 32  # pixels of an icon


class Rail(QFrame):
    """One button a page; says which one was asked for. `mark` shows which page is there."""

    asked = Signal(str)

    def __init__(self, icon_of: IconOf, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark_as(self, Kind.RAIL)
        self.setAccessibleName(name)
        self._icon_of = icon_of
        self._icons: dict[str, str] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self, exclusive=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(2)
        self._top, self._foot = QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._top)
        column.addStretch()
        column.addLayout(self._foot)

    def add(self, key: str, words: str, icon: str, tooltip: str, *, foot: bool = False) -> QToolButton:
        """Add a button of a page; the ones at the foot stand apart."""
        button = self._button(key, words, icon, tooltip)
        button.setCheckable(True)
        self._group.addButton(button)
        (self._foot if foot else self._top).addWidget(button)
        return button

    def add_action(self, key: str, words: str, icon: str, tooltip: str) -> QToolButton:
        """Add a button at the foot that does something, such as the lock."""
        button = self._button(key, words, icon, tooltip)
        self._foot.addWidget(button)
        return button

    def mark(self, key: str) -> None:
        """Show which page is there; none of the buttons when the page is not on the rail."""
        self._group.setExclusive(False)
        for one, button in self._buttons.items():
            button.setChecked(button.isCheckable() and one == key)
        self._group.setExclusive(True)

    def button(self, key: str) -> QToolButton:
        """The button of a page."""
        return self._buttons[key]

    def fit(self, room: QWidget) -> None:
        """Show words under the icons, unless the room is narrow or not high enough for all of them."""
        if not is_narrow(room):
            self._wear(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)  # and look how high that is
        if is_narrow(room) or self.sizeHint().height() > room.height():
            self._wear(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _wear(self, style: Qt.ToolButtonStyle) -> None:
        if all(button.toolButtonStyle() is style for button in self._buttons.values()):
            return
        alone = style is Qt.ToolButtonStyle.ToolButtonIconOnly
        side = ALONE if alone else WITH_WORDS
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setIconSize(QSize(side, side))
            mark_as(button, Kind.RAIL_ICON if alone else Kind.RAIL_BUTTON)

    def redraw_icons(self) -> None:
        """Take the icons anew, after the look changed."""
        for key, button in self._buttons.items():
            button.setIcon(self._icon_of(self._icons[key]))

    def _button(self, key: str, words: str, icon: str, tooltip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tooltip)
        button.setIcon(self._icon_of(icon))
        button.setIconSize(QSize(WITH_WORDS, WITH_WORDS))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        mark_as(button, Kind.RAIL_BUTTON)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.asked.emit(key))
        self._buttons[key] = button
        self._icons[key] = icon
        return button
