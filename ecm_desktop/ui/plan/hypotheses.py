"""Hypotheses: tentative understandings in their order, each with the events that speak for and against it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.course import hypotheses_in_order
from ecm_desktop.domain.formulation import Hypothesis, HypothesisStatus
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import formulation
from ecm_desktop.ui.plan.kept_out import KeptOut
from ecm_desktop.ui.plan.part import (
    Part,
    PartOf,
    changing,
    entry_column,
    in_a_row,
    latest_meeting_of,
    quiet,
)
from ecm_desktop.ui.plan.ranked import rank_buttons
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as


class HypothesisEntry(QFrame):
    """A tentative understanding and the events that speak for and against it."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self._rank = QLabel()
        mark_as(self._rank, Kind.TITLE)
        self.text = WordsField(words("Hypothesis"), lines=1)
        self.status = PickList(words("How the hypothesis stands"), choices(HypothesisStatus, words))
        self.author = LineField(words("Who put it forward"))
        self.author.setPlaceholderText(words("Who put it forward"))
        lead = partial(session.go, "timeline")
        self.supports = ChipPicker(words("Events that speak for it"), words, lead=lead)
        self.against = ChipPicker(words("Events that speak against it"), words, lead=lead)
        self.up, self.down, self.remove = rank_buttons(session, Hypothesis, key, words("Take the hypothesis out"))
        self.kept_out = KeptOut(session, key)
        self.supports.line.setPlaceholderText(words("An event that speaks for it…"))
        self.against.line.setPlaceholderText(words("An event that speaks against it…"))
        quiet(self.text, self.status, self.author, self.supports.line, self.against.line)
        presses = (self.kept_out.with_press(), self.up, self.down, self.remove)
        column = entry_column(self)
        column.addLayout(in_a_row(self._rank, self.text, *presses, wide=self.text))
        column.addLayout(in_a_row(self.status, self.author, wide=self.author))
        grounds = in_a_row(self.supports, self.against)
        for place, picker in enumerate((self.supports, self.against)):
            grounds.setStretch(place, 1)
            grounds.setAlignment(picker, Qt.AlignmentFlag.AlignTop)
        column.addLayout(grounds)
        column.addWidget(self.kept_out)
        change = changing(session, "Change the hypothesis", Hypothesis, key, self.show_record)
        self.text.settled.connect(lambda text: change(text=text))
        self.status.chosen.connect(lambda chosen: change(status=HypothesisStatus(chosen)))
        self.author.settled.connect(lambda text: change(author=text))
        self.supports.changed.connect(lambda keys: change(supports=keys))
        self.against.changed.connect(lambda keys: change(against=keys))

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Hypothesis) -> None:
        """Show the hypothesis as it is now."""
        said, case = said_in(self._session.case, self._session.setting), self._session.case
        self._rank.setText(f"{record.rank}.")
        self.text.follow(record.text, record.id, self._session.veil)
        self.status.show_key(record.status)
        self.author.follow(record.author, record.id, self._session.veil and initials)
        events = [(one.id, said(one.title)[:60]) for one in case.of(LifeEvent)]
        for picker, keys in ((self.supports, record.supports), (self.against, record.against)):
            picker.offer(events)
            picker.show_keys(keys)
        self.kept_out.follow()


def hypotheses_part(session: Session) -> Part[Hypothesis]:
    """The card of hypotheses."""
    words = session.words

    def add(text: str) -> bool:
        new = Hypothesis(id=session.ids(), text=text, meeting=latest_meeting_of(session))
        return session.do("Add a hypothesis", formulation.add_part, new)

    return Part(
        session,
        PartOf(
            title=words("What we think is going on"),
            hint=words("Tentative, and looked at again at each review."),
            add_words=words("Add a hypothesis"),
            kinds=(Hypothesis, LifeEvent, KeptBack),
            records=hypotheses_in_order,
            entry=partial(HypothesisEntry, session),
            add=add,
        ),
    )
