"""Which parts of a document go in, where its maker may choose: all, until a tick is taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ecm_desktop.ui.fields import label
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.reports.editions.edition import Extra


class PartsChoice(QWidget):
    """A tick for each part that may be left out; there only for a document that has such parts."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.ticks: dict[Extra, QCheckBox] = {}  # by what is asked for when it is not ticked
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(session.words("What goes in, besides the child in brief"), Kind.FIELD_LABEL))
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self.hide()

    def offer_for(self, edition: str) -> None:
        """Offer the parts of that document, all of them ticked."""
        from ecm_desktop.reports.editions.catalogue import EDITIONS

        for tick in self.ticks.values():
            tick.hide()
            tick.deleteLater()
        self.ticks = {}
        for part in EDITIONS[edition].parts:
            tick = QCheckBox(self._session.words(part.title))
            tick.setChecked(True)
            tick.toggled.connect(lambda _on: self.changed.emit())
            self._column.addWidget(tick)
            self.ticks[part.without] = tick
        self.setVisible(bool(self.ticks))

    def asked(self) -> frozenset[Extra]:
        """The parts to be left out."""
        return frozenset(key for key, tick in self.ticks.items() if not tick.isChecked())
