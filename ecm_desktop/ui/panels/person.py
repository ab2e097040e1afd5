"""The panel of a person: who they are to the child, their dates, and the people to add beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from ecm_desktop.diagram.kinship import relation_to_child
from ecm_desktop.diagram.veil import called, initials
from ecm_desktop.diagram.wording import choices, when_words
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.editing import joining, people
from ecm_desktop.editing.joining import Beside
from ecm_desktop.ui.dating import days_said, read_when, said_back
from ecm_desktop.ui.panels.panel import Panel
from ecm_desktop.ui.panels.person_lines import PersonLines
from ecm_desktop.ui.panels.person_more import PersonMore
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.eliding import tip_words
from ecm_desktop.widgets.controls.flow import FlowLayout
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

_BUTTONS = {
    Beside.PARTNER: "+ Partner", Beside.PARENT: "+ Parent", Beside.CHILD: "+ Child", Beside.SIBLING: "+ Sibling",
    Beside.TWIN: "+ Twin",
}  # fmt: skip
_TITLES = {
    Beside.PARTNER: "Add a partner", Beside.PARENT: "Add a parent", Beside.CHILD: "Add a child",
    Beside.SIBLING: "Add a brother or sister", Beside.TWIN: "Add a twin",
}  # fmt: skip
_UNNAMED = {
    Beside.PARTNER: "Partner, name not known", Beside.PARENT: "Parent, name not known",
    Beside.CHILD: "Child, name not known",
    Beside.SIBLING: "Brother or sister, name not known", Beside.TWIN: "Twin, name not known",
}  # fmt: skip


class PersonPanel(Panel):
    """Shows one person and edits them in place; adds relatives beside them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words("The person"))
        words = self.words
        self._person: Person | None = None
        self.kin = QLabel()
        self.name = LineField(words("Name"))
        self.role = LineField(words("What the family calls them"))
        self.gender = PickList(words("Gender"), choices(Gender, words))
        self.birth = DateWordsField(words("Born"), partial(self._understood, "birth"), words.problem)
        self.death = DateWordsField(words("Died"), partial(self._understood, "death"), words.problem)
        self.dead = QCheckBox(words("has died, date not known"))
        self.note = WordsField(words("Note"), lines=4)
        self.lines = PersonLines(session)
        self.more: PersonMore | None = None  # made when it is first unfolded
        self.unfold = self.button(words("More…"), self._unfold, words("More about this person"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = self.words
        mark_as(self.kin, Kind.TITLE)
        self.kin.setWordWrap(True)
        self.row(self.kin)
        for text, control in (
            (words("Name"), self.name), (words("What the family calls them"), self.role),
            (words("Gender"), self.gender), (words("Born"), self.birth), (words("Died"), self.death),
        ):  # fmt: skip
            self.field(text, control)
        self.row(self.dead)
        self.field(words("Note"), self.note)
        self.row(self.lines)
        self.row(self.unfold)
        self.column.addSpacing(8)
        self.row(self._adding())
        self.same = PickList(words("The same person as"))
        self.same_name = self.field(words("The same person as"), self.same)
        self.remove = self.button(words("Take off the map"), self._remove)
        self.row(self.remove)
        self.column.addStretch()

    def _adding(self) -> QWidget:
        holder = QWidget()
        self._flow = flow = FlowLayout(holder)
        self.adding = {
            kin: self.button(self.words(said), partial(self._add, kin), self.words(_TITLES[kin]))
            for kin, said in _BUTTONS.items()
        }
        for one in self.adding.values():
            flow.addWidget(one)
        return holder

    def _connect(self) -> None:
        self.name.settled.connect(lambda text: self._change(name=text))
        self.role.settled.connect(lambda text: self._change(role=text))
        self.gender.chosen.connect(lambda key: self._change(gender=Gender(key)))
        self.birth.settled.connect(lambda text: self._change(birth=self._when(text)))
        self.death.settled.connect(lambda text: self._change(death=self._when(text)))
        self.dead.clicked.connect(lambda on: self._change(is_dead=on))
        self.note.settled.connect(lambda text: self._change(note=text))
        self.same.chosen.connect(self._merge)

    def show_record(self, person: Person) -> None:
        """Show a person as they are now."""
        if self._person is not None and person.id != self._person.id:
            self.settle()
        self._person, case, setting = person, self.session.case, self.session.setting
        veil = self.session.veil
        self.kin.setText(relation_to_child(case, person.id, self.words) or called(person, setting))
        self.name.follow(person.name, person.id, veil and initials)
        self.role.follow(person.role, person.id, veil)
        self.gender.show_key(person.gender)
        for field, when in ((self.birth, person.birth), (self.death, person.death)):
            field.follow(self._said(when), person.id, veil)
            field.setToolTip("" if veil else tip_words(self._as_the_file_has_it(when)))
        self.dead.setChecked(person.has_died)
        self.dead.setVisible(person.death is None)  # a date says it better
        self.note.follow(person.note, person.id, veil)
        is_child = case.child is not None and case.child.person == person.id
        self.remove.setVisible(not is_child)
        self._offer_others(person)
        self.lines.show_person(person)
        if self.more is not None:
            self.more.show_person(person)

    def settle(self) -> None:
        """Keep what is still being typed."""
        for field in (self.name, self.role, self.birth, self.death, self.note):
            field.settle()
        if self.more is not None:
            self.more.settle()

    def _said(self, when: When | None) -> str:
        return "" if when is None else when.words or when_words(when, self.words)

    def _understood(self, fact: str, text: str) -> str:
        """How words are understood: those of the record as they are kept, others as they would be read."""
        kept: When | None = getattr(self._person, fact, None)
        if kept is not None and text == self._said(kept):
            return days_said(self.session, kept)
        return said_back(self.session, text)

    def _as_the_file_has_it(self, when: When | None) -> str:
        return self.words("In the family file: {words}", words=when.original) if when and when.original else ""

    def _when(self, text: str) -> When | None:
        return read_when(self.session, text) if text.strip() else None

    def _change(self, **changed: object) -> None:
        if self._person is not None:
            done = self.session.do("Change the person", people.change_person, self._person.id, **changed)
            now = self.session.case.find(Person, self._person.id)
            if not done and now is not None:  # what was done is shown by the inspector
                self.show_record(now)

    def _unfold(self) -> None:
        """Show what is said more rarely, below the button; press again to fold it."""
        if self.more is None:
            self.more = PersonMore(self.session)
            self.column.insertWidget(self.column.indexOf(self.unfold) + 1, self.more)
            self.more.show()
            follow_layout(self)
        else:
            self.more.setHidden(not self.more.isHidden())
        self.unfold.setText(self.words("More…") if self.more.isHidden() else self.words("Less"))
        if self._person is not None:
            self.more.show_person(self._person)

    def add_beside(self, kin: Beside, key: str) -> bool:
        """Add somebody beside a person and write their name; whether that was done."""
        new = Person(id=self.session.ids(), name=self.words(_UNNAMED[kin]))
        if not self.session.do(_TITLES[kin], joining.add_beside, kin, key, new, self.session.ids):
            return False
        self.session.select(new.id)
        self.name.setFocus()
        self.name.selectAll()
        return True

    def _add(self, kin: Beside) -> None:
        if self._person is not None:
            self.add_beside(kin, self._person.id)

    def _offer_others(self, person: Person) -> None:
        case, setting = self.session.case, self.session.setting
        child = case.child.person if case.child else ""
        others = [one for one in case.of(Person) if one.id not in (person.id, child)]
        self.same.offer((one.id, called(one, setting)) for one in sorted(others, key=lambda one: one.name.casefold()))
        self.same.show_key(None)
        for part in (self.same, self.same_name):
            part.setVisible(bool(others))

    def _merge(self, other: str) -> None:
        if self._person is not None:
            self.session.do("Put two records of one person together", joining.merge_people, self._person.id, other)
            self.same.show_key(None)

    def _remove(self) -> None:
        if self._person is not None:
            self.session.do("Take the person off the map", people.remove_person, self._person.id)
