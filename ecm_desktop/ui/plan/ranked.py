"""Hypotheses and recommendations: entries in an order that is changed by a key or a press."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.diagram.wording import choices, level_title
from ecm_desktop.domain.course import hypotheses_in_order, latest_meeting, recommendations_in_order
from ecm_desktop.domain.formulation import (
    Action,
    Hypothesis,
    HypothesisStatus,
    Recommendation,
    RecommendationStatus,
)
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.recovery import Level
from ecm_desktop.editing import formulation
from ecm_desktop.ui.plan.part import Part, PartOf, changing, entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

FEW = 6  # recommendations beyond this are hard to carry out; the evaluation's staff asked for few


class HypothesisEntry(QFrame):
    """A tentative understanding and the events that speak for it."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session, self._key = session, key
        self._rank = QLabel()
        mark_as(self._rank, Kind.TITLE)
        self.text = WordsField(words("Hypothesis"), lines=1)
        self.status = PickList(words("How the hypothesis stands"), choices(HypothesisStatus, words))
        self.supports = ChipPicker(words("Events that speak for it"), words)
        self.up, self.down, self.remove = _rank_buttons(session, Hypothesis, key, words("Take the hypothesis out"))
        self.supports.line.setPlaceholderText(words("An event that speaks for it…"))
        quiet(self.text, self.status, self.supports.line)
        column = entry_column(self)
        column.addLayout(in_a_row(self._rank, self.text, self.up, self.down, self.remove, wide=self.text))
        column.addLayout(in_a_row(self.status, self.supports, wide=self.supports))
        change = changing(session, "Change the hypothesis", Hypothesis, key, self.show_record)
        self.text.settled.connect(lambda text: change(text=text))
        self.status.chosen.connect(lambda chosen: change(status=HypothesisStatus(chosen)))
        self.supports.changed.connect(lambda keys: change(supports=keys))

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Hypothesis) -> None:
        """Show the hypothesis as it is now."""
        said, case = said_in(self._session.case, self._session.setting), self._session.case
        self._rank.setText(f"{record.rank}.")
        self.text.setReadOnly(self._session.setting.initials)
        self.text.show_text(said(record.text))
        self.status.show_key(record.status)
        self.supports.offer((one.id, said(one.title)[:60]) for one in case.of(LifeEvent))
        self.supports.show_keys(record.supports)


class RecommendationEntry(QFrame):
    """Something worth doing: in its place, for a level, with a reason and an agency that carries it."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words, model = session.words, session.setting.model
        self._session, self._key = session, key
        self._rank = QLabel()
        mark_as(self._rank, Kind.TITLE)
        self.text = WordsField(words("Recommendation"), lines=1)
        levels = [("", words("fits any level")), *((one.value, level_title(one, model)) for one in Level)]
        self.level = PickList(words("Level of the model it fits"), levels)
        self.status = PickList(words("How the recommendation stands"), choices(RecommendationStatus, words))
        self.why = WordsField(words("Why"), lines=1)
        self.why.setPlaceholderText(words("Why this, why now"))
        self.agency = LineField(words("Agency that carries it"))
        self.agency.setPlaceholderText(words("Who carries it"))
        self.up, self.down, self.remove = _rank_buttons(
            session, Recommendation, key, words("Take the recommendation out")
        )
        quiet(self.text, self.why, self.level, self.status, self.agency)
        column = entry_column(self)
        column.addLayout(in_a_row(self._rank, self.text, self.up, self.down, self.remove, wide=self.text))
        column.addWidget(self.why)
        row = in_a_row(self.level, self.status, self.agency)
        for place, share in enumerate((3, 1, 2)):
            row.setStretch(place, share)
        column.addLayout(row)
        change = changing(session, "Change the recommendation", Recommendation, key, self.show_record)
        self.text.settled.connect(lambda text: change(text=text))
        self.level.chosen.connect(lambda chosen: change(level=Level(chosen) if chosen else None))
        self.status.chosen.connect(lambda chosen: change(status=RecommendationStatus(chosen)))
        self.why.settled.connect(lambda text: change(why=text))
        self.agency.settled.connect(lambda text: change(owner_agency=text))

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Recommendation) -> None:
        """Show the recommendation as it is now."""
        said, veiled = said_in(self._session.case, self._session.setting), self._session.setting.initials
        self._rank.setText(f"{record.rank}.")
        for field, text in ((self.text, record.text), (self.why, record.why)):
            field.setReadOnly(veiled)
            field.show_text(said(text))
        self.level.show_key(record.level or "")
        self.status.show_key(record.status)
        self.agency.show_text(record.owner_agency)


def hypotheses_part(session: Session) -> Part[Hypothesis]:
    """The card of hypotheses."""
    words = session.words

    def add(text: str) -> bool:
        new = Hypothesis(id=session.ids(), text=text, meeting=_meeting(session))
        return session.do("Add a hypothesis", formulation.add_part, new)

    return Part(
        session,
        PartOf(
            title=words("What we think is going on"),
            hint=words("Tentative, and looked at again at each review."),
            add_words=words("Add a hypothesis"),
            kinds=(Hypothesis, LifeEvent),
            records=hypotheses_in_order,
            entry=partial(HypothesisEntry, session),
            add=add,
        ),
    )


def recommendations_part(session: Session) -> Part[Recommendation]:
    """The card of recommendations."""
    words = session.words

    def add(text: str) -> bool:
        new = Recommendation(id=session.ids(), text=text, meeting=_meeting(session))
        return session.do("Add a recommendation", formulation.add_part, new)

    return Part(
        session,
        PartOf(
            title=words("What is worth doing, in order"),
            hint=words("Few and doable: more than {few} are hard to carry out.", few=FEW),
            add_words=words("Add a recommendation"),
            kinds=(Recommendation, Action),
            records=recommendations_in_order,
            entry=partial(RecommendationEntry, session),
            add=add,
        ),
    )


def _meeting(session: Session) -> str | None:
    meeting = latest_meeting(session.case)
    return meeting.id if meeting else None


def _rank_buttons(
    session: Session, kind: type[Hypothesis] | type[Recommendation], key: str, remove: str
) -> tuple[QWidget, QWidget, QWidget]:
    words = session.words

    def shift(by: int) -> None:
        place = session.case.get_one(kind, key).rank + by
        session.do("Change the order", partial(formulation.rank, kind=kind, key=key, place=place))

    return (
        small_button("↑", words("Earlier in the order"), lambda: shift(-1)),
        small_button("↓", words("Later in the order"), lambda: shift(1)),
        small_button("×", remove, lambda: session.do("Take out of the plan", formulation.remove_part, key)),
    )
