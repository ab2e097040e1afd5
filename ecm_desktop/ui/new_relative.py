"""A relative put on the map by one line, as the room says it: "half-brother via dad, name not known"."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecm_desktop.domain.people import Person
from ecm_desktop.editing import relatives
from ecm_desktop.intake.relative_line import read_relative
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
        self.about.setText(words("Also: sister, Karen · nan via mum · paternal uncle, Dave"))

    def prepare(self) -> QWidget:
        """Begin to type."""
        return self.line

    def missing(self) -> tuple[LineField, str] | None:
        """Somebody must be named by what they are."""
        asked = self.session.words("Say what they are to the child.")
        return None if self.line.text().strip() else (self.line, asked)

    def keep(self) -> bool:
        """One more on the map, who is chosen then."""
        session = self.session
        told = self.understood(self.line, lambda: read_relative(self.line.text()))
        nobody = session.words("Name not known")
        new = Person(id=session.ids(), name=told.name or nobody, gender=told.gender)
        done = session.do("Add a relative", relatives.add_relative, told.kin, told.via, new, nobody, session.ids)
        if done:
            session.select(new.id)
        return done
