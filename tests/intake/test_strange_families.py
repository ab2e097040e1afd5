"""Families that cannot be, or hardly: read, taken into a case, seated and drawn, with nobody lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.people import Person
from ecm_desktop.editing.proposed_family import with_family
from ecm_desktop.intake.read import read_files

HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"


def person(number: int, *lines: str) -> str:
    return "\n".join([f"0 @I{number}@ INDI", *lines]) + "\n"


def family(number: int, *lines: str) -> str:
    return "\n".join([f"0 @F{number}@ FAM", *lines]) + "\n"


STRANGE = {
    "a circle of parents": (3, person(1, "1 NAME A") + person(2, "1 NAME B") + person(3, "1 NAME C")
        + family(1, "1 HUSB @I1@", "1 CHIL @I2@") + family(2, "1 HUSB @I2@", "1 CHIL @I3@")
        + family(3, "1 HUSB @I3@", "1 CHIL @I1@")),
    "somebody married to themselves": (1, person(1, "1 NAME A") + family(1, "1 HUSB @I1@", "1 WIFE @I1@", "1 MARR Y")),
    "their own child": (1, person(1, "1 NAME A") + family(1, "1 HUSB @I1@", "1 CHIL @I1@")),
    "a parent younger than the child": (2, person(1, "1 NAME A", "1 BIRT", "2 DATE 2010")
        + person(2, "1 NAME B", "1 BIRT", "2 DATE 1970") + family(1, "1 WIFE @I1@", "1 CHIL @I2@")),
    "a thousand children": (1001, person(0, "1 NAME A") + "".join(person(n, f"1 NAME C{n}") for n in range(1, 1001))
        + family(1, "1 WIFE @I0@", *(f"1 CHIL @I{n}@" for n in range(1, 1001)))),
    "a name of ten thousand letters": (1, person(1, f"1 NAME {'x' * 10_000} /{'y' * 10_000}/")),
}  # fmt: skip


@pytest.mark.parametrize("what", STRANGE)
def test_a_strange_family_is_read_seated_and_drawn_with_everybody(tmp_path: Path, setting: Setting, what: str) -> None:
    people, told = STRANGE[what]
    file = tmp_path / "family.ged"
    file.write_text(HEAD + told + "0 TRLR\n", encoding="utf-8")
    (proposal,) = read_files([file], None, TODAY).families
    assert len(proposal.people) == people
    case, _ = with_family(Case(), proposal, counting())
    assert len(case.of(Person)) == people
    assert all(one.a != one.b for one in case.of(Partnership))
    drawing = genogram.draw(case, arrange(case), None, setting)
    assert sum(mark.id.startswith("person:") for mark in drawing.marks) == people
