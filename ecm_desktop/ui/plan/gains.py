"""Small gains: what went well, by day and by whom it was seen."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QFrame, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.domain.course import gains_in_order
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.recovery import Gain
from ecm_desktop.editing import recovery
from ecm_desktop.ui.dating import exact_day, exact_day_said
from ecm_desktop.ui.plan.kept_out import KeptOut
from ecm_desktop.ui.plan.part import Part, PartOf, entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.words_field import WordsField


class GainEntry(QFrame):
    """One gain."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session, self._key = session, key
        self.text = WordsField(words("Small gain"), lines=1)
        self.noticed = DateWordsField(words("Noticed on"), partial(exact_day_said, session), words.problem)
        self.who = LineField(words("Who noticed it"))
        self.who.setPlaceholderText(words("Who noticed it"))
        self.kept_out = KeptOut(session, key)
        remove = partial(session.do, "Take a gain off the list", recovery.drop_gain, key)
        self.remove = small_button("×", words("Take the gain off the list"), remove)
        quiet(self.text, self.noticed.line, self.who)
        column = entry_column(self)
        column.addLayout(in_a_row(self.text, self.kept_out.with_press(), self.remove, wide=self.text))
        column.addLayout(in_a_row(self.noticed, self.who, wide=self.who))
        column.addWidget(self.kept_out)
        self.text.settled.connect(lambda text: self._change(text=text))
        self.who.settled.connect(lambda text: self._change(who=text))
        self.noticed.settled.connect(self._notice_on)

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Gain) -> None:
        """Show the gain as it is now."""
        session = self._session
        self.text.follow(record.text, record.id, session.veil)
        self.who.follow(record.who, record.id, session.veil and initials)
        self.noticed.follow(session.words.day(record.noticed, short=True), record.id)
        self.kept_out.follow()

    def _notice_on(self, text: str) -> None:
        """A gain is never without a day: an emptied field shows the day again."""
        self._change(**({"noticed": exact_day(self._session, text)} if text.strip() else {}))

    def _change(self, **changed: object) -> None:
        session = self._session
        record = session.case.find(Gain, self._key)
        if record is not None:
            session.do("Change a gain", recovery.note_gain, replace(record, **changed))
            self.show_record(session.case.get_one(Gain, self._key))


def gains_part(session: Session) -> Part[Gain]:
    """The card of gains."""
    words = session.words

    def add(text: str) -> bool:
        new = Gain(id=session.ids(), text=text, noticed=session.setting.today)
        return session.do("Note a small gain", recovery.note_gain, new)

    return Part(
        session,
        PartOf(
            title=words("Small gains"),
            hint=words("What goes well, however small: a level that stays the same does not show it."),
            add_words=words("Add a small gain"),
            kinds=(Gain, KeptBack),
            records=gains_in_order,
            entry=partial(GainEntry, session),
            add=add,
        ),
    )
