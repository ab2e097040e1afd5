"""The level in each setting where it differs: at home, at school, with the worker."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ecm_desktop.diagram.wording import level_choices, term
from ecm_desktop.domain.model_words import ModelWords
from ecm_desktop.domain.recovery import InSetting, Where
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import Choice, PickList

SAME = ""


class ElsewhereFields(QWidget):
    """A list for each setting; `chosen` tells the setting and the level's key, "" for the same as everywhere."""

    chosen = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.fields: dict[Where, PickList] = {}
        for row, where in enumerate(Where):
            said = term(where, words)
            offered = self._levels(session.setting.model, None)
            self.fields[where] = PickList(words("Level: {where}", where=said), offered)
            self.fields[where].chosen.connect(partial(self.chosen.emit, where.value))
            grid.addWidget(QLabel(said), row, 0)
            grid.addWidget(self.fields[where], row, 1)

    def show_levels(self, elsewhere: tuple[InSetting, ...], model: ModelWords) -> None:
        """Show the settings that differ, in the wording of the placing."""
        told = {one.where: one for one in elsewhere}
        for where, field in self.fields.items():
            found = told.get(where)
            field.offer(self._levels(model, found))
            field.show_key(found.level.value if found else SAME)

    def _levels(self, model: ModelWords, told: InSetting | None) -> list[Choice]:
        level, called = (told.level, told.called) if told else (None, "")
        return [(SAME, self._session.words("the same")), *level_choices(model, level, called)]
