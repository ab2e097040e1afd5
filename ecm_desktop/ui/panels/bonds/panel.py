"""What all panels of bonds share: who it is about, edits by one verb, and the button that takes the bond away."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QLabel

from ecm_desktop.diagram.veil import called
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentalResponsibility,
    Partnership,
    Relationship,
)
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.editing import bonds
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

B = TypeVar("B", Household, Parentage, ParentalResponsibility, Partnership, Relationship, Professional)


class BondPanel(Panel, Generic[B]):
    """Shows one bond and edits it in place. `fill` puts it into the fields of a kind of bond."""

    kind: type[B]
    title: ClassVar[str]  # a msgid

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words(self.title))
        self.record: B | None = None
        self.about = QLabel()
        self.about.setWordWrap(True)
        mark_as(self.about, Kind.TITLE)
        self.row(self.about)
        self.build()
        self.column.addSpacing(10)
        self.remove = self.button(self.words("Take this away"), self.take_away)
        self.row(self.remove)
        self.column.addStretch()

    def build(self) -> None:
        """Make the fields."""
        raise NotImplementedError

    def fill(self, record: B) -> None:
        """Put the bond into the fields."""
        raise NotImplementedError

    def show_record(self, record: B) -> None:
        """Show a bond as it is now."""
        if self.record is not None and self.record.id != record.id:
            self.settle()
        self.record = record
        self.fill(record)

    def settle(self) -> None:
        """Keep what is still being typed."""

    def change(self, **changed: object) -> None:
        """Change what is said of the bond; where that is refused the fields show it as it is."""
        now = self.session.case.find(self.kind, self.record.id) if self.record else None
        if (
            now is None
            or isinstance(now, Professional)
            or all(getattr(now, name) == value for name, value in changed.items())
        ):
            return
        if not self.session.do("Change what is between people", bonds.change_bond, self.kind, now.id, **changed):
            self.show_record(now)

    def name_of(self, key: RecordId) -> str:
        """What somebody is called, or their initials in the sharing view."""
        found = self.session.case.find(Person, key)
        return (called(found, self.session.setting) if found else "") or self.words("name not known")

    def take_away(self) -> None:
        """Take the bond away, and what hangs on it."""
        if self.record is not None:
            self.session.do("Take away what is between people", bonds.remove_bond, self.record.id)
