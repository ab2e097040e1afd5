"""An entry of a card made from a list of its fields: for records that are a few words, a day, and who."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.domain.beside import Beside, Feedback, Supervision
from ecm_desktop.editing import beside
from ecm_desktop.ui.dating import exact_day, exact_day_said
from ecm_desktop.ui.plan.kept_out import KeptOut
from ecm_desktop.ui.plan.part import entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.pick_list import Choice, PickList
from ecm_desktop.widgets.controls.words_field import WordsField

BESIDE = 2  # fields in a line
STAY: tuple[type[Beside], ...] = (Feedback, Supervision)  # what no document beyond the meeting tells anyway


class Field(NamedTuple):
    """A field of words, by the name of the record's own, with its title (a msgid); `who`: it names a professional."""

    name: str
    title: str
    who: bool = False


class Day(NamedTuple):
    """A field of one day."""

    name: str
    title: str


class Pick(NamedTuple):
    """A choice; `of` tells from its key what it says of the record, and the choices are asked for at each showing."""

    name: str
    title: str
    choices: Callable[[Session, Beside], Sequence[Choice]]
    of: Callable[[Session, str], Mapping[str, object]]


class BesideEntry(QFrame):
    """One record of `kind`: its words over the other fields, two in a line."""

    def __init__(
        self, session: Session, kind: type[Beside], title: str, fields: Sequence[Field | Day | Pick], key: str
    ) -> None:
        super().__init__()
        words = session.words
        self._session, self._kind, self._key = session, kind, key
        self.text = WordsField(title, lines=1)
        remove = partial(session.do, "Take out of the plan", beside.take_out, key)
        self.remove = small_button("×", words("Take it out"), remove)
        self.kept_out = None if kind in STAY else KeptOut(session, key)
        self._show: list[Callable[[Beside], None]] = []
        self.fields: dict[str, QWidget] = {one.name: self._made(one) for one in fields}
        quiet(self.text, *(_line(one) for one in self.fields.values()))
        column = entry_column(self)
        presses = (self.kept_out.with_press(), self.remove) if self.kept_out else (self.remove,)
        column.addLayout(in_a_row(self.text, *presses, wide=self.text))
        made = list(self.fields.values())
        for first in range(0, len(made), BESIDE):
            row = in_a_row(*made[first : first + BESIDE])
            for place, part in enumerate(made[first : first + BESIDE]):
                row.setStretch(place, 1)
                row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        if self.kept_out:
            column.addWidget(self.kept_out)
        self.text.settled.connect(lambda text: self._change(text=text))

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Beside) -> None:
        """Show it as it is now."""
        self.text.follow(record.text, record.id, self._session.veil)
        for show in self._show:
            show(record)
        if self.kept_out:
            self.kept_out.follow()

    def _made(self, field: Field | Day | Pick) -> QWidget:
        if isinstance(field, Field):
            return self._line_of(field)
        return self._day_of(field) if isinstance(field, Day) else self._pick_of(field)

    def _line_of(self, field: Field) -> LineField:
        session, name, title = self._session, field.name, self._session.words(field.title)
        made = LineField(title)
        made.setPlaceholderText(title)
        veil = initials if field.who else None
        self._show.append(lambda one: made.follow(getattr(one, name), one.id, session.veil and (veil or session.veil)))
        made.settled.connect(lambda text: self._change(**{name: text}))
        return made

    def _day_of(self, field: Day) -> DateWordsField:
        session, name = self._session, field.name
        made = DateWordsField(session.words(field.title), partial(exact_day_said, session), session.words.problem)

        def shown(one: Beside) -> None:
            day: date = getattr(one, name)
            made.follow(session.words.day(day, short=True), one.id)

        self._show.append(shown)
        # never without a day: an emptied field shows the day again
        made.settled.connect(lambda text: self._change(**({name: exact_day(session, text)} if text.strip() else {})))
        return made

    def _pick_of(self, field: Pick) -> PickList:
        session, name = self._session, field.name
        made = PickList(session.words(field.title))
        made.setMinimumContentsLength(14)

        def shown(one: Beside) -> None:
            made.offer(field.choices(session, one))
            made.show_key(getattr(one, name) or "")

        self._show.append(shown)
        made.chosen.connect(lambda key: self._change(**field.of(session, key)))
        return made

    def _change(self, **changed: object) -> None:
        session = self._session
        session.do("Change what stands beside the plan", beside.change, self._kind, self._key, **changed)
        now = session.case.find(self._kind, self._key)
        if now is not None:
            self.show_record(now)


def _line(control: QWidget) -> QWidget:
    return control.line if isinstance(control, DateWordsField) else control
