"""Attendance over time: by agency and meeting, in a table over the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.attending import came_of_asked, taken_part
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import MARGIN, Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind

MOST = 12  # meetings beside each other, the latest


class AttendanceOverTime(Overlay):
    """Made over the window `parent` for one look, as things are when it opens."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.table = QTableWidget()
        self.table.setAccessibleName(words("Attendance over time"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.back = QPushButton(words("Back"))
        self.back.setAutoDefault(False)
        self.column.addWidget(label(words("Attendance over time"), Kind.TITLE))
        self.column.addWidget(
            label(
                words("Came: to how many of the meetings that an agency is known to have been asked to."), Kind.SUBTITLE
            )
        )
        self.column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.back)
        self.column.addLayout(foot)
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)  # it shows names as they were when it opened
        self.closed.connect(self.deleteLater)

    def ask(self) -> None:
        """Show it."""
        self._fill(meetings_in_order(self._session.case)[-MOST:])
        self.open()
        self.table.setFocus()

    def _fill(self, held: Sequence[Meeting]) -> None:
        case, words = self._session.case, self._session.words
        said, taken = said_in(case, self._session.setting), taken_part(case, held)
        heads = [f"{term(one.nature, words)}\n{words.day(one.held, short=True)}" for one in held]
        self.table.setColumnCount(2 + len(held))
        self.table.setHorizontalHeaderLabels([words("Agency"), words("Came"), *heads])
        self.table.setRowCount(len(taken))
        for row, (agency, ways) in enumerate(taken.items()):
            came, asked = came_of_asked(ways.values())
            counted = words("{n} of {of}", n=came, of=asked) if asked else "–"
            told = (", ".join(term(way, words) for way in ways.get(one.id, ())) or "–" for one in held)
            for column, text in enumerate((said(agency), counted, *told)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.resizeRowsToContents()

    def _place(self) -> None:
        """As wide as its columns, within the window."""
        super()._place()
        wanted = self.table.horizontalHeader().length() + 3 * MARGIN  # with a scroll bar
        width = min(max(self.width(), wanted), self._window.width() - 2 * MARGIN)
        self.setGeometry((self._window.width() - width) // 2, self.y(), width, self.height())
