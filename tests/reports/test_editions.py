"""What sets each edition apart: the page that stays one page, what each leaves out, and what each says of nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from builders import CaseBuilder
from msgspec.structs import replace
from reports.test_make import DATED, squeezed, text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation, Risk
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import Level, RecoveryPosition
from ecm_desktop.reports.make import make_report

Make = Callable[..., bytes]
LONG = "What was said at length about a hard year and what it may have meant for everybody at home. " * 40


@pytest.fixture
def make(setting: Setting) -> Make:
    def made(case: Case, edition: str, **more: object) -> bytes:
        return make_report(case, edition, setting, dated=DATED, **more)  # type: ignore[arg-type]

    return made


def begun() -> Case:
    return CaseBuilder("Cy", date(2011, 5, 4)).with_meeting(date(2026, 3, 4)).build()


def wordy(text: str) -> Case:
    """A case with more of everything than one page holds, each at length."""
    case = begun()
    child, meeting = case.child, case.of(Meeting)[0].id
    assert child is not None
    several = range(9)
    return case.put(
        replace(child, own_words=text, service="A service"),
        RecoveryPosition(id="place", meeting=meeting, level=Level.ROUTINE, why=text),
        replace(case.of(Meeting)[0], next_date=date(2026, 6, 1)),
        *(LifeEvent(id=f"long-s{n}", title=text, lane=Lane.STRENGTHS) for n in several),
        *(Hypothesis(id=f"long-h{n}", text=text, rank=n) for n in several),
        *(Recommendation(id=f"long-r{n}", text=text, rank=n) for n in several),
        *(Risk(id=f"long-k{n}", text=text, safety=text, immediate=True) for n in several),
        *(Action(id=f"long-a{n}", text=text, owner_agency=text, due=date(2026, 5, 1)) for n in several),
    )


@pytest.mark.parametrize("text", [LONG, "line\n" * 400, "w" * 3000], ids=["prose", "lines", "one word"])
def test_the_summary_stays_one_page_however_much_was_said(make: Make, text: str):
    said = text_of(make(wordy(text), "summary"))
    assert "Page 1 of 1" in said
    assert "and 6 more" in said
    assert "1 June 2026" in said


def test_the_full_report_begins_with_the_same_page(make: Make, twins: Case):
    alone, first = text_of(make(twins, "summary")), text_of(make(twins, "full")).split("\f")[0]
    told = alone[alone.index("At a glance") : alone.index("AV-2031\n\n")]
    assert squeezed(told) in squeezed(first)
    assert "Contents" not in first


def test_the_summary_names_what_nobody_has_put_down(make: Make):
    said = " ".join(text_of(make(begun(), "summary")).split())
    assert "Not put down yet: In Cy’s words · Strengths" in said
    assert "Next meeting" in said


def test_an_action_whose_day_is_past_says_so_while_it_is_open(make: Make, twins: Case):
    said = " ".join(text_of(make(twins, "minutes")).split())
    assert said.count("(date has passed)") == sum(
        one.is_open and one.due is not None and one.due < DATED for one in twins.of(Action)
    )
