"""Actions across cases: by agency how many are open, late, due this week, taken to a manager; never what they are."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from ecm_desktop.domain.due import Burden, burdens
from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.store.store import AnyStore
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.widgets.look import Kind


class AcrossCases(Overlay):
    """Made over the window `parent` for one look at the cases of a store that is open."""

    def __init__(self, words: Translator, store: AnyStore, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.table = QTableWidget()
        self.table.setAccessibleName(words("Actions across cases"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.said = label("", Kind.SUBTITLE)
        self.back = QPushButton(words("Back"))
        self.back.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.back)
        self.column.addWidget(label(words("Actions across cases"), Kind.TITLE))
        self.column.addWidget(self.said)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(foot)
        self.back.clicked.connect(lambda _on: self.close_panel())
        self.closed.connect(self.deleteLater)
        self._read(store, today)

    def ask(self) -> None:
        """Show it."""
        self.open()
        self.table.setFocus()

    def _read(self, store: AnyStore, today: date) -> None:
        """Every case is read, which is quick; one that cannot be read leaves the numbers out and is said."""
        words = self._words
        try:
            cases = [store.load(one.id)[0] for one in store.cases()]
        except Problem as problem:
            self.said.setText(words.problem(problem))
            return
        self.said.setText(words.count("Of {n} case in this vault.", "Of {n} cases in this vault.", len(cases)))
        self._fill(burdens(cases, today))

    def _fill(self, told: dict[str, Burden]) -> None:
        words = self._words
        heads = ("Agency", "Still to do", "Past their date", "Due this week", "Taken to a manager")
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels([words(one) for one in heads])
        self.table.setRowCount(len(told))
        for row, (agency, burden) in enumerate(told.items()):
            for column, text in enumerate((agency or words("Nobody yet"), *map(str, burden))):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
