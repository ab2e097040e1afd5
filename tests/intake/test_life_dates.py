"""Births and deaths that sources date differently: found among rows, families and the case; asked about once."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY
from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.dates import When, on_day
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.proposals import FamilyProposal, IncomingFile, LifeDate, Locator, Proposal, Proposals
from ecm_desktop.editing.people import begin_case
from ecm_desktop.editing.proposals import accept
from ecm_desktop.intake.asking import open_dates
from ecm_desktop.intake.life_dates import DateAnswer
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import read_singly

BORN = date(2011, 8, 31)
DIED, LATER, YEAR_BEFORE = date(2019, 7, 27), date(2019, 7, 29), date(2018, 7, 27)


def row(file, number, text, when):
    when = on_day(when) if isinstance(when, date) else when
    return Proposal(file=file, locator=Locator(row=number), raw="", when=when, rule="R01", text=text, agency=file)


def rows(*told):
    files = tuple(IncomingFile(name=name, sha256=name) for name in dict.fromkeys(one.file for one in told))
    return Proposals(files=files, rows=told)


def a_man(key, name, died=None, **more):
    return Person(
        id=key, external_ids=(key,), name=name, gender=Gender.MALE, is_dead=died is not None,
        death=on_day(died) if died else None, **more,
    )  # fmt: skip


def a_family(*people, file="family.ged", bonds=(("@F@", "@C@"),)):
    child = Person(id="@C@", external_ids=("@C@",), name="Cy Hill", birth=on_day(BORN))
    parentages = tuple(Parentage(id=f"{a}{b}", parent=a, child=b) for a, b in bonds)
    family = FamilyProposal(file=file, people=(child, *people), parentages=parentages, child="@C@")
    return Proposals(files=(IncomingFile(name=file, sha256=file),), families=(family,))


@pytest.fixture
def case():
    return begin_case("T-1", "Cy Hill", BORN, TODAY, counting("c"))


def looked_at(*parts):
    return LookThrough().with_more(parts, BORN)


def asked(look, case):
    return open_dates(look, look.shown(case), case)


def told_in(question):
    return [(one.when.earliest, [told.teller for told in one.told]) for one in question.choices]


def choose(look, question, day):
    when = next((one.when for one in question.choices if one.when.earliest == day), None)
    return look.settle(DateAnswer(fact=question.fact, when=when, rows=question.rows, people=question.people))


def deaths(case):
    return {one.name: one.death.earliest for one in case.of(Person) if one.death is not None}


def events(case):
    return [(one.title, one.when.earliest, len(one.tellings)) for one in case.of(LifeEvent)]


def test_a_death_that_a_row_and_the_family_file_date_differently_is_asked_about(case):
    look = looked_at(rows(row("health", 1, "Father deceased", LATER)), a_family(a_man("@F@", "Bo Hill", DIED)))
    (question,) = asked(look, case)
    assert (question.name, question.fact.which) == ("Bo Hill", LifeDate.DEATH)
    assert told_in(question) == [(DIED, ["family.ged"]), (LATER, ["health"])]


@pytest.mark.parametrize(("chosen", "kept"), [(DIED, DIED), (LATER, LATER), (None, None)])
def test_what_is_chosen_dates_the_person_and_the_event_and_each_source_keeps_its_own(case, chosen, kept):
    look = looked_at(rows(row("health", 1, "Father deceased", LATER)), a_family(a_man("@F@", "Bo Hill", DIED)))
    (question,) = asked(look, case)
    look = choose(look, question, chosen)
    assert asked(look, case) == ()
    after = accept(case, look.chosen(look.shown(case)), counting("n"), TODAY)
    (event,) = after.of(LifeEvent)
    assert deaths(after) == {"Bo Hill": kept or DIED}
    assert event.when.earliest == (kept or LATER)
    assert [one.when.earliest for one in event.tellings] == [LATER]


def test_two_rows_are_asked_about_without_a_family(case):
    told = rows(row("police", 1, "Dad died", DIED), row("health", 1, "Father deceased", LATER))
    look = looked_at(told)
    (question,) = asked(look, case)
    assert (question.name, question.text) == ("", "Dad died")
    look = choose(look, question, LATER)
    after = accept(case, look.chosen(look.shown(case)), counting("n"), TODAY)
    assert events(after) == [("Dad died", LATER, 2)]


def test_a_year_that_was_typed_wrongly_is_asked_about_and_the_rows_become_one_event_when_it_is_said(case):
    told = rows(row("health", 1, "Bereavement: father", YEAR_BEFORE), row("police", 1, "Bo died", DIED))
    look = looked_at(told, a_family(a_man("@F@", "Bo Hill", DIED)))
    assert [one.group for one in look.shown(case).rows] == [None, None]
    (question,) = asked(look, case)
    assert told_in(question) == [(DIED, ["family.ged", "police"]), (YEAR_BEFORE, ["health"])]
    left_open = choose(look, question, None)
    assert [one.group for one in left_open.shown(case).rows] == [None, None]
    look = choose(look, question, DIED)
    after = accept(case, look.chosen(look.shown(case)), counting("n"), TODAY)
    assert [(when, count) for _, when, count in events(after)] == [(DIED, 2)]


def test_a_wider_date_agrees_with_each_that_it_holds_and_contradicts_none(case):
    year = When(earliest=date(2019, 1, 1), latest=date(2019, 12, 31), words="2019")
    look = looked_at(rows(row("police", 1, "Father deceased", year)), a_family(a_man("@F@", "Bo Hill", DIED)))
    assert asked(look, case) == ()


def test_the_side_of_the_family_says_which_grandfather(case):
    mother = Person(id="@M@", name="Ann", gender=Gender.FEMALE)
    older = a_man("@G@", "Ron Lee", DIED), a_man("@H@", "Al Hill", DIED.replace(year=2004))
    family = a_family(
        a_man("@F@", "Bo Hill"), mother, *older,
        bonds=(("@F@", "@C@"), ("@M@", "@C@"), ("@G@", "@M@"), ("@H@", "@F@")),
    )  # fmt: skip
    look = looked_at(rows(row("health", 1, "Bereavement - maternal grandfather", YEAR_BEFORE)), family)
    assert [one.name for one in asked(look, case)] == ["Ron Lee"]
    look = looked_at(rows(row("health", 1, "PGF died", YEAR_BEFORE)), family)
    assert asked(look, case) == (), "his death is told of another time, and nobody's slip"


@pytest.mark.parametrize("text", ["Brother born", "Lee born", "D.O.B. of brother Lee"])
def test_a_birth_that_is_told_otherwise_is_asked_about(case, text):
    brother = Person(
        id="@B@", external_ids=("@B@",), name="Lee Hill", gender=Gender.MALE, birth=on_day(date(2015, 3, 8))
    )
    family = a_family(a_man("@F@", "Bo Hill"), brother, bonds=(("@F@", "@C@"), ("@F@", "@B@")))
    look = looked_at(rows(row("school", 1, text, date(2015, 8, 3))), family)
    (question,) = asked(look, case)
    assert (question.name, question.fact.which) == ("Lee Hill", LifeDate.BIRTH)
    look = choose(look, question, date(2015, 8, 3))
    after = accept(case, look.chosen(look.shown(case)), counting("n"), TODAY)
    assert next(one.birth.earliest for one in after.of(Person) if one.name == "Lee Hill") == date(2015, 8, 3)


def test_the_childs_own_birth_and_what_came_of_a_death_are_not_asked_about(case):
    told = rows(
        row("school", 1, "Cy born", date(2011, 9, 1)), row("school", 2, "Counselling since father died", YEAR_BEFORE)
    )
    assert asked(looked_at(told, a_family(a_man("@F@", "Bo Hill", DIED))), case) == ()


def test_a_decision_is_open_again_when_its_row_is_dated_by_hand_or_taken_apart(case):
    told = rows(row("police", 1, "Bo died", DIED), row("health", 1, "Bereavement: father", YEAR_BEFORE))
    look = looked_at(told, a_family(a_man("@F@", "Bo Hill", DIED)))
    settled = choose(look, asked(look, case)[0], DIED)
    one, other = (told.rows[place].key for place in (0, 1))
    assert settled.settled
    assert settled.judge(settled.verdicts.say_apart(one, ("c.csv", "row 1"))).settled == settled.settled
    apart = settled.judge(settled.verdicts.say_apart(one, other))
    by_hand = settled.date(other, on_day(LATER))
    for again in (apart, by_hand):
        assert again.settled == {}
        assert [question.name for question in asked(again, case)] == ["Bo Hill"]
    right = settled.date(other, on_day(DIED))
    after = accept(case, right.chosen(right.shown(case)), counting("n"), TODAY)
    assert {when for _, when, _ in events(after)} == {DIED}


def test_a_row_without_its_tick_tells_nothing(case):
    look = looked_at(rows(row("health", 1, "Father deceased", LATER)), a_family(a_man("@F@", "Bo Hill", DIED)))
    assert asked(look.tick(("health", "row 1"), False), case) == ()


def test_another_file_with_another_date_asks_again(case):
    look = looked_at(rows(row("health", 1, "Father deceased", LATER)), a_family(a_man("@F@", "Bo Hill", DIED)))
    look = choose(look, asked(look, case)[0], DIED)
    more = look.with_more([rows(row("police", 1, "Bo died", DIED.replace(day=20)))], BORN)
    assert [one.name for one in asked(more, case)] == ["Bo Hill"]


def test_what_the_case_has_is_asked_about_when_a_new_file_tells_it_otherwise_and_never_twice(case):
    look = looked_at(a_family(a_man("@F@", "Bo Hill", DIED)))
    first = accept(case, look.chosen(look.shown(case)), counting("n"), TODAY)
    other = a_family(a_man("@F@", "Bo Hill", LATER), file="newer.ged")
    look = looked_at(other)
    (question,) = asked(look, first)
    assert told_in(question) == [(DIED, [""]), (LATER, ["newer.ged"])]
    look = choose(look, question, LATER)
    after = accept(first, look.chosen(look.shown(first)), counting("m"), TODAY)
    assert deaths(after) == {"Bo Hill": LATER}
    assert asked(looked_at(a_family(a_man("@F@", "Bo Hill", DIED))), after) == (), "that file was looked at before"


def test_a_row_joins_the_event_that_the_case_has_of_that_death(case):
    family, told = a_family(a_man("@F@", "Bo Hill", DIED)), rows(row("police", 1, "Bo died", DIED))
    look = looked_at(family, told)
    first = accept(case, look.chosen(look.shown(case)), counting("n"), TODAY)
    look = looked_at(rows(row("health", 1, "Bereavement: father", YEAR_BEFORE)))
    (question,) = asked(look, first)
    look = choose(look, question, DIED)
    after = accept(first, look.chosen(look.shown(first)), counting("m"), TODAY)
    assert events(after) == [("Bo died", DIED, 2)]


def test_two_of_one_name_are_not_mistaken_for_each_other(case):
    young = replace(a_man("@S@", "Bo Hill", date(2019, 1, 1)), note="the younger")
    family = a_family(a_man("@F@", "Bo Hill", DIED), young)
    assert asked(looked_at(rows(row("health", 1, "Bo died", LATER)), family), case) == ()


@pytest.mark.parametrize(
    ("name", "who"),
    [("twins", {"Tunde", "Clive"}), ("welsh", {"Emyr"}), ("small", {"Arthur"})],
)
def test_the_deaths_that_the_shared_cases_contradict_themselves_on_are_asked_about(answered, shared, name, who):
    found = answered(name)
    files = [found.folder / one["file"] for one in found.answers["files"]] + [found.folder / "family.ged"]
    names = (found.answers["slug"],)
    look = LookThrough().with_more(read_singly(files, found.born, TODAY, names), found.born)
    people = look.parts[-1].families[0].people
    child = next(one.id for one in people if one.birth and one.birth.earliest == found.born)
    look = look.name_child("family.ged", child)
    case = begin_case("R-1", "Somebody", found.born, TODAY, counting("c"))
    questions = asked(look, case)
    assert {one.fact.which for one in questions} == {LifeDate.DEATH}
    assert len(questions) == len(who)
    assert all(any(word in one.name for one in questions) for word in who)
