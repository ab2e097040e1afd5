"""The rows that were read: the table, what is beside the chosen row, and the filter for what is to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ecm_desktop.diagram.wording import lane_title, lanes_of
from ecm_desktop.domain.proposals import Told, Verdicts
from ecm_desktop.ui.dating import read_when
from ecm_desktop.ui.intake.beside import Beside
from ecm_desktop.ui.intake.files import FilesList
from ecm_desktop.ui.intake.plain_table import set_up
from ecm_desktop.ui.intake.remarks import Other, of_itself, others_of, proposed_in, where
from ecm_desktop.ui.intake.shared import said_of
from ecm_desktop.ui.intake.summary import only_some
from ecm_desktop.ui.intake.table import Column, Index, OnlySome, ProposalTable
from ecm_desktop.ui.narrow import RoomWatch
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import text_scale

WIDTHS = {Column.TAKE: 48, Column.WRITTEN: 108, Column.READ: 132, Column.LANE: 148, Column.AGENCY: 144}
# pixels of the table, at ordinary text, under which a column leaves its room to the others
LEAST_ROOM = {Column.AGENCY: 1000, Column.WRITTEN: 820}

_KEYS = "Space takes or skips a row, Enter puts a lane or a date right, M merges, N keeps apart, Ctrl+Enter accepts."


class LaneChooser(QStyledItemDelegate):
    """Offers the lanes in the cell; a choice is taken at once."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:  # noqa: N802  # Qt's
        """The list of lanes."""
        setting = self._session.setting
        lanes = lanes_of(self._session.case, setting)
        pick = PickList(setting.words("Lane"), [(lane, lane_title(lane, setting)) for lane in lanes], parent)
        pick.chosen.connect(lambda _lane: self._done(pick))
        return pick

    def _done(self, pick: PickList) -> None:
        self.commitData.emit(pick)
        self.closeEditor.emit(pick)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802  # Qt's name
        """Begin with the lane as it is."""
        if isinstance(editor, PickList):
            editor.show_key(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802  # Qt's
        """Put the row into the lane that was chosen."""
        if isinstance(editor, PickList):
            model.setData(index, editor.key(), Qt.ItemDataRole.EditRole)


class RowsTable(QTableView):
    """A table in which Enter edits what can be edited in the chosen cell, as F2 and a double click do.

    Space takes a row or skips it, whichever cell is chosen; M merges it with what it may be the same as, N says that it
    is not, Ctrl+Enter accepts.
    """

    chosen = Signal(int)  # place of the chosen row in the whole table, -1 for none
    merge_asked = Signal()
    apart_asked = Signal()
    accept_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a row."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept_asked.emit()
            return
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._tick()
            return
        if event.key() in (Qt.Key.Key_M, Qt.Key.Key_N) and not event.modifiers():
            (self.merge_asked if event.key() == Qt.Key.Key_M else self.apart_asked).emit()
            return
        is_editing = self.state() is QTableView.State.EditingState  # the Enter that ends it comes here too
        if is_enter and not is_editing and self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _tick(self) -> None:
        index = self.currentIndex().siblingAtColumn(Column.TAKE)
        role = Qt.ItemDataRole.CheckStateRole
        is_ticked = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
        self.model().setData(index, Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked, role)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802  # Qt's name
        """Tell which row is chosen."""
        super().currentChanged(current, previous)
        self.tell_chosen()

    def tell_chosen(self) -> None:
        """Tell which row is chosen now."""
        model, index = self.model(), self.currentIndex()
        self.chosen.emit(model.mapToSource(index).row() if isinstance(model, OnlySome) else -1)


class RowsView(QWidget):
    """The table over what is beside the chosen row."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.model = ProposalTable(lambda: session.setting, lambda text: read_when(session, text))
        self._some = OnlySome(self.model)
        self.table = RowsTable()
        self.only = QCheckBox()
        self.files, self.beside = FilesList(words), Beside(words)
        self._lay_out()
        self._set_table()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.addWidget(self.table, 1)
        column.addWidget(self.beside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.files)
        row.addLayout(column, 1)
        RoomWatch(self, self._give_files_room)

    def _give_files_room(self) -> None:
        self.files.give_room(self.width())

    def _set_table(self) -> None:
        table, words = self.table, self._session.words
        table.setModel(self._some)
        set_up(table, words("What was read from the files"), WIDTHS, Column.WHAT, Column.LOOK)
        RoomWatch(table, self._give_room)
        table.setAccessibleDescription(words(_KEYS))
        table.sortByColumn(Column.LOOK, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableView.EditTrigger.DoubleClicked | QTableView.EditTrigger.EditKeyPressed)
        table.setItemDelegateForColumn(Column.LANE, LaneChooser(self._session, table))

    def _give_room(self) -> None:
        """In little room what a row says and what is to be decided goes before who told it and how it was written."""
        for column, least in LEAST_ROOM.items():
            self.table.setColumnHidden(column, self.table.width() < least * text_scale())

    def _connect(self) -> None:
        self.only.toggled.connect(lambda _on: self.filter())
        self.files.file_chosen.connect(lambda _file: self.filter())
        self.table.chosen.connect(self._show_beside)
        self.model.dataChanged.connect(lambda *_: self.table.tell_chosen())
        self.table.merge_asked.connect(self._merge_first)
        self.table.apart_asked.connect(self._part_first)
        self.beside.gone_to.connect(self.go_to)
        self.beside.event_asked.connect(lambda event: self._session.go("timeline", event))
        self.beside.said_same.connect(self._say_same)
        self.beside.said_apart.connect(self._say_apart)

    def veil(self) -> None:
        """Show free text as it may be shown now: as it is, or veiled."""
        said = said_of(self._session.case, self.model.proposals, self._session.setting)
        self.beside.said = said
        self.model.show_said(said)
        self.show_files()

    def veil_anew(self) -> None:
        """Other rows are shown: what of them may not be read is other, too."""
        if self._session.veil is not None:
            self.veil()
        else:
            self.show_files()

    def show_files(self) -> None:
        """The files that are open now, beside their rows."""
        self.files.show_files(self.model.proposals, self.model.said)
        self._give_files_room()

    def offer_only(self, count: int) -> None:
        """Offer to show only the rows in which something is to be decided; all, when nothing is."""
        self.only.setText(only_some(count, self._session.words))
        self.only.setEnabled(count > 0)
        if not count:
            self.only.setChecked(False)

    def filter(self) -> None:
        """Show all rows or those to look at, of all files or the chosen one, as is asked for."""
        needed = self.model.needs_a_look if self.only.isChecked() else lambda _place: True
        file = self.files.file()
        self._some.ask(lambda place: needed(place) and file in ("", self.model.proposals.rows[place].file))
        self.table.tell_chosen()

    def begin(self, otherwise: QWidget) -> None:
        """Choose the first row that is to be looked at, with the keyboard on it; where none is, it goes there."""
        if self.model.count_to_look_at:
            self.table.setCurrentIndex(self._some.index(0, Column.WHAT))
        (self.table if self.model.count_to_look_at else otherwise).setFocus()

    def go_to(self, place: int) -> None:
        """Choose a row, and bring it into sight; all rows are shown when it would be hidden."""
        index = self._some.mapFromSource(self.model.index(place, Column.WHAT))
        if not index.isValid():
            self.only.setChecked(False)
            self.files.choose("")
            index = self._some.mapFromSource(self.model.index(place, Column.WHAT))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        self.table.setFocus()

    def _show_beside(self, place: int) -> None:
        rows, words = self.model.proposals.rows, self._session.words
        if not 0 <= place < len(rows):
            self.beside.show_others(words("Choose a row to see whether another tells the same event."), ())
            return
        row, here = rows[place], where(rows[place], words)
        if row.key in self.model.told:
            told = words("{row} is in the case already; nothing is added.", row=here)
            self.beside.show_others(self.model.said(told), ())
            return
        others = others_of(place, rows, self.model.case, words, self.model.said)
        key = "Beside {row}" if others else "Nothing else tells what stands in {row}."
        is_covered, proposals = self.model.is_covered(place), self.model.proposals
        proposed = () if is_covered else proposed_in(row, proposals, self.model.case, words)
        whole = " · ".join((words(key, row=here), *of_itself(row, self.model.case, self._session.setting), *proposed))
        self.beside.show_others(self.model.said(whole), others)

    def _beside_chosen(self) -> list[Other]:
        place = self._some.mapToSource(self.table.currentIndex()).row()
        rows = self.model.proposals.rows
        return others_of(place, rows, self.model.case, self._session.words) if 0 <= place < len(rows) else []

    def _merge_first(self) -> None:
        """One event with the first that the chosen row may be the same as."""
        for other in [one for one in self._beside_chosen() if one.may_be_refused][:1]:
            self._say_same(other.key)

    def _part_first(self) -> None:
        """Not the same as the first that it is one event with, or may be."""
        beside = [one for one in self._beside_chosen() if one.is_one_with_it or one.may_be_refused]
        for other in beside[:1]:
            self._say_apart(other.key)

    def _say_same(self, other: Told) -> None:
        row = self._chosen_key()
        if row is not None:
            self._judge(self.model.look.verdicts.say_same(row, other))

    def _say_apart(self, other: Told) -> None:
        row = self._chosen_key()
        if row is not None:
            self._judge(self.model.look.verdicts.say_apart(row, other))

    def _chosen_key(self) -> Told | None:
        index = self._some.mapToSource(self.table.currentIndex())
        return self.model.proposals.rows[index.row()].key if index.isValid() else None

    def _judge(self, verdicts: Verdicts) -> None:
        self.model.decide(self.model.look.judge(verdicts))
        self.table.setFocus()
