"""When to look at each case again: the rule of the vault, and the days that follow from it, the earliest first."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QListWidget, QPushButton

from ecm_desktop.ui.vault.section import Section, VaultDesk
from ecm_desktop.widgets.controls.numbers import NumberField, set_off_edge

LIST_HEIGHT = 220


class Reviews(Section):
    """Two numbers, and the list of cases with their days."""

    def __init__(self, desk: VaultDesk) -> None:
        from ecm_desktop.store.rules import AGES, YEARS

        words = desk.words
        super().__init__(
            desk,
            words("When to look at a case again"),
            words(
                "At the age below, or so many years after the last meeting, whichever is later. On that day "
                "somebody decides whether the case is still needed; nothing is deleted by itself."
            ),
        )
        self.list = QListWidget()
        self.list.setMaximumHeight(LIST_HEIGHT)
        self.field(words("The days, the earliest first"), self.list)
        self.age = NumberField(minimum=AGES[0], maximum=AGES[1])
        self.field(words("Age of the child, in years"), self.age)
        self.years = NumberField(minimum=YEARS[0], maximum=YEARS[1])
        self.field(words("Years after the last meeting"), self.years)
        set_off_edge(self.age, self.years)
        self.ask_passphrase()
        self.change = QPushButton(words("Change the rule"))
        self.change.clicked.connect(self._change)
        self.buttons(self.change)

    def refresh(self) -> None:
        """Show the rule and the days as they are now."""
        from ecm_desktop.store.retention import reviews
        from ecm_desktop.store.rules import review_rule

        rule = review_rule(self.desk.store)
        self.age.setValue(rule.age)
        self.years.setValue(rule.years_after_meeting)
        self.list.clear()
        self.list.addItems([self._line(one.reference, one.day) for one in reviews(self.desk.store)])

    def _line(self, reference: str, day: date | None) -> str:
        words = self.words
        if day is None:
            return words("{reference}: no day to look again can be told yet", reference=reference)
        if day <= self.desk.today():
            return words("{reference}: to be looked at now, since {day}", reference=reference, day=words.day(day))
        return words("{reference}: look again on {day}", reference=reference, day=words.day(day))

    def _change(self) -> None:
        from ecm_desktop.store.rules import ReviewRule, change_review_rule

        store, rule = self.desk.store, ReviewRule(self.age.value(), self.years.value())
        self.work(
            self.words("Changing the rule …"), lambda _progress: change_review_rule(store, rule), lambda _: self._told()
        )

    def _told(self) -> None:
        self.refresh()
        self.say(self.words("The rule is changed; the days follow it."))
