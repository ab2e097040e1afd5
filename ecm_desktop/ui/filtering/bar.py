"""The bar above the timeline: how much of the life is shown, and a chip for each thing it is filtered by.

It is there whenever something is filtered, so that nobody takes a part of a life for all of it.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording.filters import filter_words, part_words, shown_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.filters import ALL, Part, parts, without
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.saved_views import SavedView, view_of
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.filtering.views import ViewsButton, called
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.eliding import ElidingButton
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.look import Kind, mark_as

FILTER_KEY, ALL_KEY = "Ctrl+Shift+V", "Ctrl+Shift+S"
SHOWN = (LifeEvent, Source, Person, SavedView)


class FilterBar(QFrame):
    """Is `wanted` while something is filtered. `emptied` tells that the keyboard was in it when it went."""

    wanted = Signal(bool)
    emptied = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        mark_as(self, Kind.HEADER)
        self._session, self._page = session, page
        self.setAccessibleName(session.words("What the timeline is filtered by"))
        holder = QWidget()
        self._flow = FlowLayout(holder)
        self.said, self.clear, self.views = label("", Kind.HEADING), self._clear(), ViewsButton(session)
        self.said.setWordWrap(False)
        self.said.setMinimumHeight(self.clear.sizeHint().height())
        self._chips: list[ElidingButton] = []  # kept, for as many parts as there were at once
        self._parts: list[Part] = []
        for part in (self.said, self.clear, self.views):
            self._flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 4)
        column.addWidget(holder)
        self._fresh = UntilShown(page, self.refill)
        session.changed.connect(self._case_changed)
        session.filter_changed.connect(self._fresh.ask)
        session.setting_changed.connect(self._fresh.ask)
        self.hide()
        self.refill()

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if self._session.filter != ALL and change.concerns(*SHOWN):
            self._fresh.ask()

    @property
    def chips(self) -> dict[Part, QPushButton]:
        """The chip of each part."""
        return dict(zip(self._parts, self._chips, strict=False))

    def refill(self) -> None:
        """Say what is shown now, and why not all."""
        session, shown = self._session, self._session.filter
        had_keys = self.isAncestorOf(QApplication.focusWidget() or self)
        view, said = view_of(session.case, shown), shown_words(session.case, shown, session.setting)
        self.said.setText(f"{called(session, view)}: {said}" if view else said)
        self.said.setAccessibleDescription(filter_words(shown, session.case, session.setting))
        self._parts = list(parts(shown))
        self._show_chips()
        self.wanted.emit(shown != ALL)
        if had_keys and shown == ALL:
            self.emptied.emit()

    def _show_chips(self) -> None:
        session, before = self._session, len(self._chips)
        for place in range(before, len(self._parts)):
            self._chips.append(self._chip(place))
            self._flow.insert(1 + place, self._chips[-1])
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(self._parts))
        for chip, part in zip(self._chips, self._parts, strict=False):
            said = part_words(part, session.filter, session.case, session.setting)
            chip.show_words(said)
            chip.setAccessibleName(session.words("Do not filter by: {what}", what=said))
        if len(self._chips) > before:
            follow_layout(self._page)

    def _chip(self, place: int) -> ElidingButton:
        chip = ElidingButton("", " ×", self)
        mark_as(chip, Kind.CHIP_ON)
        chip.clicked.connect(lambda _on: self._take_away(place))
        return chip

    def _clear(self) -> QPushButton:
        words = self._session.words
        made = QPushButton(words("Show all"), self)
        made.setAutoDefault(False)
        made.setAccessibleName(words("Show all events again"))
        made.setToolTip(f"{made.accessibleName()} ({ALL_KEY})")
        mark_as(made, Kind.CHIP)
        made.clicked.connect(lambda _on: self._session.set_filter(ALL))
        return made

    def _take_away(self, place: int) -> None:
        self._session.set_filter(without(self._session.filter, self._parts[place]))
        if self._parts:
            self._chips[min(place, len(self._parts) - 1)].setFocus()
