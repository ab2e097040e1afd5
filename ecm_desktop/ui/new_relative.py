"""A relative put on the map by one line, as the room says it: "half-brother via dad, name not known"."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ecm_desktop.domain.bonds import PartnershipPeriod
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import relatives
from ecm_desktop.intake.partner_line import read_partner, tells_of_partner
from ecm_desktop.intake.relative_line import read_relative
from ecm_desktop.ui.dating import read_when
from ecm_desktop.ui.lines_panel import LinesPanel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.line_field import LineField

NEW_RELATIVE_KEY = "Ctrl+R"


class NewRelative(LinesPanel):
    """One line over the window `parent`."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        words = session.words
        self.line = LineField(words("Who to the child, by which parent, then the name"))
        self.line.setPlaceholderText(words("half-brother via dad, name not known"))
        super().__init__(session, parent, words("A relative"), {"relative": self.line})
        self.about.setText(
            words("Also: sister, Ada b. 2009 · nan d. 2014 · grandad via dad · 3+ half-siblings via dad")
            + "\n"
            + words("Or a parent’s partner: mum + partner 2012-2015, one child 2013")
        )

    def prepare(self) -> QWidget:
        """Begin to type."""
        return self.line

    def missing(self) -> tuple[LineField, str] | None:
        """Somebody must be named by what they are."""
        asked = self.session.words("Say what they are to the child.")
        return None if self.line.text().strip() else (self.line, asked)

    def keep(self) -> bool:
        """One more on the map, who is chosen then."""
        if tells_of_partner(self.line.text()):
            return self._keep_partner()
        session = self.session
        told = self.understood(self.line, lambda: read_relative(self.line.text()))
        nobody = session.words("Name not known")
        born, died = (self.understood(self.line, partial(_date, session, one)) for one in (told.born, told.died))
        unnamed = nobody if told.via or not told.called else told.called
        new = Person(
            id=session.ids(), name=told.name or ("" if told.many else unnamed), gender=told.gender, many=told.many,
            birth=born, death=died, role=told.called,
        )  # fmt: skip
        done = session.do("Add a relative", relatives.add_relative, told.kin, told.via, new, nobody, session.ids)
        if done:
            known = relatives.grandparents_called(session.case, told.called, told.gender)
            session.select(new.id if new.id in session.case else known[0].id)
        return done

    def _keep_partner(self) -> bool:
        """A parent's partner on the map, with children of the two; the partner is chosen then."""
        session = self.session
        told = self.understood(self.line, lambda: read_partner(self.line.text()))
        nobody = session.words("Name not known")
        first, last, born = (
            self.understood(self.line, partial(_date, session, one)) for one in (told.first, told.last, told.born)
        )
        new = Person(id=session.ids(), name=told.name or nobody)
        children = tuple(Person(id=session.ids(), name=nobody, birth=born) for _ in range(told.children))
        period = PartnershipPeriod(began=first, separated=last)
        done = session.do("Add a parent’s partner", relatives.add_partner, told.of, new, period, children, session.ids,
                          nobody=nobody)  # fmt: skip
        if done:
            session.select(new.id)
        return done


def _date(session: Session, told: str) -> When | None:
    return read_when(session, told) if told else None
