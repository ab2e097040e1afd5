"""Which rows are believed to tell the same event: laws and small examples."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import not_known, on_day
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.proposals import Locator, Proposal, Verdicts, told_event
from ecm_desktop.intake.dates import read
from ecm_desktop.intake.differing import birth_in, tell_differently, tells_another_birth
from ecm_desktop.intake.duplicates import Comparison, mark_duplicates
from ecm_desktop.intake.kin import Circle
from ecm_desktop.intake.lives import Days, Deaths

DAY = date(2019, 7, 27)


def row(file, text, day=DAY):
    when = on_day(day) if day else not_known()
    return Proposal(file=file, locator=Locator(row=1), raw="", when=when, rule="R01", text=text)


def groups(*rows):
    return [one.group for one in mark_duplicates(rows)]


def test_the_same_thing_in_other_words_is_one_event():
    first, second, third = groups(
        row("a", "Dad died"), row("b", "Father deceased"), row("b", "Moved to new school", date(2019, 9, 2))
    )
    assert first == second is not None
    assert third is None


def test_what_comes_again_in_one_file_is_not_one_event():
    assert groups(row("a", "Weekly visit"), row("a", "Weekly visit", date(2019, 8, 3))) == [None, None]


def test_a_row_entered_twice_in_one_file_is_one_event():
    first, second = groups(row("a", "Weekly visit"), row("a", "Weekly visit"))
    assert first == second is not None


def test_months_apart_is_never_grouped():
    assert groups(row("a", "Dad died"), row("b", "Dad died", date(2020, 2, 27))) == [None, None]


def test_a_row_without_a_date_is_only_pointed_out():
    one, other = mark_duplicates([row("a", "Dad died suddenly"), row("b", "Dad died suddenly", None)])
    assert (one.group, other.group) == (None, None)
    assert (one.maybe, other.maybe) == ((1,), (0,))


ROWS = st.builds(
    row,
    st.sampled_from("abc"),
    st.sampled_from(["Dad died", "Father deceased", "Visit", "Police visit", "Moved home", "", "ŵ"]),
    st.none() | st.dates(date(2019, 7, 1), date(2019, 12, 1)),
)


@given(st.lists(ROWS, max_size=15))
def test_marking_changes_nothing_else_and_points_at_others(rows):
    marked = mark_duplicates(rows)
    assert [(one.text, one.when, one.file) for one in marked] == [(one.text, one.when, one.file) for one in rows]
    for place, one in enumerate(marked):
        assert len(one.maybe) <= 3
        assert all(other != place and 0 <= other < len(rows) for other in one.maybe)


@given(st.lists(ROWS, max_size=15))
def test_a_group_has_two_rows_or_more(rows):
    named = [one.group for one in mark_duplicates(rows) if one.group]
    assert all(named.count(group) > 1 for group in named)


def known(title, day=DAY, lane="loss", telling=None):
    told = (Telling(source="s", text=telling, when=on_day(day)),) if telling else ()
    return Case(
        [Source(id="s", file="old.csv"), LifeEvent(id="e", title=title, when=on_day(day), lane=lane, tellings=told)]
    )


def test_a_row_that_tells_an_event_of_the_case_again_says_which():
    for case in (known("Father deceased"), known("?", telling="Father deceased")):
        (one,) = mark_duplicates([row("a", "Dad died")], case)
        assert (one.known, one.group) == ("e", None)
    (other,) = mark_duplicates([row("a", "Moved school")], known("Father deceased", date(2018, 1, 1)))
    assert other.known is None


def test_an_event_that_a_row_may_tell_again_is_pointed_out():
    case = known("Father deceased, hospital called at night", day=DAY)
    one, *_ = mark_duplicates([row("a", "Dad seen, upset", date(2019, 8, 20)), *OTHERS], case)
    assert (one.known, one.maybe_known) == (None, ("e",))


def test_two_rows_of_one_known_event_are_one_group():
    one, other = mark_duplicates([row("a", "Dad died"), row("b", "Father deceased")], known("Father died"))
    assert one.group == other.group is not None
    assert one.known == other.known == "e"


def test_what_a_person_said_counts_more_than_likeness():
    rows = [row("a", "Dad died"), row("b", "Father deceased"), row("c", "Dentist", date(2019, 1, 1))]
    said = Verdicts().say_apart(rows[0].key, rows[1].key)
    one, other, _ = mark_duplicates(rows, verdicts=said)
    assert (one.group, other.group, one.maybe) == (None, None, ())
    _, other, third = mark_duplicates(rows, verdicts=said.say_same(rows[1].key, rows[2].key))
    assert other.group == third.group is not None


def test_a_person_may_say_that_a_row_tells_a_known_event_or_does_not():
    one = row("a", "Dad died")
    (said,) = mark_duplicates([one], known("Father deceased"), verdicts=Verdicts().say_apart(one.key, told_event("e")))
    assert (said.known, said.maybe_known) == (None, ())
    other = row("a", "Swimming lessons")
    (said,) = mark_duplicates([other], known("Father died"), verdicts=Verdicts().say_same(other.key, told_event("e")))
    assert said.known == "e"


def test_the_last_word_on_a_pair_holds():
    one, other = ("a", "1"), ("b", "2")
    said = Verdicts().say_same(one, other).say_apart(other, one)
    assert (said.same, said.apart) == (frozenset(), frozenset({frozenset((one, other))}))
    assert said.say_same(one, other).apart == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Placed with MGM Valerie", "Child placed, now living with father's family (GP note)"),
        ("Placed with foster carers", "Placed in residential children's home"),
        ("Moved to Derby", "Moved to Leeds"),
        ("Possession class B, NFA", "Possession class B, community resolution"),
        ("Burglary: not guilty", "Burglary: found guilty"),
    ],
)
def test_what_contradicts_is_never_one_event_but_pointed_out(one, other):
    assert tell_differently(one, other)
    assert tell_differently(other, one)
    first, second = mark_duplicates([row("a", one), row("b", other)])
    assert (first.group, second.group) == (None, None)
    assert (first.maybe, second.maybe) == ((1,), (0,))


def test_the_births_of_two_people_are_two_events_and_contradict_nothing():
    mine, twin = row("a", "Isaiah born 00.11hrs"), row("b", "D.O.B. on school system (Imani)")
    assert [(one.group, one.maybe) for one in mark_duplicates([mine, twin])] == [(None, ())] * 2
    assert not tell_differently(mine.text, twin.text)
    assert groups(row("a", "Imani born 23.48hrs"), twin) == ["g1", "g1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Placed with MGM Valerie & Clive", "Now living with grandparents. Settling"),
        ("Moved to Derby with Gran", "Moved in with Gran"),
        ("Living with MGM", "Contact with father's family"),
        ("Burglary: guilty", "Burglary: convicted at youth court"),
    ],
)
def test_what_only_says_more_or_less_does_not_contradict(one, other):
    assert not tell_differently(one, other)
    assert not tell_differently(other, one)


def a_circle(died=DAY, other_died=None):
    """A child, both parents, a grandfather on each side."""

    def dead(key, name, day):
        return Person(id=key, name=name, gender=Gender.MALE, is_dead=True, death=on_day(day) if day else None)

    people = (
        Person(id="c", name="Cy"), Person(id="m", name="Ann", gender=Gender.FEMALE),
        Person(id="f", name="Bo", gender=Gender.MALE), dead("g", "Clive Hill", died), dead("h", "Ron Lee", other_died),
    )  # fmt: skip
    bonds = (("m", "c"), ("f", "c"), ("g", "m"), ("h", "f"))
    parentages = tuple(Parentage(id=f"{a}{b}", parent=a, child=b) for a, b in bonds)
    return Circle(people=people, parentages=parentages, child="c")


OTHERS = tuple(row("d", f"{name} died", date(year, 1, 1)) for year, name in enumerate(("Mo", "Jo", "Al", "Vi"), 2001))
AT_HOME, AT_WEEKEND = row("a", "Clive died at home"), row("b", "Grandad died at weekend", date(2019, 7, 29))


def test_kin_words_and_names_that_mean_one_person_tell_one_death():
    assert groups(AT_HOME, AT_WEEKEND, *OTHERS)[:2] == [None, None]
    one, other, *_ = mark_duplicates([AT_HOME, AT_WEEKEND, *OTHERS], circles=[a_circle()])
    assert one.group == other.group is not None


def test_the_familys_dates_say_which_grandfather():
    for circle, who in ((a_circle(), "clive hill"), (a_circle(died=date(2010, 1, 1), other_died=DAY), "ron lee")):
        assert Deaths([circle]).told_in("grandad died at weekend", Days(DAY, DAY)) == who
    assert Deaths([a_circle(other_died=DAY)]).told_in("grandad died at weekend", Days(DAY, DAY)) is None


def test_deaths_of_two_people_in_one_week_stay_two():
    circle = a_circle(other_died=DAY)
    one, other = mark_duplicates([row("a", "Clive died"), row("b", "Ron died")], circles=[circle])
    assert (one.group, other.group, one.maybe) == (None, None, ())


def test_words_that_say_both_who_and_what_join_the_two_without_a_family():
    third = row("c", "Grandad Clive died. Quiet all week")
    one, other, last, *_ = mark_duplicates([AT_HOME, AT_WEEKEND, third, *OTHERS])
    assert one.group == other.group == last.group is not None


def test_what_came_of_a_death_is_not_the_death():
    deaths = Deaths([a_circle()])
    assert deaths.told_in("grandad clive died", Days(DAY, DAY)) == "clive hill"
    for text in ("referred as grandad died", "funeral, grandad died last week", "grandad unwell"):
        assert deaths.told_in(text, Days(DAY, DAY)) is None


def test_another_date_of_birth_is_known_by_its_words():
    other = on_day(date(2009, 3, 4))
    assert tells_another_birth("D.O.B. on school system", other, DAY)
    assert not tells_another_birth("D.O.B. on school system", on_day(DAY), DAY)
    assert not tells_another_birth("Sibling DOB", other, DAY)
    assert not tells_another_birth("Started school", other, DAY)
    assert not tells_another_birth("DOB", other, None)
    assert birth_in("Pupil log\nDOB per system 04/03/2009") == "04/03/2009"
    assert birth_in("Twin's DOB 04/03/2009") is None


SOME_DAYS = st.sampled_from([None, *(date(2019, 7, day) for day in (1, 2, 20)), date(2020, 1, 5), date(2012, 3, 4)])
SOME_WORDS = st.sampled_from(
    [
        "Dad died",
        "Father deceased",
        "Moved to new school",
        "Started school",
        "Police called to home",
        "Grandad Clive died",
    ]
)


@given(st.lists(st.tuples(st.sampled_from("abc"), SOME_WORDS, SOME_DAYS), min_size=2, max_size=12), st.data())
def test_another_date_is_taken_up_as_if_all_were_compared_anew(told, data):
    def rows(told):
        found = (row(*one) for one in told)
        return tuple(replace(one, locator=Locator(row=place)) for place, one in enumerate(found))

    event = LifeEvent(id="e", title="Dad died", when=on_day(DAY))
    case, comparison = Case([event]), Comparison()
    mark_duplicates(rows(told), case, comparison=comparison)
    for _ in range(2):
        place = data.draw(st.integers(0, len(told) - 1))
        told[place] = (*told[place][:2], data.draw(SOME_DAYS))
        changed = rows(told)
        assert mark_duplicates(changed, case, comparison=comparison) == mark_duplicates(changed, case)


def test_another_date_compares_only_that_row_again():
    rows = tuple(replace(row("a", f"Event {number}"), locator=Locator(row=number)) for number in range(30))
    comparison = Comparison()
    mark_duplicates(rows, comparison=comparison)
    before = list(comparison.told)
    mark_duplicates((*rows[:3], replace(rows[3], when=on_day(date(2001, 1, 1))), *rows[4:]), comparison=comparison)
    assert [place for place, one in enumerate(comparison.told) if one is not before[place]] == [3]


@pytest.mark.parametrize(("text", "grouped"), [("Fell in with older boys", False), ("Stole a bicycle again", True)])
def test_a_lane_alone_makes_no_two_rows_one_on_another_day(text, grouped):
    lane = [replace(row(*told), lane="offending") for told in (
        ("a", "Stole a bicycle"), ("b", text, date(2019, 8, 3)), ("c", "Hearing test", date(2012, 1, 1)),
    )]  # fmt: skip
    assert (groups(*lane)[:2] == ["g1", "g1"]) is grouped


@pytest.mark.parametrize(("text", "grouped"), [("School visit", False), ("Excluded from school", True)])
def test_everyday_words_over_a_whole_year_are_no_evidence(text, grouped):
    year = read("2019", None, TODAY).when
    one = replace(row("a", "Excluded at school"), when=year)
    assert (groups(one, row("b", text), row("c", "Hearing test", date(2012, 1, 1)))[:2] == ["g1", "g1"]) is grouped
