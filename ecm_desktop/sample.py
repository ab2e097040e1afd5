"""The fictional sample case: its raw agency files read through intake, then what its meetings made of them.

Everything on the timeline and the family map comes from the shipped agency files, so a changed row changes the sample.
Homes, placements, emotional lines, meetings, positions and the plan come from the sample's `case.json`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from ecm_desktop.domain.bonds import Household, Placement, Quality, Relationship, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.formulation import Action, ActionStatus, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.life import LifeEvent, Order
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting, MeetingKind
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import FourState
from ecm_desktop.domain.recovery import AgeDomain, Level
from ecm_desktop.editing import bonds, formulation, meetings, people, proposals, recovery
from ecm_desktop.editing.records import add
from ecm_desktop.errors import Unavailable
from ecm_desktop.intake.read import read_files

FILES = (
    "social_care_chronology.xlsx", "school.csv", "police.xlsx", "health.docx", "yjs_notes.txt", "family.ged",
)  # fmt: skip


class _Child(msgspec.Struct):
    full_name: str
    known_as: str
    dob: date
    reference: str
    pronouns: str
    heritage: str
    languages: tuple[str, ...]
    legal_status: str
    home_area: str
    education: str
    yjs: str
    own_words: str


class _Member(msgspec.Struct):
    person: str
    start: date
    end: date | None


class _Home(msgspec.Struct):
    name: str
    start: date
    end: date | None
    members: tuple[_Member, ...]


class _Placement(msgspec.Struct):
    type: str
    name: str
    in_area: bool
    carers: tuple[str, ...]
    legal_status: str
    start: date
    end: date | None
    end_reason: str | None


class _Line(msgspec.Struct):
    a: str
    b: str
    quality: str
    start: date
    end: date | None
    note: str | None


class _Seat(msgspec.Struct):
    agency: str
    name: str
    status: str


class _Meeting(msgspec.Struct):
    id: str
    kind: str
    date: date
    trm_level: int
    developmental_ages: dict[AgeDomain, float]
    attendance: tuple[_Seat, ...]
    summary: str


class _Recommendation(msgspec.Struct):
    id: str
    meeting: str
    target_trm_level: int
    text: str


class _Action(msgspec.Struct):
    owner_agency: str
    action: str
    due: date
    raised_at: str
    current_status: str


class _Hypothesis(msgspec.Struct):
    meeting: str
    text: str
    events: tuple[str, ...]


class _Risk(msgspec.Struct):
    meeting: str
    text: str
    safety: str
    who: str


class _Order(msgspec.Struct):
    type: str
    imposed: date
    start: date
    end: date | None
    offences: tuple[str, ...]
    requirements: tuple[str, ...]


class Story(msgspec.Struct):
    """What the sample's meetings knew and made of it, as `case.json` holds it."""

    today: date
    child: _Child
    households: tuple[_Home, ...]
    placements: tuple[_Placement, ...]
    relationships: tuple[_Line, ...]
    meetings: tuple[_Meeting, ...]
    recommendations: tuple[_Recommendation, ...]
    recommendation_reasons: dict[str, str]
    actions: tuple[_Action, ...]
    hypotheses: tuple[_Hypothesis, ...]
    risks: tuple[_Risk, ...]
    complex_needs: dict[str, str]
    aces: dict[str, str]
    orders: tuple[_Order, ...]


def read_story(folder: Path) -> Story:
    """The sample's story in `folder`; raises Unavailable when the shipped file is damaged."""
    try:
        return msgspec.json.decode((folder / "case.json").read_bytes(), type=Story)
    except (OSError, msgspec.MsgspecError) as problem:
        raise Unavailable("The sample case that came with the program cannot be read; install it again.") from problem


def read_records(folder: Path, ids: IdSource) -> Case:
    """The sample as far as its agency files and family file tell it."""
    story = read_story(folder)
    case = people.begin_case(story.child.reference, story.child.full_name, story.child.dob, story.today, ids)
    told = read_files(
        [folder / name for name in FILES],
        born=story.child.dob,
        today=story.today,
        child_names=(story.child.full_name, story.child.known_as),
    )
    return proposals.accept(case, told, ids, story.today)


def make_sample(folder: Path, ids: IdSource) -> Case:
    """The whole fictional case: records read from its files, then homes, meetings and plan."""
    story = read_story(folder)
    case = read_records(folder, ids)
    case = people.change_child(
        case,
        known_as=story.child.known_as,
        pronouns=story.child.pronouns,
        heritage=story.child.heritage,
        languages=story.child.languages,
        legal_status=story.child.legal_status,
        home_area=story.child.home_area,
        education=story.child.education,
        service=story.child.yjs,
        own_words=story.child.own_words,
        fictional=True,
    )
    return _Telling(case, story, ids).whole()


