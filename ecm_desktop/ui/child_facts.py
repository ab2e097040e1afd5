"""What is known about the child beside name and birth: shown and written on the overview, a field for each fact."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from ecm_desktop.diagram.veil import initials
from ecm_desktop.domain.people import Child
from ecm_desktop.editing import people
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.header import age_today
from ecm_desktop.ui.own_words import ORIGIN
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.line_field import LineField
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
        self.fields: dict[str, LineField] = {}
        for row, (key, title) in enumerate(FACTS, 2):
            self.fields[key] = field = LineField(words(title))
            field.setPlaceholderText(words("not known yet"))
            mark_as(field, Kind.QUIET)
            grid.addWidget(FieldLabel(words(title), field), row, 0)
            grid.addWidget(field, row, 1)
            field.settled.connect(partial(self._write, key))
        self.show_facts()

    def show_facts(self) -> None:
        """Show what the case holds now; in sharing view it can only be read."""
        case, setting, veil = self._session.case, self._session.setting, self._session.veil
        age = age_today(case, setting)
        self.age.setText(setting.words("Age today: {age}", age=age) if age else "")
        self.age.setVisible(bool(age))
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


def _told(child: Child | None, key: str) -> str:
    value = getattr(child, key) if child else ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
