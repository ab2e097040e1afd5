"""What an edition leaves out is told before it is made, as what the reductions drop: counts and reasons, no words."""

from __future__ import annotations

from builders import a_case
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import cases

from ecm_desktop.diagram.wording.left_out import FIELDS, KINDS, REASONS, UNSAID, left_out_words
from ecm_desktop.domain import codec
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Hypothesis
from ecm_desktop.domain.kept_back import KeptBack, without_kept_back
from ecm_desktop.domain.left_out import LeftOut, Why, left_out
from ecm_desktop.domain.life import Annotation, Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Visibility
from ecm_desktop.domain.reductions import Reader, only, seen_by
from ecm_desktop.i18n import Translator
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.edition import ADDRESS
from ecm_desktop.reports.editions.left_out import left_out_of


@given(case=cases(), edition=st.sampled_from(sorted(EDITIONS)))
def test_as_many_records_are_told_of_as_are_dropped(case: Case, edition: str) -> None:
    shown, grounds = EDITIONS[edition].shown, EDITIONS[edition].keeps_back
    told = [one for one in left_out(case, Reader(), shown, grounds) if one.why is not Why.EMPTIED]
    seen = without_kept_back(seen_by(case, Reader()), grounds)
    decisions = len(seen_by(case, Reader()).of(KeptBack))  # are no part of a case that anybody misses
    assert sum(one.how_many for one in told) == len(case) - len(only(seen, shown)) - decisions


def test_every_kind_and_every_emptied_text_is_told_for_every_reason(words: Translator) -> None:
    assert set(KINDS) | UNSAID <= set(codec.KINDS)
    assert set(FIELDS) <= {one for edition in EDITIONS.values() for one in edition.shown.emptied} | {ADDRESS}
    assert set(REASONS) == set(Why)
    every = [LeftOut(why, kind, n) for why in Why for kind in codec.KINDS for n in (1, 2)]
    assert len(left_out_words(every, words)) == len(Why)


def secret_case() -> Case:
    told = a_case().with_couple("Ann", "Bo").with_event("Nan dies", _day(2017), Lane.LOSS).build()
    event = told.of(LifeEvent)[0]
    return told.put(
        replace(event, visibility=Visibility.PSYCHOLOGIST),
        replace(event, id="n", visibility=Visibility.NAMED, named=("Jo",)),
        replace(event, id="open"),
        Hypothesis(id="h", text="Losses come back", supports=("open",)),
        Meeting(id="m", held=_day(2026), notes="said there"),
        Action(id="a", text="Ring the school"),
        Annotation(id="private", target="open", text="a hunch"),
    )


def _day(year: int):
    from datetime import date

    return date(year, 5, 4)


def test_each_reason_is_told_in_its_order_and_no_word_of_what_is_hidden(words: Translator) -> None:
    assert left_out_words(left_out_of(secret_case(), "full", Reader()), words) == [
        "For the psychologist only: 1\u00a0event",
        "For named people only: 1\u00a0event",
    ]
    carers = "\n".join(left_out_words(left_out_of(secret_case(), "carers", Reader()), words))
    assert "Of areas of life that it does not tell: 1\u00a0event" in carers
    assert "1\u00a0hypothesis" in carers
    assert "Shown without notes of 1\u00a0meeting" in carers
    for hidden in ("Nan", "Losses", "hunch", "private note", "said there", "Jo"):
        assert hidden not in carers


def test_names_that_are_withheld_are_counted(words: Translator) -> None:
    case = secret_case()
    assert len(case.of(Person)) == 3
    assert left_out_words(left_out_of(case, "subject-access", Reader()), words)[-1] == (
        "Names withheld, whoever bears them: 2\u00a0people"
    )
