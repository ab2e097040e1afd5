"""How many monthly backups are kept, until when each stays, and which deleted cases they may still hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QPushButton

from ecm_desktop.ui.vault.section import Section, VaultDesk
from ecm_desktop.widgets.controls.numbers import NumberField, set_off_edge

if TYPE_CHECKING:
    from ecm_desktop.store.disposals import StillHeld

LINES = 5  # of each list that are seen at once


class KeepingBackups(Section):
    """One number, and what follows from it for the backups that are there."""

    def __init__(self, desk: VaultDesk) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("How long backups are kept"),
            words(
                "The newest of each of seven days and four weeks stay, and of as many months as you say. A child whose "
                "case was deleted is in the backups of before until they go: keep no more of them than you need."
            ),
        )
        self.list, self.held = QListWidget(), QListWidget()
        self.field(words("Backups that the vault keeps, and until when at the latest"), self.list)
        self.field(words("Deleted cases that a backup may still hold, by their numbers"), self.held)
        self.held.setWordWrap(True)
        for one in (self.list, self.held):
            one.setFixedHeight(LINES * 3 // 2 * self.fontMetrics().height())
        self.months = NumberField()
        self.field(words("Monthly backups to keep"), self.months)
        set_off_edge(self.months)
        self.ask_passphrase()
        self.change = QPushButton(words("Keep so many"))
        self.change.clicked.connect(self._change)
        self.buttons(self.change)

    def refresh(self) -> None:
        """Show the rule, and what follows from it now."""
        from ecm_desktop.store.disposals import still_held
        from ecm_desktop.store.rules import backup_policy, review_rule

        store = self.desk.store
        self.months.setMaximum(review_rule(store).most_months)
        self.months.setValue(backup_policy(store).months)
        self.list.clear()
        self.list.addItems(list(self._kept()))
        self.held.clear()
        self.held.addItems([self._still(one) for one in still_held(store)] or [self.words("None.")])

    def _kept(self) -> Iterator[str]:
        from ecm_desktop.store.disposals import disposals
        from ecm_desktop.store.rules import backup_policy
        from ecm_desktop.store.shelf import Shelf, gone_from

        store, words = self.desk.store, self.words
        policy, known = backup_policy(store), disposals(store)
        for one in Shelf(self.desk.door.folder).kept():
            until, made = gone_from(one.made, policy, known), words.day(one.made.astimezone().date())
            if until <= self.desk.today():
                yield words("{day}: goes with one of the next backups", day=made)
            else:
                yield words("{day}: gone from {until} at the latest", day=made, until=words.day(until))

    def _still(self, one: StillHeld) -> str:
        words = self.words
        found = [copy.until for copy in one.old_copies]
        beside = ", ".join(copy.backup for copy in one.old_copies if copy.until is None)
        days = [until for until in found if until is not None]
        told = [
            words("{case}, deleted on {day}.", case=one.case_id, day=words.day(one.deleted)),
            words("In backups here until {until} at the latest.", until=words.day(max(days))) if days else "",
            words("Beside the vault until you delete it: {names}.", names=beside) if beside else "",
            self._elsewhere(one.elsewhere.copies, one.elsewhere.last),
        ]
        return " ".join(filter(None, told))

    def _elsewhere(self, copies: int, last: date | None) -> str:
        if last is None:
            return ""
        return self.words.count(
            "In a copy that was put elsewhere on {day}.",
            "In {n} copies that were put elsewhere, the last on {day}.",
            copies,
            day=self.words.day(last),
        )

    def _change(self) -> None:
        from ecm_desktop.store.rules import change_months

        store, months = self.desk.store, self.months.value()
        self.work(
            self.words("Changing how many stay …"), lambda _progress: change_months(store, months),
            lambda _: self._told(),
        )  # fmt: skip

    def _told(self) -> None:
        self.refresh()
        self.say(
            self.words(
                "Kept from the next backup on. No deleted case stays longer than its certificate of disposal says."
            )
        )
