"""The panels of a parentage and of parental responsibility: of what kind, on what footing, from when to when."""

from __future__ import annotations

from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.bonds import Parentage, ParentageKind, ParentalResponsibility
from ecm_desktop.ui.panels.bonds.panel import BondPanel
from ecm_desktop.ui.panels.period_fields import PeriodFields
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList


class ParentagePanel(BondPanel[Parentage]):
    """Shows how one person is another's parent or carer."""

    kind = Parentage
    title = "Parent and child"

    def build(self) -> None:
        """Make the fields."""
        words = self.words
        self.nature = PickList(words("How they are parent and child"), choices(ParentageKind, words))
        self.period = PeriodFields(self.session, words("Since when"), words("Until when"))
        self.field(words("How they are parent and child"), self.nature)
        self.column.addSpacing(6)
        self.row(self.period)
        self.nature.chosen.connect(lambda key: self.change(nature=ParentageKind(key)))
        self.period.settled.connect(lambda period: self.change(period=period))

    def fill(self, record: Parentage) -> None:
        """Put the bond into the fields."""
        parent, child = self.name_of(record.parent), self.name_of(record.child)
        self.about.setText(self.words("{child}, child of {parents}", child=child, parents=parent))
        self.nature.show_key(record.nature)
        self.period.show_period(record.period, record.id)

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.period.settle()


class ResponsibilityPanel(BondPanel[ParentalResponsibility]):
    """Shows who has parental responsibility, and on what ground."""

    kind = ParentalResponsibility
    title = "Parental responsibility"

    def build(self) -> None:
        """Make the fields."""
        words = self.words
        self.ground = LineField(words("On what ground"))
        self.ground.setPlaceholderText(words("birth, order, agreement…"))
        self.period = PeriodFields(self.session, words("Since when"), words("Until when"))
        self.field(words("On what ground"), self.ground)
        self.column.addSpacing(6)
        self.row(self.period)
        self.ground.settled.connect(lambda text: self.change(ground=text.strip()))
        self.period.settled.connect(lambda period: self.change(period=period))

    def fill(self, record: ParentalResponsibility) -> None:
        """Put the bond into the fields."""
        name = self.name_of(record.holder)
        self.about.setText(self.words("{name}: parental responsibility", name=name))
        self.ground.follow(record.ground, record.id, self.session.veil)
        self.period.show_period(record.period, record.id)

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.ground.settle()
        self.period.settle()