class _Telling:
    """Tells the story to the case, one topic at a time; knows which record each short name became."""

    def __init__(self, case: Case, story: Story, ids: IdSource) -> None:
        self.case, self.story, self.ids = case, story, ids
        self.people = {xref.strip("@"): one.id for one in case.of(Person) for xref in one.external_ids}
        self.meetings: dict[str, RecordId] = {}

    def whole(self) -> Case:
        self._homes()
        self._lines()
        self._orders_and_needs()
        for one in self.story.meetings:
            self._meeting(one)
        self._plan()
        return self.case

    def _homes(self) -> None:
        for home in self.story.households:
            household = Household(id=self.ids(), name=home.name, period=_period(home.start, home.end))
            self.case = bonds.add_bond(self.case, household)
            for member in home.members:
                if person := self.people.get(member.person):
                    stay = Stay(
                        id=self.ids(), household=household.id, person=person, period=_period(member.start, member.end)
                    )
                    self.case = bonds.add_bond(self.case, stay)
        for one in self.story.placements:
            placement = Placement(
                id=self.ids(),
                nature=one.type,
                name=one.name,
                carers=tuple(self.people[key] for key in one.carers if key in self.people),
                legal_status=one.legal_status,
                in_area=one.in_area,
                period=_period(one.start, one.end),
                end_reason=one.end_reason or "",
            )
            self.case = bonds.add_bond(self.case, placement)

    def _lines(self) -> None:
        for one in self.story.relationships:
            if one.a in self.people and one.b in self.people:
                line = Relationship(
                    id=self.ids(),
                    a=self.people[one.a],
                    b=self.people[one.b],
                    quality=_QUALITIES[one.quality],
                    period=_period(one.start, one.end),
                    note=one.note or "",
                )
                self.case = bonds.add_bond(self.case, line)

    def _orders_and_needs(self) -> None:
        for one in self.story.orders:
            order = Order(
                id=self.ids(),
                title=one.type,
                imposed=on_day(one.imposed),
                period=_period(one.start, one.end),
                offences=one.offences,
                requirements=one.requirements,
            )
            self.case = add(self.case, order)
        for key, answer in {**self.story.complex_needs, **self.story.aces}.items():
            self.case = formulation.answer_need(self.case, key, FourState(answer.replace(" ", "_")))

    def _meeting(self, one: _Meeting) -> None:
        meeting = Meeting(
            id=self.ids(), nature=MeetingKind(one.kind), held=one.date, is_open=True, notes=one.summary,
            chair=next((seat.name for seat in one.attendance if "senior practitioner" in seat.agency), ""),
        )  # fmt: skip
        self.meetings[one.id] = meeting.id
        self.case = add(self.case, meeting)
        for seat in one.attendance:
            status = AttendanceStatus(seat.status.replace(" ", "_"))
            attendance = Attendance(
                id=self.ids(), meeting=meeting.id, agency=seat.agency, name=seat.name, status=status,
                agreed=status is AttendanceStatus.ATTENDED,
            )  # fmt: skip
            self.case = meetings.ask(self.case, attendance)
        self.case = recovery.place(self.case, meeting.id, _level(one.trm_level))
        self.case = recovery.say_of_position(self.case, meeting.id, why=one.summary, setting="Living with Gran")
        for domain, years in one.developmental_ages.items():
            months = round(years * 12)
            self.case = recovery.set_age(self.case, meeting.id, domain, months, months)
        self.case = meetings.close_meeting(self.case, meeting.id)

    def _plan(self) -> None:
        for risk in self.story.risks:
            part = Risk(
                id=self.ids(), text=risk.text, safety=risk.safety, who=risk.who, meeting=self.meetings[risk.meeting]
            )
            self.case = formulation.add_part(self.case, part)
        for idea in self.story.hypotheses:
            self.case = formulation.add_part(
                self.case,
                Hypothesis(
                    id=self.ids(),
                    text=idea.text,
                    supports=self._events(idea.events),
                    meeting=self.meetings[idea.meeting],
                ),
            )
        for one in self.story.recommendations:
            recommendation = Recommendation(
                id=self.ids(),
                text=one.text,
                level=_level(one.target_trm_level),
                why=self.story.recommendation_reasons.get(one.id, ""),
                meeting=self.meetings[one.meeting],
            )
            self.case = formulation.add_part(self.case, recommendation)
        for task in self.story.actions:
            action = Action(
                id=self.ids(),
                text=task.action,
                owner_agency=task.owner_agency,
                due=task.due,
                status=_STATUS.get(task.current_status, ActionStatus.OPEN),
                meeting=self.meetings[task.raised_at],
            )
            self.case = formulation.add_part(self.case, action)

    def _events(self, words: tuple[str, ...]) -> tuple[RecordId, ...]:
        found = [
            next((one.id for one in self.case.of(LifeEvent) if part.casefold() in one.title.casefold()), None)
            for part in words
        ]
        return tuple(dict.fromkeys(one for one in found if one))


_QUALITIES = {one.value.replace("_", " "): one for one in Quality} | {"re-established": Quality.REPAIRED}
_STATUS = {"done": ActionStatus.DONE, "in_progress": ActionStatus.IN_PROGRESS}


def _level(number: int) -> Level:
    return list(Level)[number]


def _period(start: date, end: date | None) -> Period:
    return Period(on_day(start), on_day(end) if end else None)
