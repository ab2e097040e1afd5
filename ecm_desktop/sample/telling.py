"""Tells the sample's story to a case by the program's own verbs: homes, lines, orders, meetings, positions, plan."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.bonds import Household, Placement, Quality, Relationship, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.formulation import Action, ActionStatus, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.life import LifeEvent, Order
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting, MeetingKind
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import FourState
from ecm_desktop.domain.recovery import Level
from ecm_desktop.domain.writing import numbers_in
from ecm_desktop.editing import bonds, formulation, meetings, recovery
from ecm_desktop.editing.records import add
from ecm_desktop.editing.writing import write_passage
from ecm_desktop.sample.story import Met, Story


class Teller:
    """Tells the story to the case, one topic at a time; knows which record each short name became."""

    def __init__(self, case: Case, story: Story, ids: IdSource) -> None:
        self.case, self.story, self.ids = case, story, ids
        self.people = {xref.strip("@"): one.id for one in case.of(Person) for xref in one.external_ids}
        self.meetings: dict[str, RecordId] = {}

    def whole(self) -> Case:
        """The case with everything told."""
        self._homes()
        self._lines()
        self._orders_and_needs()
        for one in self.story.meetings:
            self._meeting(one)
        self._plan()
        self._write()
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

    def _meeting(self, one: Met) -> None:
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

    def _write(self) -> None:
        written = self.story.writing
        meeting, events = self.meetings[written.meeting], self._events(written.events)
        held = self.case.get_one(Meeting, meeting).held
        for heading, text in written.passages.items():
            new = {number: events[number - 1] for number, _, _ in numbers_in(text)}
            self.case = write_passage(self.case, meeting, heading, text, new, on=held, author=written.author)

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
