"""Attendance over time by agency: meeting by meeting or by kind of meeting as a table, and by kind as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.attending import came_by_kind, came_of_asked, taken_part
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.meetings import MeetingKind
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import MARGIN, Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind
from ecm_desktop.widgets.squares import SquaresChart, SquaresLine

MOST = 12  # meetings beside each other, the latest


class View(StrEnum):
    """In what way it is shown."""

    MEETINGS = "meetings"
    KINDS = "kinds"
    CHART = "chart"


class AttendanceOverTime(Overlay):
    """Made over the window `parent` for one look, as things are when it opens."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.view = PickList(
            words("How it is shown"),
            (
                (View.MEETINGS, words("Meeting by meeting")), (View.KINDS, words("By kind of meeting")),
                (View.CHART, words("As a chart, by kind of meeting")),
            ),
        )  # fmt: skip
        self.table = QTableWidget()
        self.table.setAccessibleName(words("Attendance over time"))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.chart = SquaresChart(words("Attendance by agency and kind of meeting"), session.look)
        self.explained = label("", Kind.SUBTITLE)
        self.back = QPushButton(words("Back"))
        self.back.setAutoDefault(False)
        self._shown = QStackedWidget()
        self._lay_out()
        self.view.chosen.connect(lambda key: self._show(View(key)))
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)  # it shows names as they were when it opened
        self.closed.connect(self.deleteLater)

    def _lay_out(self) -> None:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.chart)
        for ground in (area.viewport(), self.chart):
            ground.setAutoFillBackground(False)  # the panel's own shows through
        for part in (self.table, area):
            self._shown.addWidget(part)
        self.column.addWidget(label(self._session.words("Attendance over time"), Kind.TITLE))
        self.column.addWidget(self.explained)
        self.column.addWidget(self.view)
        self.column.addWidget(self._shown, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.back)
        self.column.addLayout(foot)

    def ask(self) -> None:
        """Show it, meeting by meeting."""
        self._show(View.MEETINGS)
        self.open()
        self.table.setFocus()

    def _show(self, view: View) -> None:
        words = self._session.words
        self.view.show_key(view)
        filled = words("A square for each meeting that an agency is known to have been asked to; filled where it came.")
        counted = words("Came: to how many of the meetings that an agency is known to have been asked to.")
        self.explained.setText(filled if view is View.CHART else counted)
        self._shown.setCurrentIndex(int(view is View.CHART))
        {View.MEETINGS: self._by_meeting, View.KINDS: self._by_kind, View.CHART: self._draw}[view]()
        if self.isVisible():
            self._place()

    def _by_meeting(self) -> None:
        case, words = self._session.case, self._session.words
        held = meetings_in_order(case)[-MOST:]
        said, taken = said_in(case, self._session.setting), taken_part(case, held)
        heads = [f"{term(one.nature, words)}\n{words.day(one.held, short=True)}" for one in held]
        rows = []
        for agency, ways in taken.items():
            told = (", ".join(term(way, words) for way in ways.get(one.id, ())) or "–" for one in held)
            rows.append((said(agency), self._counted(*came_of_asked(ways.values())), *told))
        self._fill((words("Agency"), words("Came"), *heads), rows)

    def _by_kind(self) -> None:
        words = self._session.words
        said, told = said_in(self._session.case, self._session.setting), self._told()
        kinds = _kinds(told)
        rows = [
            (said(agency), *(self._counted(sum(came), len(came)) for came in (of.get(kind, ()) for kind in kinds)))
            for agency, of in told.items()
        ]
        self._fill((words("Agency"), *(term(kind, words) for kind in kinds)), rows)

    def _draw(self) -> None:
        words = self._session.words
        said, told = said_in(self._session.case, self._session.setting), self._told()
        kinds = _kinds(told)
        lines = [SquaresLine(said(agency), tuple(of.get(kind, ()) for kind in kinds)) for agency, of in told.items()]
        in_words = "; ".join(
            f"{said(agency)}, {term(kind, words)}: {self._counted(sum(came), len(came))}"
            for agency, of in told.items()
            for kind, came in of.items()
        )
        self.chart.show_lines([term(kind, words) for kind in kinds], lines, in_words)

    def _told(self) -> dict[str, dict[MeetingKind, tuple[bool, ...]]]:
        case = self._session.case
        return came_by_kind(case, meetings_in_order(case))

    def _counted(self, came: int, asked: int) -> str:
        return self._session.words("{n} of {of}", n=came, of=asked) if asked else "–"

    def _fill(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
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


def _kinds(told: dict[str, dict[MeetingKind, tuple[bool, ...]]]) -> list[MeetingKind]:
    """The kinds of meeting that there were, in their own order."""
    return [kind for kind in MeetingKind if any(kind in of for of in told.values())]
