"""Proposals as a table to look through: what was written, how it was read, and a tick for each row."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from ecm_desktop.diagram.wording import flag_words, lane_title, when_short
from ecm_desktop.domain.proposals import Proposal, Proposals
from ecm_desktop.i18n import Translator

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns in their order."""

    TAKE = 0
    WRITTEN = 1
    READ = 2
    WHAT = 3
    LANE = 4
    AGENCY = 5
    LOOK = 6


HEADS = ("Take", "Written", "Read as", "What happened", "Lane", "Told by", "To look at")


class ProposalTable(QAbstractTableModel):
    """The rows of some proposals; all are ticked at first."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self.proposals = Proposals()
        self._left_out: set[int] = set()

    def show_proposals(self, proposals: Proposals) -> None:
        """Show these proposals, every row ticked."""
        self.beginResetModel()
        self.proposals = proposals
        self._left_out = set()
        self.endResetModel()

    def chosen(self) -> Proposals:
        """The proposals without the rows whose tick was taken away."""
        kept = tuple(row for place, row in enumerate(self.proposals.rows) if place not in self._left_out)
        if self._left_out:  # `maybe` counts places, which have moved
            kept = tuple(replace(row, maybe=()) for row in kept)
        return replace(self.proposals, rows=kept)

    def count_chosen(self) -> int:
        """How many rows are ticked."""
        return len(self.proposals.rows) - len(self._left_out)

    def needs_a_look(self, place: int) -> bool:
        """Whether a row has something a person should look at."""
        row = self.proposals.rows[place]
        return row.when.flag is not None or row.group is not None or bool(row.maybe or row.other_lanes)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One row a proposal."""
        return 0 if parent.isValid() else len(self.proposals.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words over the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._words(HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.TAKE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, its tick, and what a screen reader says."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.TAKE:
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(self.proposals.rows[index.row()], Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.TAKE:
            return self._words("Take this row")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802  # Qt's
        """Tick a row, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.TAKE:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index)
        return True

    def _text(self, row: Proposal, column: Column) -> str:
        words = self._words
        match column:
            case Column.WRITTEN:
                return row.raw
            case Column.READ:
                return when_short(row.when, words) if row.when.is_dated else words("to the tray")
            case Column.WHAT:
                return row.text
            case Column.LANE:
                return lane_title(row.lane, words)
            case Column.AGENCY:
                return row.agency
            case Column.LOOK:
                return self._to_look_at(row)
        return ""

    def _to_look_at(self, row: Proposal) -> str:
        words, parts = self._words, []
        if row.when.flag is not None:
            parts.append(flag_words(row.when.flag, words))
        if row.other_lanes:
            lanes = " / ".join(lane_title(lane, words) for lane in row.other_lanes)
            parts.append(words("which lane? perhaps {lanes}", lanes=lanes))
        if row.group is not None:
            parts.append(words("told by more than one: becomes one event"))
        elif row.maybe:
            parts.append(words("may be the same as another row"))
        return "; ".join(parts)


class OnlySome(QSortFilterProxyModel):
    """Shows the rows that a question is true of."""

    def __init__(self, table: ProposalTable) -> None:
        super().__init__()
        self._asks: Callable[[int], bool] = lambda _place: True
        self.setSourceModel(table)

    def ask(self, question: Callable[[int], bool]) -> None:
        """Show only rows of which this is true."""
        self.beginResetModel()
        self._asks = question
        self.endResetModel()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802  # Qt's name
        """Asked by Qt."""
        return self._asks(row)
