"""Whom a row speaks of: one person by name or kinship, nobody where it might be two."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY

from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.proposals import FamilyProposal, IncomingFile, Locator, Proposal, Proposals
from ecm_desktop.editing.people import begin_case
from ecm_desktop.editing.proposals import accept
from ecm_desktop.intake.kin import Circle
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.spoken_of import SpokenOf

BORN = date(2011, 8, 31)


def somebody(key, name, gender=Gender.MALE):
    return Person(id=key, external_ids=(key,), name=name, gender=gender)


PEOPLE = (
    Person(id="c", external_ids=("c",), name="Imani Hill", birth=on_day(BORN)), somebody("f", "Bo Hill"),
    somebody("m", "Siân Lee", Gender.FEMALE), somebody("g", "Grace Lee", Gender.FEMALE),
    somebody("h", "Ada Hill", Gender.FEMALE), somebody("b", "April Hill", Gender.FEMALE),
    somebody("x", "Jo Marsh"), somebody("y", "Jo Unwin", Gender.FEMALE),
)  # fmt: skip
BONDS = (("f", "c"), ("m", "c"), ("g", "m"), ("h", "f"), ("f", "b"))
PARENTAGES = tuple(Parentage(id=f"{a}{b}", parent=a, child=b) for a, b in BONDS)
CIRCLE = Circle(people=PEOPLE, parentages=PARENTAGES, child="c", file="family.ged")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bo moved out", "f"),
        ("Moved in with Mum", "m"),
        ("Sian unwell, dad caring", "mf"),
        ("placed with MGM", "g"),
        ("Gran came", ""),  # there are two
        ("a period of grace", ""),
        ("Grace came", "g"),
        ("April 2019: moved", ""),  # a month before a sister
        ("Sister born", "b"),
        ("Mum's sister came", ""),
        ("Aunt Karen came", ""),
        ("Mum Siân came", "m"),
        ("Jo came", ""),
        ("Imani came", ""),  # every row tells of the child
        ("", ""),
    ],
)
def test_one_person_is_meant_or_nobody(text, who):
    assert SpokenOf([CIRCLE]).people_in(text) == tuple(("family.ged", key) for key in who)


def test_the_people_of_a_row_come_to_its_event_when_they_come_in():
    case = begin_case("T-1", "Imani Hill", BORN, TODAY, counting("c"))
    row = Proposal(
        file="a.csv", locator=Locator(row=1), raw="", when=on_day(BORN), rule="R01", text="Mum and Bo argued"
    )
    family = FamilyProposal(file="family.ged", people=PEOPLE, parentages=PARENTAGES, child="c")
    files = tuple(IncomingFile(name=name, sha256=name) for name in ("a.csv", "family.ged"))
    look = LookThrough().with_more([Proposals(files=files, rows=(row,), families=(family,))], BORN)
    look = look.tick_person(("family.ged", "f"), False)
    after = accept(case, look.chosen(look.shown(case)), counting("n"), TODAY)
    (event,) = after.of(LifeEvent)
    assert [after.get_one(Person, key).name for key in event.people] == ["Siân Lee"]
    again = LookThrough().with_more([Proposals(files=files[:1], rows=(row,))], BORN).shown(after)
    assert [person for file, person in again.rows[0].people if not file] == list(event.people)
