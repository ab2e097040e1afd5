"""Recommendations: what is worth doing, in order; what makes too many, or comes too early, is asked about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QWidget

from ecm_desktop.diagram.wording import choices, position_title
from ecm_desktop.diagram.wording.actions import standing_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import is_early, position_now, recommendations_in_order
from ecm_desktop.domain.formulation import Action, Readiness, Recommendation, RecommendationStatus
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import RecoveryPosition
from ecm_desktop.domain.services import LocalService
from ecm_desktop.editing import formulation
from ecm_desktop.ui.plain_words import plain_words
from ecm_desktop.ui.plan.kept_out import KeptOut
from ecm_desktop.ui.plan.levels import chosen_level, level_choices
from ecm_desktop.ui.plan.log import Log
from ecm_desktop.ui.plan.part import (
    Changing,
    Part,
    PartOf,
    changing,
    entry_column,
    in_a_row,
    latest_meeting_of,
    quiet,
    small_button,
)
from ecm_desktop.ui.plan.ranked import rank_buttons
from ecm_desktop.ui.services.named import NamedService
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

FEW = 6  # recommendations beyond this are hard to carry out; the evaluation's staff asked for few


class RecommendationEntry(QFrame):
    """Something worth doing: in its place, for a level, with a reason and an agency that carries it."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session, self._key = session, key
        self._offered: list[tuple[str, str]] = []
        self._rank = QLabel()
        mark_as(self._rank, Kind.TITLE)
        self.text = WordsField(words("Recommendation"), lines=1)
        self.level = PickList(words("Level of the model it fits"))
        self.status = PickList(words("How the recommendation stands"), choices(RecommendationStatus, words))
        self.plain = Hint()
        self.why = WordsField(words("Why"), lines=1)
        self.why.setPlaceholderText(words("Why this, why now"))
        self.agency = LineField(words("Agency that carries it"))
        self.agency.setPlaceholderText(words("Who carries it"))
        self.up, self.down, self.remove = rank_buttons(
            session, Recommendation, key, words("Take the recommendation out")
        )
        self.more = small_button(
            "…", words("Need, readiness, what is feasible here, and keeping it out of documents"), self._unfold
        )
        self.kept_out = KeptOut(session, key)
        self._change = change = changing(session, "Change the recommendation", Recommendation, key, self.show_record)
        self.details: Details | None = None  # made when it is wanted: most say nothing there, and a plan is long
        quiet(self.text, self.why, self.level, self.status, self.agency)
        self._lay_out()
        self.text.settled.connect(lambda text: change(text=text))
        self.level.chosen.connect(lambda chosen: change(**chosen_level(session, chosen)))
        self.status.chosen.connect(lambda chosen: self._weigh(RecommendationStatus(chosen), ""))
        self.why.settled.connect(lambda text: change(why=text))
        self.agency.settled.connect(lambda text: change(owner_agency=text))

    def _lay_out(self) -> None:
        self._column = column = entry_column(self)
        presses = (self.more, self.up, self.down, self.remove)
        column.addLayout(in_a_row(self._rank, self.text, *presses, wide=self.text))
        column.addWidget(self.plain)
        column.addWidget(self.why)
        row = in_a_row(self.level, self.status, self.agency)
        for place, share in enumerate((3, 1, 2)):
            row.setStretch(place, share)
        column.addLayout(row)
        column.addWidget(self.kept_out)

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Recommendation) -> None:
        """Show the recommendation as it is now."""
        veil = self._session.veil
        self._rank.setText(f"{record.rank}.")
        for field, text in ((self.text, record.text), (self.why, record.why)):
            field.follow(text, record.id, veil)
        self.plain.say(plain_words(record.text, self._session))
        self._offer_levels(record)
        self.level.show_key(record.level or "")
        self.status.show_key(record.status)
        self.agency.follow(record.owner_agency, record.id, veil)
        if self.details is None and says_more(record):
            self._make_details()
        elif self.details is not None:
            self.details.show_record(record)
        self.kept_out.follow()

    def _offer_levels(self, record: Recommendation) -> None:
        """A level that is called otherwise now keeps the title that it was chosen by."""
        offered = level_choices(self._session, record)
        if offered != self._offered:
            self._offered = offered
            self.level.offer(offered)

    def _weigh(self, status: RecommendationStatus, said: str) -> bool:
        session = self._session
        day = session.open_meeting.held if session.open_meeting else session.setting.today
        done = session.do("Say what came of it", formulation.weigh, self._key, status, day, said)
        if not done:
            self.show_record(session.case.get_one(Recommendation, self._key))
        return done

    def _say(self, text: str) -> bool:
        return self._weigh(self._session.case.get_one(Recommendation, self._key).status, text)

    def _unfold(self) -> None:
        details = self.details or self._make_details()
        is_wanted = details.isHidden()
        details.setVisible(is_wanted)
        if is_wanted:
            self.kept_out.open()
        else:
            self.kept_out.hide()
            self.kept_out.follow()  # shown again where something was decided

    def _make_details(self) -> Details:
        self.details = made = Details(self._session, self._change, self._say)
        self._column.insertWidget(self._column.indexOf(self.kept_out), made)
        made.show_record(self._session.case.get_one(Recommendation, self._key))
        follow_layout(self)
        return made


