"""The tray: events without a date, the newest first, waiting to be placed.

One press selects an event; its date is then typed or put. Dragged onto the timeline, it gets the date where it falls.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from ecm_desktop.diagram.filtered import hidden_in
from ecm_desktop.diagram.timeline import undated
from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.carrying import Carrier
from ecm_desktop.widgets.controls.eliding import ElidingButton, tip_words
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.look import Kind, mark_as

LONGEST = 36  # letters of a title on a chip


class Tray(QFrame):
    """Chips of the undated events; not there when there are none."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._chips: dict[RecordId, QPushButton] = {}
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
        self._fresh = UntilShown(page, self.refill)
        session.changed.connect(self._case_changed)
        session.selected.connect(lambda _id: self._mark_selected())
        session.setting_changed.connect(self._fresh.ask)
        session.filter_changed.connect(self._fresh.ask)
        self.refill()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(LifeEvent):
            self._fresh.ask()

    def refill(self) -> None:
        """Show the events that have no date now, from the one that came last."""
        case, words = self._session.case, self._session.words
        every, gone = undated(case)[::-1], hidden_in(case, self._session.setting, self._session.filter)
        waiting = [one for one in every if one.id not in gone]
        of = words("{n} of {of}", n=len(waiting), of=len(every)) if len(waiting) < len(every) else str(len(every))
        self._caption.setText(words.count("{of} event without a date", "{of} events without a date", len(every), of=of))
        self._chips = {event.id: self._chip(event) for event in waiting}
        chips = list(self._chips.values())
        self._flow.refill(chips)
        self._mark_selected()
        if chips:
            self._area.setFixedHeight(chips[0].sizeHint().height() + 4)  # one row; the others by scrolling
            self._area.verticalScrollBar().setValue(0)
        self.setVisible(bool(every))

    def waiting(self) -> tuple[RecordId, ...]:
        """The events that wait here, the newest first."""
        return tuple(self._chips)

    def _mark_selected(self) -> None:
        """The chip of the selected event stands out."""
        for key, chip in self._chips.items():
            mark_as(chip, Kind.CHIP_ON if key == self._session.selection else Kind.CHIP)

    def _chip(self, event: LifeEvent) -> QPushButton:
        said = said_in(self._session.case, self._session.setting)
        title = said(event.title)
        chip = ElidingButton(title if len(title) <= LONGEST else title[: LONGEST - 1] + "…", parent=self._holder)
        chip.setToolTip(tip_words(" · ".join(filter(None, (title, said(event.when.words))))))
        chip.setAccessibleName(title)
        chip.clicked.connect(partial(self._session.select, event.id))
        Carrier(chip, lambda: event.id)
        return chip
