"""What is said of a person more rarely: responsibility, health marks, where they live, several people, a pregnancy."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ecm_desktop.diagram.genogram import ASSIGNED, many_text
from ecm_desktop.diagram.veil import called
from ecm_desktop.diagram.wording import choices, period_words, term
from ecm_desktop.domain.bonds import Household, ParentalResponsibility, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person, PregnancyLoss
from ecm_desktop.editing import bonds, homes, joining, people
from ecm_desktop.intake.how_many import read_how_many
from ecm_desktop.ui.panels.period_fields import DatedField
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import ElidingButton
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind, mark_as

_NEW, _NOT_LOST = "new", ""
_NOT_SAID, _YES, _NO = "", "yes", "no"


class PersonMore(QWidget):
    """Part of a person's panel that unfolds; what is covered in the sharing view is covered here too."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._person = session, ""
        words = session.words
        self.responsible = QCheckBox(words("has parental responsibility"))
        self.fills = {fill.key: QCheckBox(words(fill.title)) for fill in session.setting.fills}
        self.told: list[ElidingButton] = []
        self.sex = PickList(words("Sex recorded at birth, where it is another"))
        self.identical = PickList(words("Born together: identical"))
        self.home = PickList(words("Lives or lived in"))
        self.many = LineField(words("Stands for several people"))
        self.many.setPlaceholderText(words("3+, 3, or 2 to 4"))
        self.due = DatedField(session, words("Not born yet: expected"))
        self.loss = PickList(words("Lost before or at birth"))
        self.species = LineField(words("An animal: which sort"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words, column = self._session.words, self._column
        column.addWidget(self.responsible)
        for tick in self.fills.values():
            column.addWidget(tick)
        self._homes = QVBoxLayout()
        column.addLayout(self._homes)
        self.sex.offer([(_NOT_SAID, words("Not said")), *((one, term(one, words)) for one in ASSIGNED)])
        self.identical.offer([(_NOT_SAID, words("Not known")), (_YES, words("Yes")), (_NO, words("No"))])
        self.loss.offer([(_NOT_LOST, words("No")), *choices(PregnancyLoss, words)])
        for text, control in (
            (words("Lives or lived in"), self.home), (words("Stands for several people"), self.many),
            (words("An animal: which sort"), self.species),
            (words("Sex recorded at birth, where it is another"), self.sex),
            (words("Lost before or at birth"), self.loss),
        ):  # fmt: skip
            column.addWidget(FieldLabel(text, control))
            column.addWidget(control)
        self._identical_name = FieldLabel(words("Born together: identical"), self.identical)
        column.addWidget(self._identical_name)
        column.addWidget(self.identical)
        column.addWidget(self.due)
        self.extract = ElidingButton(words("Not the one who stands here…"), lines=2)
        self.extract.setToolTip(
            words("Takes the name and what was told out into a person of their own; the place on the map stays")
        )
        column.addWidget(self.extract)

    def _connect(self) -> None:
        self.responsible.clicked.connect(self._say_responsible)
        for key, tick in self.fills.items():
            tick.clicked.connect(lambda on, key=key: self._mark(key, on))
        self.home.chosen.connect(self._move_in)
        self.many.settled.connect(self._say_many)
        self.species.settled.connect(lambda text: self._change(species=text.strip()))
        self.loss.chosen.connect(lambda key: self._change(loss=PregnancyLoss(key) if key else None))
        self.sex.chosen.connect(lambda key: self._change(sex_at_birth=Gender(key) if key else None))
        self.identical.chosen.connect(self._say_identical)
        self.due.settled.connect(lambda: self._change(due=self.due.when()))
        self.extract.clicked.connect(lambda _on: self._extract())

    def show_person(self, person: Person) -> None:
        """Show what is known of a person, without what is covered."""
        session = self._session
        veil, self._person = session.veil, person.id
        shown = session.shown.find(Person, person.id)
        self.responsible.setChecked(self._responsibility() is not None)
        self.responsible.setVisible(session.case.child is not None and session.case.child.person != person.id)
        for key, tick in self.fills.items():
            tick.setChecked(shown is not None and key in shown.fills)
            tick.setEnabled(shown == person)
        self.sex.show_key((person.sex_at_birth or _NOT_SAID) if shown == person else None)
        self.sex.setEnabled(shown == person)
        for part in (self.identical, self._identical_name):
            part.setVisible(person.birth_group is not None)
        self.identical.show_key({True: _YES, False: _NO, None: _NOT_SAID}[person.identical])
        self.many.follow(many_text(person.many) if person.many else "", person.id, veil)
        self.species.follow(person.species, person.id, veil)
        self.due.show_when(person.due if shown else None, person.id)
        self.loss.show_key((person.loss or _NOT_LOST) if shown else None)
        self.loss.setEnabled(shown is not None)
        self._show_homes(person)

    def settle(self) -> None:
        """Keep what is still being typed."""
        self.many.settle()
        self.species.settle()
        self.due.field.settle()

    def _responsibility(self) -> ParentalResponsibility | None:
        child = self._session.case.child
        found = self._session.case.of(ParentalResponsibility)
        return next((one for one in found if child and (one.holder, one.child) == (self._person, child.person)), None)

    def _say_responsible(self, on: bool) -> None:
        session, child, told = self._session, self._session.case.child, self._responsibility()
        if on and child is not None:
            new = ParentalResponsibility(id=session.ids(), holder=self._person, child=child.person)
            session.do("Say who has parental responsibility", bonds.add_bond, new)
        elif told is not None:
            session.do("Say who has parental responsibility", bonds.remove_bond, told.id)

    def _mark(self, key: str, on: bool) -> None:
        person = self._session.case.get_one(Person, self._person)
        kept = tuple(one for one in person.fills if one != key)
        self._change(fills=(*kept, key) if on else kept)

    def _say_many(self, text: str) -> None:
        self._session.do("Change the person", _with_many, self._person, text)
        self.show_person(self._session.case.get_one(Person, self._person))

    def _change(self, **changed: object) -> None:
        self._session.do("Change the person", people.change_person, self._person, **changed)

    def _say_identical(self, key: str) -> None:
        told = {_YES: True, _NO: False}.get(key)
        self._session.do("Say whether twins are identical", people.say_identical, self._person, told)

    def _extract(self) -> None:
        session = self._session
        new, nobody = session.ids(), session.words("Name not known")
        if session.do("Take a person out of their place", joining.extract_person, self._person, new, nobody):
            session.select(new)

    def _show_homes(self, person: Person) -> None:
        case, words, said = self._session.case, self._session.words, self._session.veil or str
        for button in self.told:
            button.hide()
            button.deleteLater()
        self.told = []
        for stay in case.of(Stay):
            home = case.find(Household, stay.household)
            if stay.person == person.id and home is not None:
                when = period_words(stay.period, words) if stay.period != Period() else ""
                told = (said(home.name) or term(home.nature, words), when)
                self._lead_to(home.id, ", ".join(part for part in told if part))
        there = {one.household for one in case.of(Stay) if one.person == person.id}
        others = [(one.id, said(one.name) or term(one.nature, words)) for one in case.of(Household)]
        self.home.offer([*(one for one in others if one[0] not in there), (_NEW, words("A home not on the map yet"))])
        self.home.show_key(None)

    def _lead_to(self, home: RecordId, text: str) -> None:
        button = ElidingButton(text, lines=2)
        mark_as(button, Kind.LINK)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._session.select, home))
        self._homes.addWidget(button)
        self.told.append(button)

    def _move_in(self, key: str) -> None:
        session, person = self._session, self._person
        if key == _NEW:
            name = called(session.case.get_one(Person, person), session.setting)
            home = Household(id=session.ids(), name=session.words("{name}’s home", name=name))
            if session.do("Begin a household", homes.begin_home, home, person, session.ids):
                session.select(home.id)
            return
        there = [one.person for one in session.case.of(Stay) if one.household == key]
        session.do("Say who lives together", homes.live_together, key, (*there, person), session.ids)


def _with_many(case: Case, key: RecordId, text: str) -> Case:
    """The verb that says how many a symbol stands for, in words as they were typed. Raises Refused."""
    return people.change_person(case, key, many=read_how_many(text))
