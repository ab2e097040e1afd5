"""The people of the family files to look through: who they are, what they are to the child, and who the child is."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QTableView, QVBoxLayout, QWidget

from ecm_desktop.diagram.genogram.moment import years_text
from ecm_desktop.diagram.genogram.sentences import doubts
from ecm_desktop.diagram.kinship import Kin
from ecm_desktop.diagram.veil import Said
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.proposals import FamilyProposal
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.ui.intake.near_to import NearTo
from ecm_desktop.ui.intake.plain_table import set_up
from ecm_desktop.ui.intake.table import Index
from ecm_desktop.widgets.controls.pick_list import PickList

Named = Callable[[str], str]
NOBODY = "-"  # key of “nobody” among ids such as @I1@


class PersonColumn(IntEnum):
    """The columns in their order."""

    TAKE = 0
    NAME = 1
    YEARS = 2
    KIN = 3
    FILE = 4


HEADS = ("Take", "Name", "Born and died", "To the child", "File")
WIDTHS = {PersonColumn.TAKE: 48, PersonColumn.YEARS: 160, PersonColumn.KIN: 260, PersonColumn.FILE: 180}


class PeopleTable(QAbstractTableModel):
    """Everybody of the family files, a row each."""

    ticked = Signal(object, bool)  # PersonKey, whether he is to come in

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self.named: Named = str  # how a name may be shown
        self.said: Said = str  # how a file's name may be shown
        self._look = LookThrough()
        self._rows: list[tuple[FamilyProposal, Person, str]] = []

    def show_families(self, look: LookThrough, families: tuple[FamilyProposal, ...]) -> None:
        """Show these families as decided so far."""
        self.beginResetModel()
        self._look = look
        self._rows = [(one, person, kin) for one in families for person, kin in _with_kin(one, self._words)]
        self.endResetModel()

    def keep(self, look: LookThrough) -> None:
        """Take up decisions about the same people."""
        self._look = look

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """One row a person."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(PersonColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words over the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._words(HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everybody but the case's child can be left out."""
        flags, (family, person, _) = super().flags(index), self._rows[index.row()]
        if index.column() == PersonColumn.TAKE and person.id != family.child:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, its tick, and what a screen reader says."""
        (family, person, kin), column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == PersonColumn.TAKE:
            taken = self._look.takes_person(family, person.id)
            return Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and column == PersonColumn.YEARS:
            return "; ".join((_years(person, self._words), *doubts(person, self._words)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            name, file = self.named(_name(person, self._words)), self.said(family.file)
            return ("", name, _years(person, self._words), kin, file)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole and column == PersonColumn.TAKE:
            return self._words("Take this person")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802  # Qt's
        """Take somebody, or leave him out."""
        family, person, _ = self._rows[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != PersonColumn.TAKE:
            return False
        self.ticked.emit((family.file, person.id), Qt.CheckState(value) is Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        return True


class PeopleView(QWidget):
    """The table, and over it for each family file who in it is the case's child."""

    child_named = Signal(str, object)  # file, id in the file or None for nobody
    near_asked = Signal(object, object)  # family, the ids of those who are to come in

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self.model = PeopleTable(words)
        self.table = QTableView()
        self.picks: dict[str, PickList] = {}
        self.near: dict[str, NearTo] = {}
        self._families: tuple[FamilyProposal, ...] = ()
        self._picks = QWidget()
        self._form = QFormLayout(self._picks)
        self._form.setContentsMargins(0, 8, 0, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._picks)
        column.addWidget(self.table, 1)
        self._set_table()

    def _set_table(self) -> None:
        self.table.setModel(self.model)
        set_up(self.table, self._words("People of the family files"), WIDTHS, PersonColumn.NAME)

    def show_families(self, look: LookThrough, families: tuple[FamilyProposal, ...]) -> None:
        """Show these families; none for none."""
        self.model.show_families(look, families)
        self._families = families
        if set(self.picks) != {one.file for one in families}:
            self._offer(families)
        for family in families:
            is_open = not look.is_settled(family)
            self.picks[family.file].show_key(None if is_open else family.child or NOBODY)
            is_whole = all(look.takes_person(family, one.id) for one in family.people)
            self.near[family.file].show_family(family, is_whole=is_whole)

    def show_named(self, named: Named, said: Said, look: LookThrough) -> None:
        """Show names and what files are called as they are, or veiled."""
        self.model.named, self.model.said = named, said
        self._offer(self._families)
        self.show_families(look, self._families)

    def _offer(self, families: tuple[FamilyProposal, ...]) -> None:
        words = self._words
        while self._form.rowCount():
            self._form.removeRow(0)
        self.picks, self.near = {}, {}
        for family in families:
            who = [(one.id, self._with_years(one)) for one in family.people]
            name = words("The case’s child in {file}", file=self.model.said(family.file))
            pick = PickList(name, [(NOBODY, words("nobody in this file")), *who])
            pick.setPlaceholderText(words("not said yet"))
            pick.chosen.connect(partial(self._name_child, family.file))
            self._form.addRow(name, pick)
            self.picks[family.file] = pick
            how_much = words("How much of {file}", file=self.model.said(family.file))
            near_to = NearTo(words, how_much, family, who)
            near_to.asked.connect(partial(self.near_asked.emit, family))
            self._form.addRow(how_much, near_to)
            self.near[family.file] = near_to

    def _with_years(self, person: Person) -> str:
        words = self._words
        parts = (self.model.named(_name(person, words)), _years(person, words))
        return ", ".join(part for part in parts if part)

    def _name_child(self, file: str, key: str) -> None:
        self.child_named.emit(file, None if key == NOBODY else key)


def _with_kin(family: FamilyProposal, words: Translator) -> list[tuple[Person, str]]:
    """Everybody with what he is to the child, "" when no way leads there."""
    if family.child is None:
        return [(one, "") for one in family.people]
    child = Child(id="the case's child", person=family.child)
    kin = Kin(Case((child, *family.people, *family.partnerships, *family.parentages)))
    told = {one.id: kin.relation(one.id, words) for one in family.people}
    told[family.child] = words("the case’s child")
    return [(one, told[one.id]) for one in family.people]


def _name(person: Person, words: Translator) -> str:
    return person.name or words("not known")


def _years(person: Person, words: Translator) -> str:
    """When somebody was born and died, no more exact than it was told."""
    born, died = years_text(person.birth, words), years_text(person.death, words)
    if born and died:
        return f"{born} – {died}"
    if died:
        return words("died {year}", year=died)
    if person.has_died:
        return words("born {year}, died", year=born) if born else words("died")
    return born
