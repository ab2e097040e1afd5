"""The family file: sound by the grammar of GEDCOM 7, and read back as it was written."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from families import any_families, of_year
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Partnership,
    PartnershipKind,
    PartnershipPeriod,
    Placement,
    Relationship,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Kind, Period, Precision, When, between, on_day
from ecm_desktop.domain.people import Child, Gender, HowMany, Person, PregnancyLoss
from ecm_desktop.errors import InputRefused
from ecm_desktop.exchange.gedcom import family_file, not_carried
from ecm_desktop.exchange.gedcom.when import date_value
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.gedcom.family import read_family
from ecm_desktop.intake.gedcom.when import gedcom_when
from ecm_desktop.intake.tables.opening import FileKind, kind_of_file

_LINE = re.compile(r"(0|[1-9][0-9]?) (?:(@[A-Z0-9_]+@) )?([A-Z][A-Z0-9_]*)(?: ([^\x00-\x08\x0b-\x1f\x7f]*))?")
_POINTER = re.compile(r"@[A-Z0-9_]+@")


def read_back(tmp_path_factory, data: bytes):
    file = tmp_path_factory.mktemp("family") / "family.ged"
    file.write_bytes(data)
    proposal, remarks = read_family(file, FileKind.GEDCOM, None)
    assert remarks == ()
    return proposal


def as_case(proposal) -> Case:
    return Case([*proposal.people, *proposal.partnerships, *proposal.parentages])


def people_of(case: Case) -> dict[str, tuple[object, ...]]:
    """What the file says of each person, by name."""
    return {
        one.name: (one.gender, days(one.birth), days(one.death), one.has_died, one.loss, one.note, one.other_names)
        for one in case.of(Person)
    }


def bonds_of(case: Case) -> set[tuple[object, ...]]:
    names = {one.id: one.name for one in case.of(Person)}
    return {(names[one.parent], names[one.child], one.nature) for one in case.of(Parentage)}


def couples_of(case: Case) -> set[frozenset[str]]:
    names = {one.id: one.name for one in case.of(Person)}
    return {frozenset((names[one.a], names[one.b])) for one in case.of(Partnership)}


def days(when: When | None) -> tuple[date | None, date | None] | None:
    return (when.earliest, when.latest) if when and when.is_dated else None


@given(any_families())
@settings(max_examples=60)
def test_every_line_is_sound_and_every_pointer_leads_somewhere(case: Case) -> None:
    lines = [_LINE.fullmatch(line) for line in family_file(case, "OFFICIAL-SENSITIVE").decode().split("\n")[:-1]]
    assert all(lines)
    assert [line[3] for line in (lines[0], lines[-1])] == ["HEAD", "TRLR"]
    assert all(int(after[1]) <= int(line[1]) + 1 for line, after in pairwise(lines))
    records = [line[2] for line in lines if line[2]]
    assert len(records) == len(set(records))
    pointers = {line[4] for line in lines if line[4] and _POINTER.fullmatch(line[4])}
    assert pointers <= set(records)


@given(any_families())
@settings(max_examples=60)
def test_what_is_written_is_read_back(tmp_path_factory, case: Case) -> None:
    named = Case([_renamed(one) if isinstance(one, Person) else one for one in case.values()])
    back = as_case(read_back(tmp_path_factory, family_file(named, "")))
    assert people_of(back) == people_of(named)
    assert bonds_of(back) == {one for one in bonds_of(named) if one[0] != one[1]}
    assert couples_of(back) >= {one for one in couples_of(named) if len(one) == 2}


def _renamed(one: Person) -> Person:
    return replace(one, name=f"Bo {one.id}", species="")


_DAYS = st.dates(date(1500, 1, 1), date(2100, 12, 31))


@given(_DAYS, _DAYS, st.sampled_from(["point", "before", "after", "from", "until", "span"]))
def test_a_date_keeps_its_days(one: date, other: date, sort: str) -> None:
    first, last = sorted((one, other))
    when = {
        "point": between(first, last, Precision.WINDOW),
        "before": When(latest=last, kind=Kind.BEFORE),
        "after": When(earliest=first, kind=Kind.AFTER),
        "from": When(earliest=first, kind=Kind.FROM),
        "until": When(latest=last, kind=Kind.UNTIL),
        "span": When(
            earliest=first, latest=last, kind=Kind.SPAN, start=on_day(first).interval, end=on_day(last).interval
        ),
    }[sort]
    assert days(gedcom_when(date_value(when))) == (when.earliest, when.latest)


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (on_day(date(2011, 8, 31)), "31 AUG 2011"),
        (of_year(1984), "1984"),
        (between(date(2011, 2, 1), date(2011, 2, 28), Precision.MONTH), "FEB 2011"),
        (between(date(1954, 1, 1), date(1956, 12, 31), Precision.YEARS), "ABT 1955"),
        (When(latest=date(1978, 12, 31), kind=Kind.BEFORE), "BEF 1979"),
        (When(earliest=date(2004, 1, 1), kind=Kind.AFTER), "AFT 2003"),
        (When(latest=date.max, kind=Kind.BEFORE), ""),
        (When(words="nobody remembers"), ""),
    ],
    ids=str,
)
def test_a_date_is_written_no_finer_than_it_is_known(when: When, written: str) -> None:
    assert date_value(when) == written


def a_family() -> Case:
    born = between(date(2011, 6, 1), date(2011, 8, 31), Precision.SEASON, "summer 2011")
    return Case([
        Person(id="c", name="Jay Mason", given="Jay", surname="Mason", birth=born, note="Line one\n@home\nx"),
        Person(id="s", name="Kit Mason", birth_group="g", identical=False),
        Person(id="t", name="Lou Mason", birth_group="g", identical=False),
        Person(id="m", name="Ann Mason", gender=Gender.FEMALE, death=When(words="some winter"), is_dead=True),
        Person(id="g", name="Nan", gender=Gender.FEMALE, external_ids=("@I7@",)),
        Person(id="l", name="Baby", loss=PregnancyLoss.STILLBIRTH, is_dead=True),
        Child(id="child", person="c", fictional=True),
        Parentage(id="1", parent="m", child="c"),
        Parentage(
            id="2", parent="g", child="c", nature=ParentageKind.GUARDIANSHIP, period=Period(on_day(date(2018, 3, 4)))
        ),
        Partnership(
            id="p", a="m", b="g",
            periods=(
                PartnershipPeriod(kind=PartnershipKind.COHABITING, began=of_year(2001), separated=of_year(2003)),
                PartnershipPeriod(kind=PartnershipKind.MARRIED, married=of_year(2005), divorced=of_year(2009)),
            ),
        ),
    ])  # fmt: skip


def test_words_notes_orders_and_times_together_come_back(tmp_path_factory) -> None:
    data = family_file(a_family(), "OFFICIAL-SENSITIVE")
    back = as_case(read_back(tmp_path_factory, data))
    by_name = {one.name: one for one in back.of(Person)}
    assert by_name["Jay Mason"].birth.words == "summer 2011"
    assert by_name["Jay Mason"].note == "Line one\n@home\nx"
    assert by_name["Ann Mason"].death.words == "some winter"
    assert by_name["Nan"].id == "@I7@"
    assert by_name["Kit Mason"].birth_group == by_name["Lou Mason"].birth_group
    assert by_name["Kit Mason"].identical is False
    guardian = next(one for one in back.of(Parentage) if one.parent == "@I7@")
    assert (guardian.nature, days(guardian.period.start)) == (
        ParentageKind.GUARDIANSHIP, (date(2018, 3, 4), date(2018, 3, 4)),
    )  # fmt: skip
    (couple,) = back.of(Partnership)
    assert [one.kind for one in couple.periods] == [PartnershipKind.COHABITING, PartnershipKind.MARRIED]
    assert [days(one.period.start) for one in couple.periods] == [days(of_year(2001)), days(of_year(2005))]
    assert [days(one.period.end) for one in couple.periods] == [days(of_year(2003)), days(of_year(2009))]


def test_its_head_says_how_to_handle_it_and_that_it_is_invented() -> None:
    head = family_file(a_family(), "OFFICIAL-SENSITIVE").decode().split("\n0 @")[0]
    assert "OFFICIAL-SENSITIVE" in head
    assert "FICTIONAL" in head
    assert family_file(a_family(), "") == family_file(a_family(), "")


def test_what_has_no_place_in_it_is_said() -> None:
    more = a_family().put(
        Household(id="h", name="Nan's"), Placement(id="pl1"), Placement(id="pl2"), Relationship(id="r", a="c", b="g")
    )
    assert not_carried(a_family(), Translator()) == ""
    assert not_carried(more, Translator()) == (
        "That format has no place for 1 household, 2 homes of the child and 1 line on how two people are with each"
        " other: they stay here."
    )


def test_families_of_other_programs_come_through_a_case_unchanged(shared, tmp_path_factory) -> None:
    files = [path for path in sorted(shared("corpora").rglob("*.ged")) if path.stat().st_size < 300_000]
    seen = 0
    for path in files:
        try:
            there, _ = read_family(path, kind_of_file(path), None)
        except InputRefused:
            continue
        case = as_case(there)
        if not case.of(Person):
            continue
        back = as_case(read_back(tmp_path_factory, family_file(case, "")))
        assert sorted(_told(one) for one in back.of(Person)) == sorted(_told(one) for one in case.of(Person)), path
        seen += 1
    assert seen > 40


def _told(one: Person) -> str:
    return repr((one.name, one.gender, days(one.birth), days(one.death), one.has_died, one.loss, one.birth_place))


def test_what_has_no_place_is_told_and_no_animal_becomes_a_person() -> None:
    rex = Person(id="rex", name="Rex", species="dog")
    more = Person(id="more", name="", many=HowMany(3), fills=("alcohol",))
    case = a_family().put(rex, more, ParentalResponsibility(id="pr", holder="more", child="rex"))
    assert b"Rex" not in family_file(case, "")
    told = not_carried(case, Translator())
    for part in (
        "1 animal",
        "1 note of parental responsibility",
        "health marks of one person",
        "one symbol stands for",
    ):
        assert part in told
