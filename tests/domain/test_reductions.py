"""What one reader may see: a record that only mentions a hidden one stays, without mentioning it."""

from __future__ import annotations

from datetime import date

from builders import a_case

from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Hypothesis, HypothesisStatus, Risk
from ecm_desktop.domain.life import Annotation, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader, Shown, close_family, only, reduced, seen_by
from ecm_desktop.editing.records import remove


def test_an_action_stays_when_what_it_is_about_may_not_be_seen() -> None:
    secret = LifeEvent(id="e1", title="told in confidence", visibility=Visibility.PSYCHOLOGIST)
    action = Action(id="x1", text="Ring the school", about="e1")
    seen = seen_by(Case((secret, action)), Reader("Jo"))
    assert seen.of(LifeEvent) == ()
    assert [(one.text, one.about) for one in seen.of(Action)] == [("Ring the school", None)]


def test_an_action_on_a_risk_stays_where_risks_are_not_shown_and_a_note_on_it_goes() -> None:
    case = Case((
        Risk(id="r1", text="Says she will run"), Action(id="x1", text="Ring the duty team", risk="r1"),
        Annotation(id="n1", target="r1", text="again"),
    ))  # fmt: skip
    left = only(case, Shown(kinds=frozenset({Action, Annotation})))
    assert [(one.id, one.risk) for one in left.of(Action)] == [("x1", None)]
    assert left.of(Annotation) == ()


def test_the_close_family_has_sisters_and_step_parents_but_not_the_aunts_of_a_guardian() -> None:
    told = a_case("Alfie").with_couple("Paul", "Donna").with_child("Alfie").with_child("Ivy")
    case = told.build()
    by_name = {one.name: one.id for one in case.of(Person)}
    alfie, donna = by_name["Alfie"], by_name["Donna"]
    case = Case((
        *case.values(), *(Person(id=key, name=key) for key in ("Gary", "Gran", "Aunt", "Neighbour")),
        Partnership(id="p", a=donna, b="Gary"), Parentage(id="b", parent="Gran", child=donna),
        Parentage(id="g", parent="Gran", child=alfie, nature=ParentageKind.GUARDIANSHIP),
        Parentage(id="a", parent="Gran", child="Aunt"),
    ))  # fmt: skip
    assert {one.name for one in close_family(case).of(Person)} == {"Paul", "Donna", "Alfie", "Ivy", "Gary", "Gran"}


def test_a_word_of_a_closed_list_is_no_id() -> None:
    case = Case([Meeting(id="open", held=date(2026, 3, 4)), Hypothesis(id="h", text="She carries", meeting="open")])
    for left in (remove(case, "open"), reduced(case, [case.get_one(Hypothesis, "h")])):
        kept = left.get_one(Hypothesis, "h")
        assert (kept.status, kept.meeting) == (HypothesisStatus.OPEN, None)
