"""The sorts of what can be found, in the order in which they are listed: the heading, the page, the name, the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from ecm_desktop.diagram.covers import COVERED, is_covered
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called
from ecm_desktop.diagram.wording import line_words, need_words, position_title, term
from ecm_desktop.domain.beside import Feedback, Ready, Strength, Supervision, Tried, Voice
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentalResponsibility,
    Partnership,
    Placement,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.formulation import Action, Factor, Hypothesis, Need, Recommendation, Report, Risk
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Order, Source
from ecm_desktop.domain.meetings import Attendance, Decision, Meeting, StepNote
from ecm_desktop.domain.model_words import KeptWording
from ecm_desktop.domain.notation import ChosenNotation
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.recovery import AgeEstimate, Gain, RecoveryPosition
from ecm_desktop.domain.saved_views import SavedView
from ecm_desktop.domain.seats import Seat, Tidied
from ecm_desktop.domain.services import LocalService
from ecm_desktop.domain.writing import Writing

Time = When | Period | date | None


class Sort(NamedTuple):
    """`heading` is a msgid; `title` names a record before any veil, `time` is when it was, or is to be.

    `seen_as` is the id of the record by which it is seen on `page`.
    """

    heading: str
    page: str
    title: Callable[[Any, Case, Setting], str]
    time: Callable[[Any, Case], Time]
    seen_as: Callable[[Any, Case], RecordId] = lambda one, _case: str(one.id)


def _text(record: Any, _case: Case, _setting: Setting) -> str:
    return str(record.text)


def _titled(record: Any, _case: Case, setting: Setting) -> str:
    return record.title or setting.words("Order")


def _person(person: Person, _case: Case, setting: Setting) -> str:
    whole = called(person, setting) if setting.initials else person.whole_name
    return ", ".join(dict.fromkeys(filter(None, (whole, called(person, setting))))) or setting.words("not known")


def _child(child: Child, case: Case, setting: Setting) -> str:
    return called(case.child_person, setting) if case.child_person else child.reference


def _home(home: Household, _case: Case, setting: Setting) -> str:
    return home.name or setting.words("Home")


def _placement(one: Placement, case: Case, setting: Setting) -> str:
    carers = [called(person, setting) for key in one.carers if (person := case.find(Person, key))]
    return one.name or ", ".join(carers) or one.nature or setting.words("Placed")


def _pair(line: Relationship, case: Case, setting: Setting) -> str:
    ends = [called(one, setting) for key in (line.a, line.b) if (one := case.find(Person, key))]
    said = setting.words(COVERED) if is_covered(line, case, setting) else line_words(line, setting.words)
    return f"{' – '.join(ends)}: {said}"


def _responsible(one: ParentalResponsibility, case: Case, setting: Setting) -> str:
    person = case.find(Person, one.holder)
    return called(person, setting) if person else setting.words("not known")


def _holder(one: ParentalResponsibility, _case: Case) -> RecordId:
    return one.holder


def _linked(link: Link, case: Case, setting: Setting) -> str:
    ends = [one for key in (link.source, link.target) if (one := case.find(LifeEvent, key))]
    return " → ".join(setting.words(COVERED) if is_covered(one, case, setting) else one.title for one in ends)


def _source(source: Source, _case: Case, setting: Setting) -> str:
    return source.agency or source.file or setting.words("not known")


def _meeting(meeting: Meeting, _case: Case, setting: Setting) -> str:
    return term(meeting.nature, setting.words)


def _professional(one: Attendance | Professional, _case: Case, _setting: Setting) -> str:
    return ", ".join(filter(None, (one.name, one.agency)))


def _service(one: LocalService, _case: Case, _setting: Setting) -> str:
    return one.name


def _step(note: StepNote, _case: Case, _setting: Setting) -> str:
    return note.title or note.step


def _placing(one: RecoveryPosition, case: Case, setting: Setting) -> str:
    return position_title(one, setting.worded(case, one).model) or setting.words("cannot be placed yet")


def _age(one: AgeEstimate, _case: Case, setting: Setting) -> str:
    return setting.words("{domain} age", domain=term(one.domain, setting.words))


def _need(need: Need, _case: Case, setting: Setting) -> str:
    return f"{need_words(need.key, setting.words)}: {term(need.answer, setting.words)}"


def _writing(_writing: Writing, _case: Case, setting: Setting) -> str:
    return setting.words("The formulation’s text")


def _report(report: Report, _case: Case, _setting: Setting) -> str:
    return ", ".join(filter(None, (report.edition.replace("-", " ").capitalize(), report.recipient)))


def _of_meeting(record: Any, case: Case) -> Time:
    meeting = case.find(Meeting, record.meeting)
    return meeting.held if meeting else None


def _stay(home: Household, case: Case) -> RecordId:
    """The child's own time in a home, which is what stands on the timeline."""
    child = case.child.person if case.child else ""
    own = (one.id for one in case.of(Stay) if one.household == home.id and one.person == child)
    return next(own, home.id)


