"""The rows of the files that are no events: where each stands, what it is taken for, what it says."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from ecm_desktop.diagram.covers import COVERED
from ecm_desktop.diagram.veil import Said
from ecm_desktop.domain.proposals import Ignored, NotEvent
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.intake.plain_table import set_up
from ecm_desktop.ui.intake.remarks import place_words
from ecm_desktop.ui.intake.table import Index

_KINDS = {
    NotEvent.TITLE: "title",
    NotEvent.HEADER: "names of the columns",
    NotEvent.SECTION: "heading of a section",
    NotEvent.HEADING: "heading",
    NotEvent.NOTE: "note",
    NotEvent.BLANK: "blank",
    NotEvent.OTHER_SHEET: "sheet without a table of events",
}


class AsideColumn(IntEnum):
    """The columns in their order."""

    WHERE = 0
    KIND = 1
    TEXT = 2


HEADS = ("Where", "Taken for", "What it says")
WIDTHS = {AsideColumn.WHERE: 300, AsideColumn.KIND: 220}


class AsideTable(QAbstractTableModel):
    """A row for each that is no event; blank ones are counted only."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self.said: Said = str  # how free text may be shown
        self.is_covered = False  # nobody has said yet what stands in these rows
        self._rows: tuple[Ignored, ...] = ()

    def show_rows(self, ignored: tuple[Ignored, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(one for one in ignored if one.kind is not NotEvent.BLANK)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One row each."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(AsideColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words over the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._words(HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        one, column = self._rows[index.row()], AsideColumn(index.column())
        if column is AsideColumn.WHERE:
            return self.said(place_words(one.file, one.locator, self._words))
        if column is AsideColumn.TEXT:
            return self._words(COVERED) if self.is_covered else self.said(one.text)
        return self._words(_KINDS[one.kind])


class AsideView(QWidget):
    """The table."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self.model, self.table = AsideTable(words), QTableView()
        self.table.setModel(self.model)
        set_up(self.table, words("Rows of the files that are no events"), WIDTHS, AsideColumn.TEXT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
