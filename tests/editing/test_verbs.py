"""What the verbs do beyond changing a field, and what they refuse."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY, a_case, in_year

from ecm_desktop.domain.bonds import Parentage, Partnership, Relationship
from ecm_desktop.domain.course import attendance_of, hypotheses_in_order, open_meeting, position_before
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation
from ecm_desktop.domain.ids import counting
from ecm_desktop.domain.life import Annotation, LifeEvent, Link, Source, Telling
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.recovery import AgeDomain, Level
from ecm_desktop.domain.seats import Seat
from ecm_desktop.editing import bonds, formulation, life, meetings, people, recovery, seats
from ecm_desktop.errors import Refused


@pytest.mark.parametrize(
    ("reference", "name", "born"),
    [("", "Jay", date(2011, 1, 1)), ("  ", "Jay", date(2011, 1, 1)), ("R", "", date(2011, 1, 1)),
     ("R", "Jay", date(2027, 1, 1)), ("R", "Jay", date(1911, 1, 1)), ("R", "J" * 401, date(2011, 1, 1))],
)  # fmt: skip
def test_a_case_needs_a_reference_a_name_and_a_possible_birth(reference: str, name: str, born: date) -> None:
    with pytest.raises(Refused):
        people.begin_case(reference, name, born, TODAY, counting())


def test_taking_somebody_off_the_map_takes_what_cannot_stand_without_them() -> None:
    built = a_case().with_couple("Ann", "Bo").with_child("Jay Mason").with_child("Cy", born=2009)
    ann = built.named["Ann"]
    case = seats.seat(built.build(), {ann: (10, 10)}, (98, 85))
    case = life.annotate(case, Annotation(id="n", target=ann, text="Met twice"))
    case = life.add_event(case, LifeEvent(id="e", title="Move", people=(ann, built.named["Bo"])))
    after = people.remove_person(case, ann)
    assert not any(ann in (one.a, one.b) for one in after.of(Partnership))
    assert not any(one.parent == ann for one in after.of(Parentage))
    assert not after.of(Seat)
    assert "n" not in after
    assert after.get_one(LifeEvent, "e").people == (built.named["Bo"],)


def test_the_child_of_the_case_stays_on_the_map() -> None:
    case = a_case().build()
    assert case.child
    with pytest.raises(Refused):
        people.remove_person(case, case.child.person)


def test_nobody_becomes_their_own_ancestor_or_partner() -> None:
    built = a_case().with_couple("Ann", "Bo").with_child("Cy")
    case, ann, cy = built.build(), built.named["Ann"], built.named["Cy"]
    with pytest.raises(Refused):
        bonds.add_bond(case, Parentage(id="x", parent=cy, child=ann))
    with pytest.raises(Refused):
        bonds.add_bond(case, Relationship(id="x", a=ann, b=ann))


def test_merging_two_events_keeps_every_telling_and_everything_that_named_the_other() -> None:
    built = a_case().with_event("Nan dies", date(2017, 9, 1)).with_event("Gran died", in_year(2017))
    first, other = built.named["Nan dies"], built.named["Gran died"]
    case = built.build()
    case = life.change_event(case, other, tellings=(Telling(source="s", text="Gran died"),))
    case = case.put(Source(id="s", agency="Education"))
    case = life.annotate(case, Annotation(id="n", target=other, text="Ask about the funeral"))
    case = life.link_events(case, Link(id="l", source=first, target=other))
    case = formulation.add_part(case, Hypothesis(id="h", text="Loss", supports=(other, first)))
    after = life.merge_events(case, first, other)
    assert other not in after
    assert after.get_one(LifeEvent, first).tellings[0].text == "Gran died"
    assert after.get_one(Annotation, "n").target == first
    assert after.get_one(Hypothesis, "h").supports == (first,)
    assert "l" not in after


def test_of_two_events_made_one_both_effects_stay() -> None:
    built = a_case().with_event("Nan dies", in_year(2017)).with_event("Gran died", in_year(2017))
    first, other = built.named["Nan dies"], built.named["Gran died"]
    case = life.change_event(built.build(), first, effect="Would not sleep")
    case = life.change_event(case, other, effect="Stopped eating")
    assert life.merge_events(case, first, other).get_one(LifeEvent, first).effect == "Would not sleep\n\nStopped eating"


def test_what_only_the_event_itself_told_goes_to_the_note_of_the_one_that_stays() -> None:
    built = a_case().with_event("Nan dies", date(2017, 9, 1)).with_event("Gran died", in_year(2017))
    first, other = built.named["Nan dies"], built.named["Gran died"]
    case = life.change_event(built.build(), other, note="At home")
    after = life.merge_events(case, first, other)
    assert after.get_one(LifeEvent, first).note == f"Gran died, {in_year(2017).words}\n\nAt home"


@pytest.mark.parametrize("told", [{"visibility": Visibility.PSYCHOLOGIST}, {"named": ("Jo",)}])
def test_events_that_not_the_same_people_may_see_stay_two(told: dict[str, object]) -> None:
    built = a_case().with_event("Nan dies", date(2017, 9, 1)).with_event("Gran died", in_year(2017))
    first, other = built.named["Nan dies"], built.named["Gran died"]
    case = life.change_event(built.build(), other, **told)
    for kept, gone in ((first, other), (other, first)):
        with pytest.raises(Refused):
            life.merge_events(case, kept, gone)


def test_only_one_meeting_is_open_and_the_next_asks_who_was_asked_before() -> None:
    ids = counting("a")
    case = meetings.open_new_meeting(a_case().build(), Meeting(id="m1", held=TODAY, is_open=True), ids)
    with pytest.raises(Refused):
        meetings.open_new_meeting(case, Meeting(id="m2", held=TODAY, is_open=True), ids)
    case = meetings.ask(case, Attendance(id="late", meeting="m1", agency="Housing", name="R. Moss"))
    case = meetings.close_meeting(case, "m1")
    assert open_meeting(case) is None
    case = meetings.open_new_meeting(case, Meeting(id="m2", held=date(2027, 1, 5), is_open=True), ids)
    asked = attendance_of(case, "m2")
    assert [one.agency for one in asked] == [*meetings.CORE_GROUP, "Housing"]
    assert {one.status for one in asked} == {AttendanceStatus.NOT_SAID}


def test_all_agree_means_those_who_came() -> None:
    case = meetings.open_new_meeting(a_case().build(), Meeting(id="m1", held=TODAY, is_open=True), counting("a"))
    came, away = attendance_of(case, "m1")[:2]
    case = meetings.mark(case, came.id, AttendanceStatus.ATTENDED)
    case = meetings.all_agree(case, "m1")
    assert case.get_one(Attendance, came.id).agreed
    assert not case.get_one(Attendance, away.id).agreed


def test_a_child_moves_towards_the_level_above_only() -> None:
    built = a_case().with_meeting(date(2026, 3, 4)).with_meeting(date(2026, 6, 3))
    first, second = built.named["meeting 2026-03-04"], built.named["meeting 2026-06-03"]
    case = recovery.place(built.build(), first, Level.ROUTINE, Level.RELATIONSHIP)
    with pytest.raises(Refused):
        recovery.place(case, first, Level.ROUTINE, Level.INSIGHT)
    before = position_before(case, second)
    assert before
    assert before.level is Level.ROUTINE
    unplaced = recovery.place(case, second, None)
    assert unplaced.get(f"position-{second}") is not None


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (60, 48), (0, 4000)])
def test_ages_that_cannot_be_are_refused(low: int, high: int) -> None:
    built = a_case().with_meeting(TODAY)
    with pytest.raises(Refused):
        recovery.set_age(built.build(), built.named[f"meeting {TODAY}"], AgeDomain.SOCIAL, low, high)


def test_ranks_close_up_when_one_is_moved() -> None:
    case = a_case().build()
    for n in range(1, 5):
        case = formulation.add_part(case, Hypothesis(id=f"h{n}", text=f"Number {n}"))
    case = formulation.rank(case, Hypothesis, "h4", 2)
    assert [one.id for one in hypotheses_in_order(case)] == ["h1", "h4", "h2", "h3"]
    assert [one.rank for one in hypotheses_in_order(case)] == [1, 2, 3, 4]


def test_a_plan_outlives_the_meeting_and_the_recommendation_it_came_from() -> None:
    built = a_case().with_meeting(TODAY)
    meeting = built.named[f"meeting {TODAY}"]
    case = formulation.add_part(built.build(), Recommendation(id="r", text="Same day each week", meeting=meeting))
    case = formulation.add_part(case, Action(id="a", text="Timetable", recommendation="r", meeting=meeting))
    case = formulation.remove_part(meetings.remove_meeting(case, meeting), "r")
    assert case.get_one(Action, "a").recommendation is None
    assert case.get_one(Action, "a").meeting is None
    assert not case.of(Attendance)


def test_names_as_people_write_them_are_kept() -> None:
    case = a_case().build()
    for name in ("<b>&amp;", "\u202eevil", "e\u0301" * 100, "Folúkẹ́ Ṣadéko", "أمينة"):
        case = people.add_person(case, Person(id=name, name=name))
        assert case.get_one(Person, name).name == name
