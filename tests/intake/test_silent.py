"""Agencies that have told nothing yet, whatever they are called on the list of a meeting."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus
from ecm_desktop.domain.professionals import Professional
from ecm_desktop.intake.silent import told_nothing

EVENT = LifeEvent(
    id="e", title="starts school", when=on_day(date(2016, 9, 5)),
    tellings=(Telling(source="sc"), Telling(source="ed"), Telling(source="yjs")),
)  # fmt: skip
SOURCES = (
    Source(id="sc", agency="children's social care"), Source(id="ed", agency="education"),
    Source(id="yjs", agency="youth justice service"), Source(id="po", agency="police"),
)  # fmt: skip


def silent(*names: str, **more: object) -> list[str]:
    asked = [Attendance(id=f"a{n}", meeting="m", agency=name, **more) for n, name in enumerate(names)]
    return told_nothing(Case([EVENT, *SOURCES, *asked]))


def test_who_was_asked_and_told_nothing_is_named_once_in_the_order_of_the_alphabet():
    assert silent("Police", "CAMHS", "Housing", "police") == ["CAMHS", "Housing", "Police"]


def test_who_told_is_known_by_other_names_too():
    assert silent("Education (Ridgeway)", "Social care", "School", "YJS case manager", "Children's social care") == []
    assert silent("School nurse") == ["School nurse"]  # who is no school


def test_a_part_of_health_and_health_are_one_but_two_parts_of_it_are_not():
    told = LifeEvent(id="h", title="referred", when=on_day(date(2017, 9, 5)), tellings=(Telling(source="he"),))

    def asked(name: str, agency: str) -> list[str]:
        attendance = Attendance(id="a", meeting="m", agency=name)
        return told_nothing(Case([told, Source(id="he", agency=agency), attendance]))

    assert asked("CAMHS", "health") == asked("Health", "CAMHS") == []
    assert asked("CAMHS", "GP surgery") == ["CAMHS"]
    assert asked("CAMHS", "education") == ["CAMHS"]


def test_those_who_hold_the_meeting_are_not_expected_to_tell():
    assert silent("Psychologist", "ECM senior practitioner", "Chair") == []


def test_who_was_not_invited_is_not_missed_but_who_works_with_the_child_is():
    assert silent("Housing", status=AttendanceStatus.NOT_INVITED) == []
    case = Case([EVENT, *SOURCES, Professional(id="p", agency="Housing"), Professional(id="q", agency="Education")])
    assert told_nothing(case) == ["Housing"]
