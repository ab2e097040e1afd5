"""What a child may read of what is held about them: nobody else's name, and the same mark whatever it hides."""

from __future__ import annotations

from datetime import date

import pytest
from builders import CaseBuilder
from msgspec.structs import replace

from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.withholding import without_third_parties

MARK = "[withheld]"


def family() -> Case:
    case = CaseBuilder("Cy", date(2011, 5, 4)).with_meeting(date(2026, 3, 4)).build()
    child = case.child_person
    assert child is not None
    return case.put(
        replace(child, name="Cy Owen-Bevan", given="Cy", surname="Owen-Bevan"),
        Person(id="mum", name="Ṣadé Owen-Bevan", given="Ṣadé", surname="Owen-Bevan", other_names=("Shaz",)),
        Person(id="friend", name="Rose Lee", given="Rose", surname="Lee"),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ṣadé rang", f"{MARK} rang"),
        ("Aunt Sade rang", f"Aunt {MARK} rang"),
        ("SHAZ rang Shaz’s sister", f"{MARK} rang {MARK}’s sister"),
        ("Sadé Owen-Bevan and Cy Owen-Bevan", f"{MARK} and Cy Owen-Bevan"),
        ("Rose Lee", MARK),
        ("Prices rose; a lee shore", "Prices rose; a lee shore"),
        ("Cy told Rose", f"Cy told {MARK}"),
        ("Ros went. The sea. Rosy cheeks", f"{MARK} went. The sea. Rosy cheeks"),
        ("Theodora", "Theodora"),
        ("", ""),
    ],
)
def test_each_name_of_somebody_else_gives_way_to_the_mark(text: str, shown: str):
    event = LifeEvent(id="e", title=text, note=text, tellings=(Telling(source="s", text=text),))
    theo = Person(id="theo", name="Theo Lee")
    found = without_third_parties(family().put(event, theo), MARK, {"the"}).get_one(LifeEvent, "e")
    assert (found.title, found.note, found.tellings[0].text) == (shown, shown, shown)


def test_nobody_but_the_child_is_left_and_nothing_points_to_who_went():
    case = family().put(
        Placement(id="p", name="Rose Lee", carers=("friend",)), LifeEvent(id="e", title="x", people=("mum",))
    )
    left = without_third_parties(case, MARK)
    assert [one.name for one in left.of(Person)] == ["Cy Owen-Bevan"]
    assert left.get_one(Placement, "p").carers == ()
    assert left.get_one(Placement, "p").name == MARK
    assert left.get_one(LifeEvent, "e").people == ()


def test_professionals_and_agencies_stay():
    case = family()
    meeting = next(one.id for one in case.values() if type(one).__name__ == "Meeting")
    there = Attendance(id="a", meeting=meeting, agency="School", name="Rose Price")
    left = without_third_parties(case.put(there, Source(id="s", agency="Health")), MARK)
    assert left.get_one(Attendance, "a") == there
    assert left.get_one(Source, "s").agency == "Health"


def test_the_service_keeps_its_name_though_it_begins_somebody_s():
    case = family()
    child = case.child
    assert child is not None
    named = case.put(replace(child, service="Rosebury Ros Youth Justice Service"))
    found = without_third_parties(named, MARK).child
    assert found is not None
    assert found.service == "Rosebury Ros Youth Justice Service"


def test_a_case_without_a_child_withholds_everybody():
    left = without_third_parties(Case([Person(id="p", name="Rose Lee"), LifeEvent(id="e", title="Rose moved")]), MARK)
    assert left.of(Person) == ()
    assert left.get_one(LifeEvent, "e").title == f"{MARK} moved"
