"""The panel of a household: its name, what sort of home it is, who lives or lived there, and each one's time there."""

from __future__ import annotations

from ecm_desktop.diagram.veil import called
from ecm_desktop.diagram.wording import choices, period_words
from ecm_desktop.domain.bonds import Household, HouseholdKind, Stay
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import bonds, homes
from ecm_desktop.ui.panels.bonds.panel import BondPanel
from ecm_desktop.ui.panels.period_fields import PeriodFields
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList


class HouseholdPanel(BondPanel[Household]):
    """Shows a household; the dates are those of the one whose time there is chosen."""

    kind = Household
    title = "The household"

    def build(self) -> None:
        """Make the fields."""
        words = self.words
        self.name = LineField(words("Whose home it is, or its name"))
        self.nature = PickList(words("What sort of home"), choices(HouseholdKind, words))
        self.people = ChipPicker(words("Who lives or lived there"), words)
        self.stay = PickList(words("Whose time there"))
        self.period = PeriodFields(self.session, words("There since"), words("There until"))
        for text, control in (
            (words("Whose home it is, or its name"), self.name), (words("What sort of home"), self.nature),
            (words("Who lives or lived there"), self.people), (words("Whose time there"), self.stay),
        ):  # fmt: skip
            self.field(text, control)
        self.column.addSpacing(6)
        self.row(self.period)
        self.name.settled.connect(lambda text: self.change(name=text.strip()))
        self.nature.chosen.connect(lambda key: self.change(nature=HouseholdKind(key)))
        self.people.changed.connect(self._live_together)
        self.stay.chosen.connect(self._choose)
        self.period.settled.connect(self._date)

    def fill(self, record: Household) -> None:
        """Put the household into the fields."""
        veil, setting, case = self.session.veil, self.session.setting, self.session.case
        self.about.setText((veil or str)(record.name) or self.words("Household"))
        self.name.follow(record.name, record.id, veil)
        self.nature.show_key(record.nature)
        stays = self._stays(record.id)
        self.people.offer((one.id, called(one, setting)) for one in case.of(Person))
        self.people.show_keys(dict.fromkeys(one.person for one in stays))
        chosen = self.stay.key()
        self.stay.offer((one.id, self._told(one)) for one in stays)
        known = {one.id for one in stays}
        self.stay.show_key(chosen if chosen in known else stays[0].id if stays else None)
        self._show_stay()

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.name.settle()
        self.period.settle()

    def _stays(self, home: RecordId) -> list[Stay]:
        return [one for one in self.session.case.of(Stay) if one.household == home]

    def _told(self, stay: Stay) -> str:
        when = period_words(stay.period, self.words) if stay.period != Period() else ""
        return " · ".join(part for part in (self.name_of(stay.person), when) if part)

    def _show_stay(self) -> None:
        stay = self.session.case.find(Stay, self.stay.key())
        self.period.setEnabled(stay is not None)
        self.period.show_period(stay.period if stay else Period(), stay.id if stay else "")

    def _choose(self, _key: str) -> None:
        self.period.settle()
        self._show_stay()

    def _live_together(self, people: tuple[RecordId, ...]) -> None:
        if self.record is not None:
            said = "Say who lives together"
            self.session.do(said, homes.live_together, self.record.id, people, self.session.ids)

    def _date(self, period: Period) -> None:
        stay = self.session.case.find(Stay, self.stay.key())
        if stay is not None and stay.period != period:
            self.session.do("Say when somebody lived there", bonds.change_bond, Stay, stay.id, period=period)