def says_more(record: Recommendation) -> bool:
    """Whether anything is said of a recommendation that opens under it."""
    said = record.need or record.feasible or record.service or record.readiness or record.why_now
    return bool(said) or record.offence_focused or any(one.said for one in record.outcomes)


class Details(QWidget):
    """What a recommendation serves and whether it can be done; folded away until something is said of it."""

    def __init__(self, session: Session, change: Changing, say: Callable[[str], bool]) -> None:
        super().__init__()
        words = session.words
        self._session = session
        self.need = LineField(words("Need it serves"))
        self.need.setPlaceholderText(words("Need it serves"))
        self.feasible = LineField(words("What makes it feasible here"))
        self.feasible.setPlaceholderText(words("What makes it feasible here"))
        ready = [("", words("readiness not discussed")), *choices(Readiness, words)]
        self.readiness = PickList(words("Whether the child is ready"), ready)
        self.service = NamedService(session)
        self.readiness.setMinimumContentsLength(17)
        self.offence = QCheckBox(words("works on the offence itself"))
        self.asked = Hint()
        self.why_now = WordsField(words("Why work on the offence now"), lines=1)
        self.why_now.setPlaceholderText(words("Why work on the offence now"))
        name = words("What came of it, and why")
        self.log = Log(session, name, words("What came of it up to now, and why"), say)
        quiet(self.need, self.feasible, self.readiness, self.why_now)
        column = entry_column(self)
        column.setContentsMargins(0, 0, 0, 0)
        for pair in ((self.readiness, self.need), (self.offence, self.feasible)):
            column.addLayout(in_a_row(*pair, wide=pair[1]))
        for part in (self.service, self.asked, self.why_now, self.log):
            column.addWidget(part)
        self.need.settled.connect(lambda text: change(need=text))
        self.feasible.settled.connect(lambda text: change(feasible=text))
        self.readiness.chosen.connect(lambda chosen: change(readiness=Readiness(chosen) if chosen else None))
        self.offence.clicked.connect(lambda on: change(offence_focused=on))
        self.why_now.settled.connect(lambda text: change(why_now=text))
        self.hide()

    def show_record(self, record: Recommendation) -> None:
        """Show it as it is now; unfolds where something is said, never folds under somebody's hand."""
        session = self._session
        self.why_now.follow(record.why_now, record.id, session.veil)
        for field, text in ((self.need, record.need), (self.feasible, record.feasible)):
            field.follow(text, record.id, session.veil)
        self.service.show_record(record)
        self.readiness.show_key(record.readiness or "")
        self.offence.setChecked(record.offence_focused)
        early = is_early(session.case, record)
        self.asked.say(self._early_words() if early else "")
        self.why_now.setVisible(early or bool(record.why_now))
        self.log.show_lines(standing_words(one, session.words) for one in record.outcomes)
        if says_more(record):
            self.show()

    def _early_words(self) -> str:
        now, words = position_now(self._session.case), self._session.words
        if now is None or now.level is None:
            return words("The child cannot be placed on the model yet. Why work on the offence now?")
        level = position_title(now, self._session.setting.worded(self._session.case, now).model)
        return words("The child is at {level}. Why work on the offence now?", level=level)


def recommendations_part(session: Session) -> Part[Recommendation]:
    """The card of recommendations."""
    words = session.words

    def add(text: str) -> bool:
        new = Recommendation(id=session.ids(), text=text, meeting=latest_meeting_of(session))
        return session.do("Add a recommendation", formulation.add_part, new)

    def asks(case: Case) -> str:
        now = sum(one.is_for_now for one in case.of(Recommendation))
        said = "There are {n} to carry at once. Which of them can wait? Say so in its list."
        return words(said, n=now) if now > FEW else ""

    return Part(
        session,
        PartOf(
            title=words("What is worth doing, in order"),
            hint=words("Few and doable: more than {few} are hard to carry out.", few=FEW),
            add_words=words("Add a recommendation"),
            kinds=(Recommendation, Action, RecoveryPosition, Meeting, LocalService, KeptBack),
            records=recommendations_in_order,
            entry=partial(RecommendationEntry, session),
            add=add,
            asks=asks,
        ),
    )
