"""The panel of somebody in the ring: for which agency they work, and how strong the tie to the family is."""

from __future__ import annotations

from ecm_desktop.diagram.veil import initials
from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.professionals import Professional, Tie
from ecm_desktop.editing import professionals
from ecm_desktop.ui.panels.bonds.panel import BondPanel
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList

_NOT_SAID = ""


class ContactPanel(BondPanel[Professional]):
    """Shows a professional as one of those round the family; meetings keep what they wrote."""

    kind = Professional
    title = "Somebody who works with the child"

    def build(self) -> None:
        """Make the fields."""
        words = self.words
        self.agency, self.name = LineField(words("Agency")), LineField(words("Name"))
        self.role = LineField(words("Role"))
        self.tie = PickList(words("How strong the tie is"), [(_NOT_SAID, words("Not said")), *choices(Tie, words)])
        for text, control in (
            (words("Agency"), self.agency), (words("Name"), self.name), (words("Role"), self.role),
            (words("How strong the tie is"), self.tie),
        ):  # fmt: skip
            self.field(text, control)
        self.agency.settled.connect(lambda text: self.change(agency=text.strip()))
        self.name.settled.connect(lambda text: self.change(name=text.strip()))
        self.role.settled.connect(lambda text: self.change(role=text.strip()))
        self.tie.chosen.connect(lambda key: self.change(tie=Tie(key) if key else None))

    def fill(self, record: Professional) -> None:
        """Put the professional into the fields."""
        veil = self.session.veil
        self.about.setText((veil or str)(record.agency))
        self.agency.follow(record.agency, record.id, veil)
        self.name.follow(record.name, record.id, veil and initials)
        self.role.follow(record.role, record.id, veil)
        self.tie.show_key(record.tie or _NOT_SAID)

    def settle(self) -> None:
        """Keep what is still being typed."""
        for field in (self.agency, self.name, self.role):
            field.settle()

    def change(self, **changed: object) -> None:
        """Change what is said of the professional; where that is refused the fields show it as it is."""
        now = self.session.case.find(Professional, self.record.id) if self.record else None
        if now is None or all(getattr(now, name) == value for name, value in changed.items()):
            return
        if not self.session.do("Change who works with the child", professionals.change_professional, now.id, **changed):
            self.show_record(now)

    def take_away(self) -> None:
        """Off the list; who came to which meeting stays."""
        if self.record is not None:
            self.session.do("Take somebody off the list", professionals.forget, self.record.id)
