"""What is covered on the shared screen, one line each without a word of what it tells, to be uncovered one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from ecm_desktop.diagram.covers import to_be_uncovered
from ecm_desktop.diagram.wording import lane_title, when_short
from ecm_desktop.domain.dates import in_order
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.record import Record
from ecm_desktop.ui.boards.covers import at_whom
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

COVERED_KEY = "F10"


class CoveredList(Overlay):
    """Over the window `parent`; filled when it opens, at what is selected."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        words = session.words
        self.list = QListWidget()
        self.list.setAccessibleName(words("What is covered"))
        self.list.itemActivated.connect(self._turn)
        self.turn = QPushButton(words("Uncover, or cover again"))
        mark_as(self.turn, Kind.PRIMARY)
        self.turn.clicked.connect(lambda _on: self._turn(self.list.currentItem()))
        self.column.addWidget(label(words("What is covered"), Kind.TITLE))
        said = words("Harm, the health of others and what the police suspect are covered on a shared screen.")
        self.column.addWidget(label(said, Kind.SUBTITLE))
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignRight)
        session.setting_changed.connect(lambda _setting: self._fill() if self.isVisible() else None)

    def toggle(self) -> None:
        """Show what is covered, or take the list away; in full nothing is."""
        if self.isVisible():
            self.close_panel()
        elif self._session.veil is not None:
            self._fill()
            self.open()
            self.list.setFocus()

    def _fill(self) -> None:
        """Every record that may be uncovered, by time; the line stays at the one it was at."""
        session = self._session
        at = self._at() or session.selection
        self.list.clear()
        for one in sorted(to_be_uncovered(session.case), key=_place):
            item = QListWidgetItem(self._said(one), self.list)
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            if one.id == at:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.turn.setEnabled(self.list.count() > 0)

    def _at(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _said(self, record: Record) -> str:
        session, words = self._session, self._session.words
        state = words("covered") if session.is_covered(record) else words("shown")
        if isinstance(record, LifeEvent):
            when = when_short(record.when, words) if record.when.is_dated else words("without a date")
            return " · ".join((when, lane_title(record.lane, session.setting), state))
        return " · ".join((at_whom(record, session), state))

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._session.uncover(str(item.data(Qt.ItemDataRole.UserRole)))


def _place(one: Record) -> tuple[bool, str, str]:
    day = in_order(one.when) if isinstance(one, LifeEvent) else None
    return (not isinstance(one, LifeEvent), day.isoformat() if day else "9", one.id)
