"""Citing: the selected event as evidence for a hypothesis, one of the five Ps, a placing or an age, from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.veil import Said, said_in
from ecm_desktop.diagram.wording import age_range_words, position_title, term
from ecm_desktop.diagram.wording.subject import subject_words
from ecm_desktop.domain.course import (
    age_standing,
    factors_in_order,
    hypotheses_in_order,
    latest_meeting,
    position_standing,
)
from ecm_desktop.domain.formulation import FiveP
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.recovery import AgeDomain
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.domain.writing import writing_of
from ecm_desktop.editing import citing, writing
from ecm_desktop.editing.citing import Ground
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.plan.part import latest_meeting_of
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.carrying import NUMBERED, Targets
from ecm_desktop.widgets.look import Kind

CITE_KEY = "Ctrl+J"
_LONGEST = 72  # letters of what is thought


class Target(NamedTuple):
    """Something an event can be evidence for, in words, and what puts it there."""

    words: str
    take: Callable[[], bool]


class Citing(Overlay):
    """Made over the window `parent`; shows what there is when it opens."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self._targets: list[Target] = []
        self.about = label("", Kind.SUBTITLE)
        self.list = Targets(words("What it is evidence for"))
        self.column.addWidget(label(words("Evidence for what?"), Kind.TITLE))
        self.column.addWidget(self.about)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(
            label(words("A digit, Enter or a press chooses; an event can be dragged here."), Kind.HINT)
        )
        self.list.taken.connect(self._take)

    def toggle(self) -> None:
        """Ask for the selected event, or put the question aside."""
        if self.isVisible():
            self.close_panel()
            return
        session = self._session
        event = session.case.find(LifeEvent, session.selection)
        if event is None:
            session.notice(Notice(session.words("Choose an event on the timeline first."), NoticeKind.NOTE))
            return
        self._fill(event)
        self.open()
        self.list.setFocus()

    def _fill(self, event: LifeEvent) -> None:
        self.about.setText(subject_words(self._session.case, event.id, self._session.setting))
        self._targets = list(targets(self._session, event.id))
        self.list.clear()
        for n, one in enumerate(self._targets, 1):
            self.list.addItem(f"{n}   {one.words}" if n <= NUMBERED else f"     {one.words}")
        self.list.setCurrentRow(0)

    def _take(self, row: int) -> None:
        self.close_panel()
        self._targets[row].take()


def targets(session: Session, event: RecordId) -> Iterator[Target]:
    """What an event can be evidence for: hypotheses, a new sentence under each P, sentences, the placing, the ages."""
    case, words = session.case, session.words
    said = said_in(case, session.setting)
    for one in hypotheses_in_order(case):
        for ground, key in ((Ground.SUPPORTS, "Speaks for: {what}"), (Ground.AGAINST, "Speaks against: {what}")):
            yield Target(words(key, what=_short(said, one.text)), _cites(session, event, one.id, ground))
    for place in FiveP:
        put = partial(citing.put_on, place=place, key=session.ids(), meeting=latest_meeting_of(session))
        told = words("Five Ps, a new sentence: {which}", which=term(place, words))
        yield Target(told, partial(session.do, "Add to the five Ps", put, event))
    for factor in factors_in_order(case):
        told = words("Five Ps, {which}: {what}", which=term(factor.place, words), what=_short(said, factor.text))
        yield Target(told, _cites(session, event, factor.id, Ground.EVIDENCE))
    yield from _of_the_model(session, event)
    yield from _of_the_text(session, event)


def _of_the_model(session: Session, event: RecordId) -> Iterator[Target]:
    case, words, meeting = session.case, session.words, latest_meeting(session.case)
    position = position_standing(case, meeting.id) if meeting else None
    if position is not None:
        level = position_title(position, session.setting.worded(case, position).model) or words("cannot be placed yet")
        told = words("Place on the model: {level}", level=level)
        yield Target(told, _cites(session, event, position.id, Ground.EVIDENCE))
    for domain in AgeDomain if meeting else ():
        age = age_standing(case, meeting.id if meeting else None, domain)
        if age is not None:
            years = age_range_words(age.low, age.high, words)
            told = words("{domain} age: {years}", domain=term(domain, words), years=years)
            yield Target(told, _cites(session, event, age.id, Ground.EVIDENCE))


def _of_the_text(session: Session, event: RecordId) -> Iterator[Target]:
    """The passages of the formulation that is being written; none for what cannot stand in the report."""
    case, meeting = session.case, latest_meeting_of(session)
    if not Reader().may_see(case.get_one(LifeEvent, event)):
        return
    for passage in writing_of(case, meeting).passages:
        cite = partial(
            writing.cite_in_text, event=event, meeting=meeting, heading=passage.heading,
            on=session.setting.today, author=session.author(),
        )  # fmt: skip
        told = session.words("The formulation’s text: {heading}", heading=term(passage.heading, session.words))
        yield Target(told, partial(session.do, "Cite as evidence", cite))


def _cites(session: Session, event: RecordId, target: RecordId, ground: Ground) -> Callable[[], bool]:
    return partial(session.do, "Cite as evidence", citing.cite, event, target, ground)


def _short(said: Said, text: str) -> str:
    shown = said(text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
