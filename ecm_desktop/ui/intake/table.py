"""Proposals as a table to look through: what was written, how it was read, and a tick for each row.

The lane and the reading of the date can be put right in their cells; what a person decided is kept in `look`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFont

from ecm_desktop.diagram.covers import COVERED
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import Said
from ecm_desktop.diagram.wording import lane_title, when_short
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When, in_order
from ecm_desktop.domain.proposals import Proposal, Proposals, Told
from ecm_desktop.editing.proposals import told_already
from ecm_desktop.errors import Refused
from ecm_desktop.intake.asking import open_dates
from ecm_desktop.intake.duplicates import Comparison
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.new_partners import NewPartners
from ecm_desktop.intake.read import circles
from ecm_desktop.intake.to_decide import Decisions
from ecm_desktop.ui.intake.remarks import to_look_at

Index = QModelIndex | QPersistentModelIndex
ReadDate = Callable[[str], When]


class Column(IntEnum):
    """The columns in their order."""

    TAKE = 0
    WRITTEN = 1
    READ = 2
    WHAT = 3
    LANE = 4
    AGENCY = 5
    LOOK = 6


class Rank(IntEnum):
    """Where a row stands by itself: what somebody must look at goes first, what the case has already last."""

    LOOK = 0
    PLAIN = 1
    TOLD = 2


HEADS = ("Take", "Written", "Read as", "What happened", "Lane", "Told by", "To look at")
EDITABLE = (Column.READ, Column.LANE)


class ProposalTable(QAbstractTableModel):
    """The rows of what was read, as decided so far."""

    refused = Signal(object)  # Refused: a date that cannot be read

    def __init__(self, setting: Callable[[], Setting], read_date: ReadDate) -> None:
        super().__init__()
        self._setting, self._read_date = setting, read_date
        self._words = setting().words
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self.look = LookThrough()
        self._comparison = Comparison()
        self.proposals = Proposals()
        self.case = Case()
        self.said: Said = str  # how free text may be shown
        self.told: frozenset[Told] = frozenset()  # rows that are in the case already
        self.decisions = Decisions()
        self.ranks: list[Rank] = []

    def show_look(self, look: LookThrough, case: Case) -> None:
        """Show other files, or none."""
        self.beginResetModel()
        self.case = case
        self._work_out(look)
        self.endResetModel()

    def decide(self, look: LookThrough) -> None:
        """Take up decisions about the same files; rows keep their places."""
        self._work_out(look)
        if self.proposals.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.proposals.rows) - 1, len(Column) - 1))

    def show_said(self, said: Said) -> None:
        """Show free text in another way: as it is, or veiled."""
        self.said = said
        self.decide(self.look)

    def _work_out(self, look: LookThrough) -> None:
        self.look, self.proposals = look, look.shown(self.case, self._comparison)
        self.told = told_already(self.case, self.proposals)
        partners = NewPartners(circles(self.proposals.families, self.case))
        dates = open_dates(look, self.proposals, self.case)
        self.decisions = Decisions(self.proposals.rows, self.case, dates, partners)
        self.ranks = [self._rank(place, row) for place, row in enumerate(self.proposals.rows)]

    def _rank(self, place: int, row: Proposal) -> Rank:
        if row.key in self.told:
            return Rank.TOLD
        return Rank.LOOK if self.decisions.at(place) else Rank.PLAIN

    def chosen(self) -> Proposals:
        """The proposals without what has no tick."""
        return self.look.chosen(self.proposals)

    def needs_a_look(self, place: int) -> bool:
        """Whether a person must decide something in a row."""
        return self.ranks[place] is Rank.LOOK

    @property
    def count_to_look_at(self) -> int:
        """In how many rows a person must decide something."""
        return sum(map(self.needs_a_look, range(len(self.proposals.rows))))

    def is_covered(self, place: int) -> bool:
        """Whether what a row tells is covered on the screen that others see."""
        return self.said(self.proposals.rows[place].text) == self._words(COVERED)

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
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.LOOK:
            return self._words("Press to change between what is to be looked at first and the order of the files.")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked, lane and date can be put right."""
        flags = super().flags(index)
        if index.column() == Column.TAKE:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in EDITABLE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, its tick, what is edited in it, and what a screen reader says."""
        row, column = self.proposals.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.TAKE:
            return Qt.CheckState.Unchecked if row.key in self.look.left_out else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.FontRole and column is Column.LOOK and self.needs_a_look(index.row()):
            return self._bold
        if role == Qt.ItemDataRole.EditRole and column in EDITABLE:
            return row.lane if column is Column.LANE else row.when.words or row.raw
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.TAKE:
            return self._words("Take this row")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802  # Qt's
        """Tick a row or take the tick away; put its lane or its date right."""
        row, column = self.proposals.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.TAKE:
            self.look = self.look.tick(row.key, Qt.CheckState(value) is Qt.CheckState.Checked)
            self.dataChanged.emit(index, index)
            return True
        if role != Qt.ItemDataRole.EditRole or column not in EDITABLE:
            return False
        return self._put_in_lane(row, value) if column == Column.LANE else self._date(row, value)

    def _put_in_lane(self, row: Proposal, lane: str | None) -> bool:
        if lane:
            self.decide(self.look.put_in_lane(row.key, lane))
        return bool(lane)

    def _date(self, row: Proposal, text: str) -> bool:
        if text.strip() in ("", row.when.words):
            return False
        try:
            when = self._read_date(text)
        except Refused as refused:
            self.refused.emit(refused)
            return False
        self.decide(self.look.date(row.key, when))
        return True

    def _text(self, place: int, column: Column) -> str:
        words, row = self._words, self.proposals.rows[place]
        match column:
            case Column.WRITTEN:
                return self.said(row.raw)
            case Column.READ:
                return when_short(row.when, words) if row.when.is_dated else words("to the tray")
            case Column.WHAT:
                return self.said(row.text)
            case Column.LANE:
                return lane_title(row.lane, self._setting())
            case Column.AGENCY:
                return self.said(row.agency)
            case Column.LOOK if row.key in self.told:
                return words("in the case already: nothing is added")
            case Column.LOOK:
                found = self.proposals.rows, self.case, self.decisions, self._setting(), self.said
                return self.said(to_look_at(place, *found))
        return ""


class OnlySome(QSortFilterProxyModel):
    """Shows the rows that a question is true of, what is to be looked at first; else as in the files, or by a column.

    What the case has already stands last. Rows are put in order when they are shown, never while one is decided.
    """

    def __init__(self, table: ProposalTable) -> None:
        super().__init__()
        self._asks: Callable[[int], bool] = lambda _place: True
        self._table = table
        self.setSourceModel(table)
        self.setDynamicSortFilter(False)  # no row moves away from under the mouse when it is decided

    def ask(self, question: Callable[[int], bool]) -> None:
        """Show only rows of which this is true."""
        self.beginResetModel()
        self._asks = question
        self.endResetModel()

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802  # Qt's name
        """Asked by Qt: what is to be looked at goes first, dates go by time, all else by its words.

        A second press on the head of what is to be looked at gives back the order of the files.
        """
        first, second = left.row(), right.row()
        if left.column() != Column.LOOK:
            return (*self._order(left), first) < (*self._order(right), second)
        if self.sortOrder() is Qt.SortOrder.DescendingOrder:  # asked the other way round
            return first > second
        ranks = self._table.ranks
        return (ranks[first], first) < (ranks[second], second)

    def _order(self, index: Index) -> tuple[bool, str]:
        place, column = index.row(), index.column()
        if column == Column.READ:
            day = in_order(self._table.proposals.rows[place].when)
            return day is None, day.isoformat() if day is not None else ""
        return False, str(index.data() or "").casefold()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:  # noqa: N802  # Qt's name
        """Asked by Qt."""
        return self._asks(row)
