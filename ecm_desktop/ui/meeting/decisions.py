"""What a meeting decided: an entry for each decision, with who saw it otherwise and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from ecm_desktop.domain.course import decisions_of
from ecm_desktop.domain.meetings import Decision
from ecm_desktop.editing import meetings
from ecm_desktop.ui.plan.part import Part, PartOf, entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.words_field import WordsField


class DecisionEntry(QFrame):
    """One decision."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session, self._key = session, key
        self.text = WordsField(words("Decision"), lines=1)
        self.dissent = WordsField(words("Who saw it otherwise, and why"), lines=1)
        self.dissent.setPlaceholderText(words("Who saw it otherwise, and why"))
        drop = partial(session.do, "Take a decision out", meetings.drop_decision, key)
        self.remove = small_button("×", words("Take the decision out"), drop)
        quiet(self.text, self.dissent)
        column = entry_column(self)
        column.addLayout(in_a_row(self.text, self.remove, wide=self.text))
        column.addWidget(self.dissent)
        self.text.settled.connect(lambda text: self._change(text=text))
        self.dissent.settled.connect(lambda text: self._change(dissent=text))

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Decision) -> None:
        """Show the decision as it is now."""
        self.text.follow(record.text, record.id, self._session.veil)
        self.dissent.follow(record.dissent, record.id, self._session.veil)

    def _change(self, **changed: object) -> None:
        self._session.do("Change a decision", meetings.change_decision, self._key, **changed)
        now = self._session.case.find(Decision, self._key)
        if now is not None:
            self.show_record(now)


def decisions_part(session: Session, meeting: Callable[[], str]) -> Part[Decision]:
    """The card of the decisions of the meeting that is shown; `meeting` gives its id."""
    words = session.words

    def add(text: str) -> bool:
        new = Decision(id=session.ids(), meeting=meeting(), text=text)
        return session.do("Record a decision", meetings.decide, new)

    return Part(
        session,
        PartOf(
            title=words("Decisions"),
            hint=words("What was agreed. Whoever sees it otherwise is written down with the reason."),
            add_words=words("Add a decision"),
            kinds=(Decision,),
            records=lambda case: decisions_of(case, meeting()),
            entry=partial(DecisionEntry, session),
            add=add,
        ),
    )
