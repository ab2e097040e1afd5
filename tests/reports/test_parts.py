"""The parts of a handover that are taken out are out of all of it; the allow-list stays its outer bound."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case
from reports.test_make import DATED, text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Action, Recommendation, Risk
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.reports.editions.catalogue import EDITIONS
from ecm_desktop.reports.editions.edition import Extra
from ecm_desktop.reports.make import make_report

HANDOVER = EDITIONS["handover"]


@pytest.fixture
def case() -> Case:
    case = a_case().with_meeting(date(2026, 3, 4)).build()
    meeting = case.of(Meeting)[0].id
    return case.put(
        Risk(id="r", meeting=meeting, text="Walks home along the canal in the dark"),
        Recommendation(id="c", meeting=meeting, text="Keep one trusted adult throughout"),
        Action(id="a", meeting=meeting, text="Telephone the boxing club"),
    )


def told(case: Case, setting: Setting, *extras: Extra, edition: str = "handover") -> str:
    return " ".join(text_of(make_report(case, edition, setting, dated=DATED, extras=frozenset(extras))).split())


SAID = {
    Extra.NO_RISK: "Walks home along the canal",
    Extra.NO_RECOMMENDATIONS: "Keep one trusted adult",
    Extra.NO_ACTIONS: "Telephone the boxing club",
}


@pytest.mark.parametrize("without", SAID)
def test_what_is_taken_out_is_nowhere_and_the_rest_stays(case: Case, setting: Setting, without: Extra) -> None:
    whole, less = told(case, setting), told(case, setting, without)
    assert all(words in whole for words in SAID.values())
    assert [key for key, words in SAID.items() if words not in less] == [without]


def test_every_section_but_the_child_in_brief_may_be_taken_out(case: Case, setting: Setting) -> None:
    assert [one.section for one in HANDOVER.parts] == list(HANDOVER.sections[1:])
    less = told(case, setting, *(one.without for one in HANDOVER.parts))
    assert "in brief" in less
    assert [one.title for one in HANDOVER.parts if one.title in less] == []


@pytest.mark.parametrize("part", HANDOVER.parts, ids=lambda part: part.without)
def test_the_allow_list_is_the_outer_bound(case: Case, part) -> None:
    shown, usual = HANDOVER.shown_of(case, {part.without}), HANDOVER.shown
    assert shown.kinds == usual.kinds - part.kinds
    assert (shown.lanes, shown.emptied) == (usual.lanes, usual.emptied)
    assert {Child, Person} <= shown.kinds


def test_another_document_takes_no_part_out(case: Case, setting: Setting) -> None:
    assert told(case, setting, Extra.NO_RISK, edition="short") == told(case, setting, edition="short")
