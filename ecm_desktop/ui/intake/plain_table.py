"""How the tables of a look-through are set up: whole rows, calm, and left with Tab."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TypeVar

from PySide6.QtWidgets import QHeaderView, QTableView

C = TypeVar("C", bound=IntEnum)  # a table's columns

_ROW = 28  # pixels


def set_up(table: QTableView, name: str, widths: Mapping[C, int], widest: C) -> None:
    """Name the table for a screen reader; `widths` are pixels by column, and the `widest` takes what is left."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    for column, width in widths.items():
        table.horizontalHeader().resizeSection(column, width)
    table.horizontalHeader().setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
