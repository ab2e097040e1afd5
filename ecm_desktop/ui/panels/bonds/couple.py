"""The panel of a couple: each time that they were together, as what, from when to when."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from ecm_desktop.diagram.wording import choices, period_words, term
from ecm_desktop.domain.bonds import Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.ui.panels.bonds.panel import BondPanel
from ecm_desktop.ui.panels.period_fields import DatedField
from ecm_desktop.widgets.controls.pick_list import PickList

_DATES = {
    "began": "Together since", "married": "Married", "separated": "Parted", "divorced": "Divorced", "ended": "Ended",
}  # fmt: skip


class CouplePanel(BondPanel[Partnership]):
    """Shows one time together; a couple who came together again have several, and `times` chooses between them."""

    kind = Partnership
    title = "The couple"

    def build(self) -> None:
        """Make the fields."""
        words = self.words
        self._at = 0
        self.times = PickList(words("Which time together"))
        self.times_name = self.field(words("Which time together"), self.times)
        self.nature = PickList(words("Together as"), choices(PartnershipKind, words))
        self.field(words("Together as"), self.nature)
        self.dates = {key: DatedField(self.session, words(said)) for key, said in _DATES.items()}
        for key, field in self.dates.items():
            self.column.addSpacing(4)
            self.row(field)
            field.settled.connect(partial(self._date, key))
        self.again = self.button(words("+ Together again"), self._again)
        self.row(self.again)
        self.times.chosen.connect(self._choose)
        self.nature.chosen.connect(lambda key: self._say(kind=PartnershipKind(key)))

    def show_record(self, record: Partnership) -> None:
        """Show a couple, the last time of theirs first."""
        if self.record is None or self.record.id != record.id:
            self.settle()
            self._at = len(record.periods) - 1
        super().show_record(record)

    def fill(self, record: Partnership) -> None:
        """Put a time together into the fields."""
        words = self.words
        self.about.setText(words("{a} and {b}", a=self.name_of(record.a), b=self.name_of(record.b)))
        self._at = max(min(self._at, len(record.periods) - 1), 0)
        self.times.offer((str(n), self._told(one, n)) for n, one in enumerate(record.periods))
        self.times.show_key(str(self._at))
        for part in (self.times, self.times_name):
            part.setVisible(len(record.periods) > 1)
        period = self._period(record)
        self.nature.show_key(period.kind)
        for key, field in self.dates.items():
            field.show_when(getattr(period, key), f"{record.id}:{self._at}")

    def settle(self) -> None:
        """Keep what is still being typed."""
        for field in self.dates.values():
            field.field.settle()

    def _told(self, period: PartnershipPeriod, number: int) -> str:
        told = (f"{number + 1}", term(period.kind, self.words), period_words(period.period, self.words))
        return " · ".join(part for part in told if part)

    def _period(self, record: Partnership) -> PartnershipPeriod:
        return record.periods[self._at] if record.periods else PartnershipPeriod()

    def _choose(self, key: str) -> None:
        self.settle()
        self._at = int(key)
        if self.record is not None:
            self.fill(self.session.case.get_one(Partnership, self.record.id))

    def _date(self, key: str) -> None:
        self._say(**{key: self.dates[key].when()})

    def _say(self, **changed: object) -> None:
        now = self.session.case.find(Partnership, self.record.id) if self.record else None
        if now is not None:
            periods = list(now.periods) or [PartnershipPeriod()]
            periods[self._at] = replace(periods[self._at], **changed)
            self.change(periods=tuple(periods))

    def _again(self) -> None:
        now = self.session.case.find(Partnership, self.record.id) if self.record else None
        if now is not None:
            self._at = max(len(now.periods), 1)
            kept = now.periods or (PartnershipPeriod(),)
            self.change(periods=(*kept, PartnershipPeriod(kind=kept[-1].kind)))
