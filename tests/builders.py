"""Builders: a case in one readable line, made by the same verbs the program uses.

`a_case().with_couple("Ann", "Bo").with_child("Cy", born=2009).build()`
"""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.bonds import Parentage, Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Precision, When, between, on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting, MeetingKind
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.editing import bonds, life, meetings, people

TODAY = date(2026, 11, 1)


def in_year(year: int) -> When:
    """Some day of that year."""
    return between(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, str(year))


class CaseBuilder:
    """Grows a case step by step; ids count r1, r2, r3 … so that failures are readable."""

    def __init__(self, name: str, born: date) -> None:
        self.ids = counting()
        self.case = people.begin_case("T-1", name, born, TODAY, self.ids)
        self.named: dict[str, str] = {name: self.case.child.person if self.case.child else ""}
        self._couple: tuple[str, ...] = ()

    def with_person(self, name: str, gender: Gender = Gender.UNKNOWN, born: int | None = None) -> CaseBuilder:
        """Somebody without bonds."""
        person = Person(id=self.ids(), name=name, gender=gender, birth=in_year(born) if born else None)
        self.case = people.add_person(self.case, person)
        self.named[name] = person.id
        return self

    def with_couple(self, one: str, other: str, since: int | None = None) -> CaseBuilder:
        """A couple; children added next are theirs. Who is not there yet is added (a woman and a man)."""
        for name, gender in ((one, Gender.FEMALE), (other, Gender.MALE)):
            if name not in self.named:
                self.with_person(name, gender)
        pair = (self.named[one], self.named[other])
        period = PartnershipPeriod(kind=PartnershipKind.MARRIED, married=in_year(since) if since else None)
        self.case = bonds.add_bond(self.case, Partnership(id=self.ids(), a=pair[0], b=pair[1], periods=(period,)))
        self._couple = pair
        return self

    def with_child(self, name: str, born: int | None = None, gender: Gender = Gender.UNKNOWN) -> CaseBuilder:
        """A child of the last couple; who is there already becomes their child."""
        if name not in self.named:
            self.with_person(name, gender, born)
        for parent in self._couple:
            self.case = bonds.add_bond(self.case, Parentage(id=self.ids(), parent=parent, child=self.named[name]))
        return self

    def with_event(self, title: str, when: When | date, lane: Lane = Lane.FAMILY) -> CaseBuilder:
        """Something that happened."""
        dated = on_day(when) if isinstance(when, date) else when
        event = LifeEvent(id=self.ids(), title=title, when=dated, lane=lane)
        self.case = life.add_event(self.case, event)
        self.named[title] = event.id
        return self

    def with_meeting(self, held: date, nature: MeetingKind = MeetingKind.FORMULATION) -> CaseBuilder:
        """A meeting, closed again."""
        meeting = Meeting(id=self.ids(), held=held, nature=nature, is_open=True)
        self.case = meetings.close_meeting(meetings.open_new_meeting(self.case, meeting, self.ids), meeting.id)
        self.named[f"meeting {held}"] = meeting.id
        return self

    def build(self) -> Case:
        """The case."""
        return self.case


def a_case(name: str = "Jay Mason", born: date = date(2011, 8, 31)) -> CaseBuilder:
    """A new case of a child who is fifteen on the tests' today."""
    return CaseBuilder(name, born)
