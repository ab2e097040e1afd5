"""At which age of the child, or on which day, the family is drawn once more, beside how it is now."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.domain.dates import at_age, parse_age
from ecm_desktop.errors import Refused
from ecm_desktop.ui.dating import exact_day
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import LineField


class FamilyThen(QWidget):
    """An age, a day, or nothing; there only for a document that draws the family."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.age = LineField(session.words("The family map at an age or on a day, too (such as 6, 6y3m or 4 May 2017)"))
        keep_unfinished(self.age, "family then")
        self.said = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        label = FieldLabel(self.age.accessibleName(), self.age)
        label.setWordWrap(True)
        for part in (label, self.age, self.said):
            column.addWidget(part)
        self.age.textChanged.connect(lambda _text: self._say_back())
        self.hide()

    def offer_for(self, edition: str) -> None:
        """Ask for it or not, as that document has it."""
        from ecm_desktop.reports.editions import drawings
        from ecm_desktop.reports.editions.catalogue import EDITIONS

        self.setVisible(drawings.family in EDITIONS[edition].sections)

    def asked(self) -> frozenset[str] | None:
        """What is asked for; None, and why beside the field, for words that are no age or day lived so far."""
        from ecm_desktop.reports.editions.then import family_on

        text, words = self.age.text().strip(), self._session.words
        if self.isHidden() or not text:
            return frozenset()
        try:
            return frozenset({family_on(self._day(text))})
        except Refused as refusal:
            self.said.object_to(words.problem(refusal))
            self.age.setFocus()
            return None

    def _say_back(self) -> None:
        """Which day is meant, as soon as one is."""
        self.said.say("")
        with suppress(Refused):
            self.said.say(self._session.words.day(self._day(self.age.text().strip())))

    def _day(self, text: str) -> date:
        session, still = self._session, Refused("The child is not that old yet.")
        try:
            age = parse_age(text)
        except Refused as no_age:
            day = self._exact(text, no_age)
        else:
            if session.case.born is None:
                raise Refused("The child’s date of birth is not known to the day, so that no age can be told.")
            try:
                day = at_age(session.case.born, age)
            except (OverflowError, ValueError):
                raise still from None
        if day > session.setting.today:
            raise still
        return day

    def _exact(self, text: str, no_age: Refused) -> date:
        try:
            return exact_day(self._session, text)
        except Refused:
            raise no_age from None
