"""The tray: events without a date, waiting to be placed. One press selects an event; its date is then typed or put."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from ecm_desktop.diagram.timeline import undated
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import ElidingButton
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.look import Kind, mark_as

LONGEST = 36  # letters of a title on a chip


class Tray(QFrame):
    """Chips of the undated events; not there when there are none."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._caption = QLabel()
        mark_as(self._caption, Kind.FIELD_LABEL)
        self._holder = QWidget()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._holder)
        self._area.setFocusPolicy(self._area.focusPolicy().NoFocus)
        self._flow = FlowLayout(self._holder)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.addWidget(self._caption)
        row.addWidget(self._area, 1)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(lambda _setting: self.refill())
        self.refill()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(LifeEvent):
            self.refill()

    def refill(self) -> None:
        """Show the events that have no date now."""
        waiting, words = undated(self._session.case), self._session.words
        self._caption.setText(words.count("{n} event without a date", "{n} events without a date", len(waiting)))
        chips = [self._chip(event) for event in waiting]
        self._flow.refill(chips)
        if chips:
            self._area.setFixedHeight(chips[0].sizeHint().height() + 4)  # one row; the others by scrolling
        self.setVisible(bool(waiting))

    def _chip(self, event: LifeEvent) -> QPushButton:
        said = said_in(self._session.case, self._session.setting)
        title = said(event.title)
        chip = ElidingButton(title if len(title) <= LONGEST else title[: LONGEST - 1] + "…", parent=self._holder)
        chip.setToolTip(said(event.when.words))
        chip.setAccessibleName(title)
        mark_as(chip, Kind.CHIP)
        chip.clicked.connect(partial(self._session.select, event.id))
        return chip
