"""The five Ps of one matter: each sentence in its place, with the events it rests on and a way back to them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.course import factors_in_order
from ecm_desktop.domain.formulation import Factor, FiveP
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import citing, formulation
from ecm_desktop.ui.plan.p_board import FiveColumns, TakesEvents
from ecm_desktop.ui.plan.part import (
    Part,
    PartOf,
    changing,
    entry_column,
    in_a_row,
    latest_meeting_of,
    quiet,
    small_button,
)
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField


class FactorEntry(TakesEvents):
    """One sentence of the five Ps; an event that falls on it is what it rests on."""

    def __init__(self, session: Session, key: str) -> None:
        ground = citing.Ground.EVIDENCE
        super().__init__(session, lambda event: session.do("Cite as evidence", citing.cite, event, key, ground))
        words = session.words
        self.text = WordsField(words("A sentence of the five Ps"), lines=2)
        self.place = PickList(words("Which of the five Ps"), choices(FiveP, words))
        self.place.setMinimumContentsLength(14)
        self.evidence = ChipPicker(words("Events it rests on"), words, lead=partial(session.go, "timeline"))
        self.evidence.line.setPlaceholderText(words("An event it rests on…"))
        remove = partial(session.do, "Take out of the plan", formulation.remove_part, key)
        self.remove = small_button("×", words("Take the sentence out"), remove)
        quiet(self.text, self.place, self.evidence.line)
        column = entry_column(self)
        column.addLayout(in_a_row(self.place, self.remove, wide=self.place))
        column.addWidget(self.text)
        column.addWidget(self.evidence)
        change = changing(session, "Change the five Ps", Factor, key, self.show_record)
        self.text.settled.connect(lambda text: change(text=text))
        self.place.chosen.connect(lambda chosen: change(place=FiveP(chosen)))
        self.evidence.changed.connect(lambda keys: change(evidence=keys))

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Factor) -> None:
        """Show the sentence as it is now."""
        session = self._session
        said = said_in(session.case, session.setting)
        self.text.follow(record.text, record.id, session.veil)
        self.place.show_key(record.place)
        self.evidence.offer((one.id, said(one.title)[:60]) for one in session.case.of(LifeEvent))
        self.evidence.show_keys(record.evidence)


def five_ps_part(session: Session, page: QWidget) -> Part[Factor]:
    """The board of the five Ps: side by side, or one under the other where `page` has no room for five."""
    words, columns = session.words, FiveColumns(session, page)

    def add(text: str) -> bool:
        new = Factor(id=session.ids(), text=text, meeting=latest_meeting_of(session))
        return session.do("Add to the five Ps", formulation.add_part, new)

    return Part(
        session,
        PartOf(
            title=words("The five Ps of one matter"),
            hint=words("What is happening, what came before, what set it off, what keeps it going, what protects."),
            add_words=words("Add a sentence, then say which P it is"),
            kinds=(Factor, LifeEvent),
            records=factors_in_order,
            entry=partial(FactorEntry, session),
            add=add,
            laying=lambda: columns,
        ),
    )
