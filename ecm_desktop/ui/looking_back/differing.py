"""What differs between the two states that are compared, as a list; an entry leads to where it stands now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from ecm_desktop.diagram.finding import Difference, How
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.panels.side import Side
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import tip_words
from ecm_desktop.widgets.look import Kind

_HOW = {How.NEW: "New: {what}", How.CHANGED: "Changed: {what}", How.GONE: "No longer there: {what}"}
_RECORD, _PAGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class DifferenceList(Side):
    """A heading for each sort, its entries below; how many there are stands above."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.heading = label("", Kind.TITLE)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(session.words("What differs"))
        self.list.itemActivated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)

    def show_found(self, found: Sequence[Difference]) -> None:
        """Show these, from the earlier state to the later."""
        words = self._session.words
        self.heading.setText(
            words.count("{n} thing differs", "{n} things differ", len(found)) if found else words("Nothing differs.")
        )
        self.list.clear()
        heading = ""
        for one in found:
            if one.what.heading != heading:
                heading = one.what.heading
                self._add_heading(words(heading))
            self._add(one)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _add(self, one: Difference) -> None:
        text = self._session.words(_HOW[one.how], what=one.what.title)
        item = QListWidgetItem(f"{text}\n{one.what.when}" if one.what.when else text)
        item.setData(_RECORD, one.what.record)
        item.setData(_PAGE, one.what.page)
        item.setToolTip(tip_words(text))
        self.list.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        record = str(item.data(_RECORD) or "")
        if record in self._session.case:
            self._session.go(str(item.data(_PAGE)), record)
