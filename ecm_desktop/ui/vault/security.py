"""What protects the vault on this machine, and what to do about the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.ui.capture.guard import capture_finding, means_here
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.vault.section import Section, VaultDesk
from ecm_desktop.widgets.look import Kind, mark_as

if TYPE_CHECKING:
    from ecm_desktop.store.checking import CheckReport
    from ecm_desktop.store.finding import Finding

HOLDS = {"yes": "Yes", "no": "No", "unknown": "Cannot be told"}


class Security(Section):
    """One card a protection; looking over the whole vault by a button."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("Security of this computer"),
            words(
                "The vault protects what lies on the disk. What the computer adds to that, as far as it can be told:"
            ),
        )
        self.cards = QVBoxLayout()
        self.column.addLayout(self.cards)
        self.check = QPushButton(words("Look the whole vault over"))
        self.check.clicked.connect(self._check)
        self.buttons(self.check)

    def refresh(self) -> None:
        """Look anew."""
        from ecm_desktop.store.security import findings

        while (item := self.cards.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.deleteLater()
        for one in (*findings(self.desk.store), capture_finding(self.window(), means_here())):
            self.cards.addWidget(self._card(one))

    def _card(self, one: Finding) -> QWidget:
        words, card = self.words, QFrame()
        mark_as(card, Kind.CARD)
        column = QVBoxLayout(card)
        column.addWidget(label(f"{words(one.about)}: {words(HOLDS[one.holds])}", Kind.HEADING))
        for text in (words(one.advice) if one.advice else "", one.detail):
            if text:
                column.addWidget(label(text, Kind.HINT))
        return card

    def _check(self) -> None:
        from ecm_desktop.store.checking import check_deeply

        store = self.desk.store
        self.work(
            self.words("Looking over every page …"), lambda progress: check_deeply(store, progress), self._checked
        )

    def _checked(self, report: CheckReport) -> None:
        self.say("" if report.problems else self.words("The vault is sound."))
        self.warn("\n".join(self.words.problem(one) for one in report.problems))
