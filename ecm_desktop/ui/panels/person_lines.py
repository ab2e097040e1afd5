"""How a person is with others: each line leads to its own panel; a new one is added by whom, how and since when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import called
from ecm_desktop.diagram.wording import line_words, period_words, term
from ecm_desktop.domain.bonds import HARM, ONE_WAY, Direction, Quality, Relationship
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.editing import bonds
from ecm_desktop.ui.panels.period_fields import DatedField
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.eliding import ElidingButton
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as


class PersonLines(QWidget):
    """Part of a person's panel. A new line has a date only where one was written, or the chip of the day pressed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._person = session, ""
        words = session.words
        self.told: list[ElidingButton] = []
        self._told = QVBoxLayout()
        self._told.setSpacing(2)
        self.other = PickList(words("With whom"))
        self.quality = PickList(words("How they are with each other"))
        self.since = DatedField(session, words("Since when"))
        keep_unfinished(self.since.field.line, "since")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._told)
        for text, control in (
            (words("Add a line: with whom"), self.other),
            (words("How they are: choosing adds the line"), self.quality),
        ):
            column.addWidget(FieldLabel(text, control))
            column.addWidget(control)
            if control is self.other:
                column.addWidget(self.since)
        self.quality.chosen.connect(self._add)

    def show_person(self, person: Person) -> None:
        """Show how this person is with others, and offer the child, else nobody, for a new line."""
        case, setting = self._session.case, self._session.setting
        changed, self._person = person.id != self._person, person.id
        child = case.child.person if case.child else None
        others = [one for one in case.of(Person) if one.id != person.id]
        others.sort(key=lambda one: (one.id != child, one.name.casefold()))
        self.other.offer((one.id, called(one, setting)) for one in others)
        if changed:
            self.other.show_key(child if person.id != child else None)
        self.quality.offer((one, term(one, self._session.words)) for one in setting.qualities)
        self.quality.show_key(None)
        self._show_told(person)

    def _show_told(self, person: Person) -> None:
        case, setting = self._session.shown, self._session.setting
        for button in self.told:
            button.hide()
            button.deleteLater()
        self.told = []
        for line in case.of(Relationship):
            other = line.b if line.a == person.id else line.a if line.b == person.id else None
            if (found := case.find(Person, other)) is not None:
                self._lead_to(line.id, f"{called(found, setting)}: {self._how(line)}")

    def _how(self, line: Relationship) -> str:
        words = self._session.words
        when = period_words(line.period, words) if line.period != Period() else ""
        told = (line_words(line, words), when)
        return ", ".join(part for part in told if part)

    def _lead_to(self, line: RecordId, text: str) -> None:
        button = ElidingButton(text, lines=2)
        mark_as(button, Kind.LINK)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._session.select, line))
        self._told.addWidget(button)
        self.told.append(button)

    def _add(self, key: str) -> None:
        session, other = self._session, self.other.key()
        if not other:
            self.quality.show_key(None)
            self.other.setFocus()
            self.other.showPopup()
            return
        quality = Quality(key)
        line = Relationship(
            id=session.ids(), a=other, b=self._person, quality=quality, period=Period(self.since.when()),
            direction=self._towards(quality),
        )  # fmt: skip
        if session.do("Add an emotional line", bonds.add_bond, line):
            self.since.field.show_text("")
            if line.is_harm:
                session.select(line.id)  # who harmed whom, and how far it is established, is said at once
                return
        if (person := session.case.find(Person, self._person)) is not None:
            self.show_person(person)

    def _towards(self, quality: Quality) -> Direction:
        """What runs one way does so from this person; but a harm between somebody and the child is to the child."""
        if quality not in ONE_WAY:
            return Direction.BOTH
        child = self._session.case.child
        is_harmed = quality in HARM and child is not None and child.person == self._person
        return Direction.A_TO_B if is_harmed else Direction.B_TO_A
