"""Actions: who does what by when, and how it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from ecm_desktop.diagram.finding.subject import subject_of
from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.diagram.wording import choices
from ecm_desktop.diagram.wording.actions import history_words, waiting_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, day_of_work, latest_meeting, open_actions
from ecm_desktop.domain.formulation import Action, ActionStatus, Step
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Refused
from ecm_desktop.intake.action_line import ActionLine, read_action
from ecm_desktop.ui.dating import due_day
from ecm_desktop.ui.plan.kept_out import KeptOut
from ecm_desktop.ui.plan.log import Log
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
from ecm_desktop.widgets.controls.eliding import ElidingButton
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import DateWordsField, LineField
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

AT_ONCE = 3  # actions made before the page is first seen: they begin below its edge


class ActionEntry(QFrame):
    """One action; what was said of it since opens under it."""

    def __init__(self, session: Session, key: str) -> None:
        super().__init__()
        words = session.words
        self._session, self._key = session, key
        self.text = WordsField(words("Action"), lines=1)
        self.agency = LineField(words("Agency"))
        self.agency.setPlaceholderText(words("Agency"))
        self.owner = LineField(words("Person"))
        self.owner.setPlaceholderText(words("Who"))
        self.due = DateWordsField(words("By when"), self._said, words.problem)
        self.due.line.setPlaceholderText(words("By when"))
        self.status = PickList(words("How the action stands"), choices(ActionStatus, words))
        self.waiting = Hint()
        self.about = ElidingButton("")
        mark_as(self.about, Kind.LINK)
        self.about.clicked.connect(lambda _on: self._go_back())
        self.why = LineField(words("Why"))
        self.why.setPlaceholderText(words("Why, where that helps"))
        self.kept_out = KeptOut(session, key)
        self.log: Log | None = None  # made when it is wanted
        self.step: PickList | None = None
        self.more = small_button("…", words("What was said of it since, and keeping it out of documents"), self._unfold)
        self.remove = small_button(
            "×", words("Take the action out"), lambda: session.do("Take out of the plan", formulation.remove_part, key)
        )
        quiet(self.text, self.agency, self.owner, self.due.line, self.why)
        self._lay_out()
        change = changing(session, "Change the action", Action, key, self.show_record)
        self.text.settled.connect(lambda text: change(text=text))
        self.agency.settled.connect(lambda text: change(owner_agency=text))
        self.owner.settled.connect(lambda text: change(owner=text))
        self.due.settled.connect(lambda text: change(due=due_day(session, text)))
        self.why.settled.connect(lambda text: change(why=text))
        self.status.chosen.connect(self._stand)

    def _lay_out(self) -> None:
        self._column = column = entry_column(self)
        column.addLayout(in_a_row(self.text, self.status, self.more, self.remove, wide=self.text))
        row = in_a_row(self.agency, self.owner, self.due)
        for place, share in enumerate((5, 4, 3)):
            row.setStretch(place, share)
        column.addLayout(row)
        for part in (self.why, self.about, self.waiting, self.kept_out):
            column.addWidget(part)

    def _unfold(self) -> None:
        log = self.log or self._make_log()
        is_wanted = log.isHidden()
        log.setVisible(is_wanted)
        if is_wanted:
            self.kept_out.open()
        else:
            self.kept_out.hide()  # shown again at once where something was decided
        self.show_record(self._session.case.get_one(Action, self._key))

    def _make_log(self) -> Log:
        words = self._session.words
        self.step = PickList(words("What was done about it"), choices(Step, words))
        self.step.setMinimumContentsLength(18)
        self.step.show_key(Step.SAID)
        asks, name = words("In a few words"), words("What was said or done about it today")
        self.log = made = Log(self._session, name, asks, self._say, self.step)
        self._column.insertWidget(self._column.indexOf(self.kept_out), made)
        follow_layout(self)
        return made

    def _go_back(self) -> None:
        session = self._session
        subject = subject_of(session.case, session.case.get_one(Action, self._key).about, session.setting)
        if subject is not None:
            session.go(subject.page, subject.seen_as)

    def _show_log(self, record: Action) -> None:
        if self.log is not None:
            self.log.show_lines(history_words(self._session.case, record, self._session.words))

    def _say(self, text: str) -> bool:
        session = self._session
        day = day_of_work(session.case, session.setting.today)
        step = Step(self.step.key() or Step.SAID) if self.step is not None else Step.SAID
        asked = (self._key, session.case.get_one(Action, self._key).status, day, text, step)
        done = session.do("Say what was done about the action", formulation.stand, *asked)
        if done and self.step is not None:
            self.step.show_key(Step.SAID)
        return done

    def widget(self) -> QWidget:
        """The controls."""
        return self

    def show_record(self, record: Action) -> None:
        """Show the action as it is now."""
        session, veil, key = self._session, self._session.veil, record.id
        self.text.follow(record.text, key, veil)
        self.agency.follow(record.owner_agency, key, veil)
        self.owner.follow(record.owner, key, veil and initials)
        self.due.follow(session.words.day(record.due, short=True) if record.due else "", key)
        self.status.show_key(record.status)
        self.why.follow(record.why, key, veil)
        self.why.setVisible(bool(record.why) or (self.log is not None and not self.log.isHidden()))
        subject = subject_of(session.case, record.about, session.setting)
        self.about.show_words(session.words("About: {what}", what=subject.words) if subject else "")
        self.about.setVisible(subject is not None)
        self.waiting.say(waiting_words(session.case, record, session.setting.today, session.words))
        self._show_log(record)
        self.kept_out.follow()

    def _said(self, text: str) -> str:
        day = due_day(self._session, text)
        action = self._session.case.find(Action, self._key)
        if action is not None and day != action.due:
            formulation.check_due(self._session.case, action, day)
        return self._session.words.day(day, short=True) if day else ""

    def _stand(self, chosen: str) -> None:
        session, status = self._session, ActionStatus(chosen)
        day = day_of_work(session.case, session.setting.today)
        if not session.do("Say how the action stands", formulation.stand, self._key, status, day):
            self.show_record(session.case.get_one(Action, self._key))


def in_order(case: Case) -> list[Action]:
    """What is open first, by its date; then what is done or dropped."""
    still = open_actions(case)
    return still + [one for one in case.of(Action) if not one.is_open]


def read_line(session: Session, text: str) -> ActionLine:
    """What a typed action says; those on the list of the latest meeting may be meant by an @."""
    case, meeting = session.case, latest_meeting(session.case)
    listed = attendance_of(case, meeting.id) if meeting else []
    return read_action(text, listed, partial(_is_day, session))


def _is_day(session: Session, text: str) -> bool:
    try:
        return due_day(session, text) is not None
    except Refused:
        return False


def understood(session: Session, text: str) -> str:
    """How a typed action is understood, where it is more than what is to be done; "" where it is not."""
    words, read = session.words, read_line(session, text)
    said, due = said_in(session.case, session.setting), due_day(session, read.due_words)
    who = initials(read.owner) if session.veil else read.owner
    told = (said(read.agency), who, words("by {day}", day=words.day(due)) if due else "")
    if not any(told):
        return ""
    return " · ".join(filter(None, (said(read.text) or words("say what is to be done"), *told)))


def actions_part(session: Session) -> Part[Action]:
    """The card of actions."""
    words = session.words

    def add(text: str) -> bool:
        read = read_line(session, text)
        if not read.text:
            return False  # the hint below the line asks for it
        new = Action(
            id=session.ids(),
            text=read.text,
            owner_agency=read.agency,
            owner=read.owner,
            due=due_day(session, read.due_words),
            meeting=latest_meeting_of(session),
            made=day_of_work(session.case, session.setting.today),
        )
        return session.do("Add an action", formulation.add_part, new)

    return Part(
        session,
        PartOf(
            title=words("Who does what by when"),
            hint=words("Open actions first; they go on from meeting to meeting until they are done."),
            add_words=words("Add an action: what, @who, by when"),
            kinds=(Action, Meeting, Professional, KeptBack),
            records=in_order,
            entry=partial(ActionEntry, session),
            add=add,
            understood=partial(understood, session),
            at_once=AT_ONCE,
        ),
    )
