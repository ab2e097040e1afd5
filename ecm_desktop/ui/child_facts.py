"""What is known about the child: shown and put right on the overview, a field for each fact."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.domain.people import Child
from ecm_desktop.editing import people
from ecm_desktop.intake.born_anew import dated_by_age
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.header import age_today
from ecm_desktop.ui.new_case import day_of_birth
from ecm_desktop.ui.own_words import ORIGIN
from ecm_desktop.ui.school_years import SchoolYears
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.look import Kind, mark_as

LANGUAGES = "languages"
FACTS = (
    ("reference", "Reference"),
    ("known_as", "Known as"),
    ("pronouns", "Pronouns"),
    ("heritage", "Heritage"),
    (LANGUAGES, "Languages"),
    ("legal_status", "Legal status"),
    ("home_area", "Lives"),
    ("education", "Education"),
    ("service", "Service"),
)


class ChildFacts(QFrame):
    """A card with the child's age and a quiet field for each fact; leaving a field keeps it, one step to undo."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        mark_as(self, Kind.CARD)
        self._session = session
        words = session.words
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(words("The child"), Kind.HEADING), 0, 0, 1, 2)
        self.age = QLabel()
        grid.addWidget(self.age, 1, 0, 1, 2)
        self.name = LineField(words("Name"))
        self.born = DateWordsField(words("Date of birth"), self._born_said, words.problem)
        keep_unfinished(self.born.line, "born")
        self.fields: dict[str, LineField] = {}
        for key, title in FACTS:
            self.fields[key] = field = LineField(words(title))
            field.settled.connect(partial(self._write, key))
            field.left.connect(session.editor.history.seal)
        self.school = SchoolYears(session)
        self.name.settled.connect(self._put_name_right)
        self.born.settled.connect(self._put_birth_right)
        for row, (line, control) in enumerate(self._rows(), 2):
            line.setPlaceholderText(words("not known yet"))
            mark_as(line, Kind.QUIET)
            grid.addWidget(FieldLabel(line.accessibleName(), control), row, 0)
            grid.addWidget(control, row, 1)
        grid.addWidget(FieldLabel(self.school.accessibleName(), self.school), row + 1, 0)
        grid.addWidget(self.school, row + 1, 1)
        self.show_facts()

    def _rows(self) -> list[tuple[LineField, QWidget]]:
        return [(self.name, self.name), (self.born.line, self.born), *((one, one) for one in self.fields.values())]

    def show_facts(self) -> None:
        """Show what the case holds now; in sharing view it can only be read."""
        case, setting, veil = self._session.case, self._session.setting, self._session.veil
        age = age_today(case, setting)
        self.age.setText(setting.words("Age today: {age}", age=age) if age else "")
        self.age.setVisible(bool(age))
        person = case.child_person
        for control in (self.name, self.born):
            control.setEnabled(person is not None)
        if person is not None:
            self.name.follow(person.name, person.id, veil and initials)
            self.born.follow(when_short(person.birth, setting.words) if person.birth else "", person.id, veil)
        self.school.show_years()
        for key, field in self.fields.items():
            field.setEnabled(case.child is not None)
            shown = initials if veil and key == "known_as" else veil
            field.follow(_told(case.child, key), case.child.id if case.child else "", shown)

    def _write(self, key: str, text: str) -> None:
        value: object = text.strip()
        if key == LANGUAGES:
            value = tuple(one for part in text.split(",") if (one := part.strip()))
        title = "Change what is known about the child"
        if not self._session.do_joined(title, f"child {key}", ORIGIN, people.change_child, **{key: value}):
            self.show_facts()

    def _put_name_right(self, text: str) -> None:
        if not self._session.do("Put the child’s name right", people.put_name_right, text):
            self.show_facts()

    def _put_birth_right(self, text: str) -> None:
        session, today = self._session, self._session.setting.today
        if not text.strip():
            self.show_facts()  # a case has a date of birth
            return
        born = day_of_birth(text, today)
        anew = dated_by_age(session.case, born, today, session.case.out_of_year)
        if not session.do("Put the date of birth right", people.put_birth_right, born, today, anew):
            self.show_facts()

    def _born_said(self, text: str) -> str:
        """The day meant, or why it cannot be; what the case says already needs no explaining."""
        session, today = self._session, self._session.setting.today
        born = day_of_birth(text, today)
        people.put_birth_right(session.case, born, today)
        return session.words.day(born) if born != session.case.born else ""


def _told(child: Child | None, key: str) -> str:
    value = getattr(child, key) if child else ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
