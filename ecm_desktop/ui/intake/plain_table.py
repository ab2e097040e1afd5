"""How the tables of a look-through are set up: whole rows, calm, and left with Tab."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHeaderView, QTableView

from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.widgets.look import text_scale

C = TypeVar("C", bound=IntEnum)  # a table's columns

_ROW = 28  # pixels


def set_up(table: QTableView, name: str, widths: Mapping[C, int], *widest: C) -> None:
    """Name the table for a screen reader; `widths` are pixels at ordinary text; the `widest` share what is left."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    for column in widest:
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    _Widths(table, widths).follow()


class _Widths(Generic[C]):
    """Keeps columns as wide as their words are large; what a person made wider stays until the text changes."""

    def __init__(self, table: QTableView, widths: Mapping[C, int]) -> None:
        self._table, self._widths, self._scale = table, widths, 0.0
        RoomWatch(table, self.follow)

    def follow(self) -> None:
        """Make the columns anew if the size of text has changed."""
        scale = text_scale()
        if scale == self._scale:
            return
        self._scale = scale
        for column, width in self._widths.items():
            self._table.horizontalHeader().resizeSection(column, round(width * scale))