def _begins(link: Link, _case: Case) -> RecordId:
    return link.source


def _no_time(_record: Record, _case: Case) -> Time:
    return None


def _period(record: Any, _case: Case) -> Time:
    period: Period = record.period
    return period if period.start or period.end else None


SORTS: dict[type[Record], Sort] = {
    Person: Sort("People", "family", _person, lambda one, _case: one.birth),
    LifeEvent: Sort("Events", "timeline", _titled, lambda one, _case: one.when),
    Source: Sort("Told by", "timeline", _source, lambda one, _case: one.brought_in),
    Attendance: Sort("Who is on a meeting’s list", "meetings", _professional, _of_meeting),
    Professional: Sort("People of each agency", "meetings", _professional, _no_time),
    ParentalResponsibility: Sort("Parental responsibility", "family", _responsible, _period, _holder),
    Household: Sort("Homes", "timeline", _home, _period, _stay),
    Placement: Sort("Homes", "timeline", _placement, _period),
    Order: Sort("Orders", "timeline", _titled, lambda one, case: one.imposed or _period(one, case)),
    Meeting: Sort("Meetings", "meetings", _meeting, lambda one, _case: one.held),
    Decision: Sort("Decisions", "meetings", _text, _of_meeting),
    StepNote: Sort("Notes of the agenda", "meetings", _step, _of_meeting),
    Feedback: Sort("How the meeting was", "meetings", _text, _of_meeting),
    Hypothesis: Sort("Hypotheses", "plan", _text, _of_meeting),
    Factor: Sort("The five Ps", "plan", _text, _of_meeting),
    Writing: Sort("The formulation’s text", "writing", _writing, _of_meeting),
    Risk: Sort("Risks and safety", "plan", _text, _of_meeting),
    Recommendation: Sort("Recommendations", "plan", _text, _of_meeting),
    LocalService: Sort("Local services", "plan", _service, _no_time),
    Action: Sort("Actions", "plan", _text, lambda one, _case: one.due),
    Voice: Sort("What the child says", "plan", _text, lambda one, _case: one.gathered),
    Strength: Sort("Strengths and interests", "plan", _text, _no_time),
    Tried: Sort("What was tried", "plan", _text, lambda one, _case: one.on),
    Ready: Sort("Kept ready", "plan", _text, _no_time),
    Supervision: Sort("Supervision", "plan", _text, lambda one, _case: one.on),
    Gain: Sort("Small gains", "plan", _text, lambda one, _case: one.noticed),
    RecoveryPosition: Sort("The recovery model", "model", _placing, _of_meeting),
    AgeEstimate: Sort("The recovery model", "model", _age, _of_meeting),
    Need: Sort("Needs", "overview", _need, _no_time),
    Child: Sort("About the child", "overview", _child, _no_time),
    Relationship: Sort("Relationships", "family", _pair, _period),
    Link: Sort("Threads between events", "timeline", _linked, _no_time, _begins),
    Report: Sort("Reports", "report", _report, lambda one, _case: one.dated),
}

# Partnerships, parentages and stays are seen at the people and homes they join; seats and signs have no words; saved
# views are in the palette; private notes, and why something is kept back, are in no search, whoever looks.
NOT_SOUGHT: frozenset[type[Record]] = frozenset(
    {Partnership, Parentage, Stay, Seat, Tidied, SavedView, ChosenNotation, Annotation, KeptBack, KeptWording}
)
