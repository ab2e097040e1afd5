"""The button that shows agencies and the school round the family of today, or puts them away."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from ecm_desktop.ui.boards.family import FamilyBoard
from ecm_desktop.ui.notice import Notice


class Ring(QToolButton):
    """Stands beside the zoom. The ring is a way of looking, and no fact of the case."""

    def __init__(self, board: FamilyBoard) -> None:
        super().__init__()
        self._board = board
        words = board.session.words
        self.setText(words("Ring"))
        self.setAccessibleName(words("Agencies and school round the family"))
        self.setToolTip(words("Agencies and school round the family, as they are today"))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.toggled.connect(self._show)
        board.zoom_bar.put_first(self)
        board.session.setting_changed.connect(lambda setting: self.setChecked(setting.with_network))

    def _show(self, on: bool) -> None:
        session = self._board.session
        if session.setting.with_network != on:
            session.change_setting(dataclasses.replace(session.setting, with_network=on))
            self._board.show_whole()
            if on and self._board.day < session.setting.today:
                said = "Since when agencies work with the family is not put down: the ring shows on today alone."
                session.notice(Notice(session.words(said)))
