"""At which age of the child the family is drawn once more, beside how it is now."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.domain.dates import at_age, parse_age
from ecm_desktop.errors import Refused
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.line_field import LineField


class FamilyThen(QWidget):
    """An age, or nothing; there only for a document that draws the family, of a child whose birth is known."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.age = LineField(session.words("The family map at an age, too (such as 6, or 6y3m)"))
        self.missing = Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (FieldLabel(self.age.accessibleName(), self.age), self.age, self.missing):
            column.addWidget(part)
        self.age.textChanged.connect(lambda _text: self.missing.say(""))
        self.hide()

    def offer_for(self, edition: str) -> None:
        """Ask for it or not, as that document and the case have it."""
        from ecm_desktop.reports.editions import drawings
        from ecm_desktop.reports.editions.catalogue import EDITIONS

        is_drawn = drawings.family in EDITIONS[edition].sections
        self.setVisible(is_drawn and self._session.case.born is not None)

    def asked(self) -> frozenset[str] | None:
        """What is asked for; None, and why beside the field, for words that are no age lived so far."""
        from ecm_desktop.reports.editions.then import family_on

        text, born, words = self.age.text().strip(), self._session.case.born, self._session.words
        if self.isHidden() or not text or born is None:
            return frozenset()
        try:
            day = at_age(born, parse_age(text))
            if day > self._session.setting.today:
                raise Refused("The child is not that old yet.")
        except (Refused, OverflowError, ValueError) as error:
            refusal = error if isinstance(error, Refused) else Refused("The child is not that old yet.")
            self.missing.object_to(words.problem(refusal))
            self.age.setFocus()
            return None
        return frozenset({family_on(day)})
