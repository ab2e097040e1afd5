"""Asking, before a family file comes in, who in it is the case's child, and which day of birth is right."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QWidget,
)

from ecm_desktop.diagram.veil import Said, called
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.domain.people import Person
from ecm_desktop.intake.the_child import ChildAnswer, ChildQuestion
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.intake.people import Named
from ecm_desktop.ui.intake.question import INDENT, QuestionPanel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tick import RoundTick
from ecm_desktop.widgets.look import Kind


class ChildPanel(QuestionPanel):
    """Offers who it may be, somebody else, and nobody; nothing is chosen beforehand. Escape leaves all as it was."""

    def __init__(self, window: QWidget, question: ChildQuestion, session: Session, named: Named, said: Said) -> None:
        super().__init__(window, session.words)
        self._question, self._session, self._named = question, session, named
        child = session.case.child_person
        self._who = (called(child, session.setting) if child is not None else "") or session.words("the child")
        self._told = when_short(child.birth, session.words) if child is not None and child.birth is not None else ""
        self.people, self.births = QButtonGroup(self), QButtonGroup(self)
        self._persons: dict[QAbstractButton, Person | None] = {}
        self.others = PickList(session.words("Somebody else in the file"))
        self.consequence = label("", Kind.HINT)
        self._lay_out(said(question.family.file))
        self._connect()
        self._look()

    def _lay_out(self, file: str) -> None:
        words = self._session.words
        self.column.addWidget(label(words("Who in {file} is {child}?", file=file, child=self._who), Kind.TITLE))
        self.column.addWidget(label(self._why()))
        self.column.addWidget(self.area, 1)
        self._offer_people()
        self._which = label(words("Which date of birth is right?"), Kind.FIELD_LABEL)
        self._keep, self._take = RoundTick(), RoundTick()
        self.keep_room(self._which, self._keep, self._take, self.consequence)
        for button in (self._keep, self._take):
            self.births.addButton(button)
        self.choices.addStretch()
        self.column.addLayout(self.foot())

    def _why(self) -> str:
        words, chosen = self._session.words, self._question.chosen
        if chosen is None:
            key = "Nobody there has both the name and the date of birth of the case: {name}, {born}."
        else:
            key = "The file has another date of birth than the case: {name}, {born}."
        child = self._session.case.child_person
        name = self._named(child.name) if child is not None else self._who
        return words(key, name=name, born=self._told or words("no date of birth"))

    def _offer_people(self) -> None:
        words, question = self._session.words, self._question
        offered = (question.chosen,) if question.chosen is not None else question.likely
        for person in offered:
            self._offer(self._told_of(person), person)
        rest = [one for one in question.family.people if one not in offered]
        if rest:
            self._offer(words("Somebody else in the file:"), None)
            self.others.offer([(one.id, self._told_of(one)) for one in rest])
            self.others.show_key(None)
            self.others.setPlaceholderText(words("choose a person"))
            under = QHBoxLayout()
            under.addSpacing(INDENT)
            under.addWidget(self.others, 1)
            self.choices.addLayout(under)
        self._offer(words("None of these: {child} is not in this file", child=self._who), None)
        self.nobody = self.people.buttons()[-1]
        self.somebody = self.people.buttons()[-2] if rest else None

    def _offer(self, text: str, person: Person | None) -> None:
        button = RoundTick(text.replace("&", "&&"))
        self.people.addButton(button)
        self._persons[button] = person
        self.choices.addWidget(button)

    def _told_of(self, person: Person) -> str:
        words = self._session.words
        name = self._named(person.name) or words("not known")
        if person.birth is None or not person.birth.is_dated:
            return words("{name}, no date of birth in the file", name=name)
        return words("{name}, born {day} in the file", name=name, day=when_short(person.birth, words))

    def _connect(self) -> None:
        self.people.buttonToggled.connect(lambda *_: self._choose())
        self.births.buttonToggled.connect(lambda *_: self._look())
        self.others.chosen.connect(lambda _key: self._choose_other())
        self.go_on.clicked.connect(self._answer)

    def open(self) -> None:
        """Show it, with the keyboard on the first that may be chosen."""
        super().open()
        self.people.buttons()[0].setFocus()

    def _choose_other(self) -> None:
        if self.somebody is not None:
            self.somebody.setChecked(True)
        self._choose()

    def _choose(self) -> None:
        """Somebody else is chosen: what was said of the day of birth was said of the one before."""
        self.births.setExclusive(False)
        for button in self.births.buttons():
            button.setChecked(False)
        self.births.setExclusive(True)
        self._look()

    @property
    def person(self) -> Person | None:
        """Who is chosen; None for nobody, or for nobody yet."""
        button = self.people.checkedButton()
        if button is None or button is self.nobody:
            return None
        if button is not self.somebody:
            return self._persons[button]
        return next((one for one in self._question.family.people if one.id == self.others.key()), None)

    @property
    def other_day(self) -> date | None:
        """The day of birth that the file has for the chosen person, when it is not the case's."""
        return self._question.other_day(self.person) if self.person is not None and self._told else None

    def _look(self) -> None:
        """Show what the choice leads to, and whether it is whole."""
        words, other = self._session.words, self.other_day
        for part in (self._which, self._keep, self._take):
            part.setVisible(other is not None)
        if other is not None:
            self._keep.setText(words("{day}, as the case has it", day=self._told))
            self._take.setText(words("{day}, as the file has it", day=words.day(other)))
        self.consequence.setText(self._what_follows(other))
        is_said = self.person is not None or self.people.checkedButton() is self.nobody
        self.go_on.setEnabled(is_said and (other is None or self.births.checkedButton() is not None))

    def _what_follows(self, other: date | None) -> str:
        words, said = self._session.words, self.births.checkedButton()
        if self.people.checkedButton() is self.nobody:
            return words("The people come in without a line to {child}.", child=self._who)
        if self.person is None or (other is not None and said is None):
            return ""
        if other is not None and said is self._take:
            return words(
                "The date of birth in the case becomes {day}; what is open here is read again with it.",
                day=words.day(other),
            )
        return words("The date of birth in the case stays: {day}.", day=self._told) if self._told else ""

    def _answer(self) -> None:
        person = self.person
        taken = self.other_day if self.births.checkedButton() is self._take else None
        answer = ChildAnswer(file=self._question.family.file, person=person.id if person else None, born=taken)
        self.close_panel()
        self.answered.emit(answer)
