"""The story so far on paper: one page whatever was said, the life in chapters, what went well in equal room."""

from __future__ import annotations

from datetime import date

import pytest
from builders import CaseBuilder
from reports.test_make import DATED, text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.beside import Strength, StrengthKind
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.formulation import Hypothesis
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import Gain, Level
from ecm_desktop.editing import people, recovery
from ecm_desktop.reports.make import make_report

LONG = "What was said at length about a hard year and what it may have meant for everybody at home. " * 20


def begun() -> Case:
    return CaseBuilder("Cy", date(2011, 5, 4)).with_meeting(date(2026, 3, 4)).build()


def told(case: Case, setting: Setting) -> str:
    return " ".join(text_of(make_report(case, "story", setting, dated=DATED)).split())


def wordy(text: str) -> Case:
    case = begun()
    years = [date(year, 5, 5) for year in range(2005, 2026)]
    lanes = (Lane.LOSS, Lane.STRENGTHS)
    case = people.change_child(case, own_words=text)
    case = recovery.place(case, case.of(Meeting)[0].id, Level.ROUTINE)
    case = recovery.say_of_position(case, case.of(Meeting)[0].id, why=text)
    return case.put(
        *(LifeEvent(id=f"{lane}-{day}", title=text, when=on_day(day), lane=lane) for day in years for lane in lanes),
        *(Hypothesis(id=f"h{n}", text=text, rank=n) for n in range(9)),
        *(Strength(id=f"s{n}", text=text) for n in range(9)),
        *(Gain(id=f"g{n}", text=text, noticed=date(2026, 1, 1)) for n in range(9)),
    )


@pytest.mark.parametrize("text", [LONG, "line\n" * 200, "w" * 2000], ids=["prose", "lines", "one word"])
def test_it_stays_one_page_however_much_was_said(setting: Setting, text: str) -> None:
    assert "Page 1 of 1" in told(wordy(text), setting)


def test_it_tells_the_life_in_chapters_with_the_level_and_why(setting: Setting) -> None:
    case = begun().put(
        LifeEvent(id="e1", title="Nan died", when=on_day(date(2018, 1, 1)), lane=Lane.LOSS),
        LifeEvent(id="e2", title="Won the race", when=on_day(date(2018, 6, 1)), lane=Lane.STRENGTHS),
        Strength(id="s1", text="Braiding hair", nature=StrengthKind.INTEREST),
    )
    meeting = case.of(Meeting)[0].id
    case = recovery.place(case, meeting, Level.ROUTINE)
    case = recovery.say_of_position(case, meeting, why="Sleeps through now")
    said = told(case, setting)
    once = ("Middle childhood", "Nan died (age 6)", "Won the race (age 7)", "Braiding hair", "Sleeps through now")
    for words in once:
        assert said.count(words) == 1, words
    assert "as of 4 March 2026" in said


def test_a_case_with_nothing_in_it_says_so(setting: Setting) -> None:
    assert "Nothing of the child’s life has been put down yet." in told(begun(), setting)
