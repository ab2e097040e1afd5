"""What an action is about: what joins people is called by them, the rest as it is found; what has no name is none."""

from __future__ import annotations

from datetime import date

from builders import a_case

from ecm_desktop.diagram.finding.subject import Subject, subject_of
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.notation import ChosenNotation

HELD = date(2026, 3, 4)


def test_everything_is_called_as_it_is_found_and_what_joins_people_by_them(setting: Setting) -> None:
    built = a_case().with_couple("Ann", "Bo").with_child("Cy", born=2009).with_meeting(HELD)
    case = built.with_event("Moved", HELD).build()

    def said(kind: type) -> list[Subject | None]:
        return [subject_of(case, one.id, setting) for one in case.of(kind)]

    assert [(one.words, one.page) for one in said(Partnership)] == [("Ann and Bo", "family")]
    assert {one.page for one in said(Parentage)} == {"family"}
    assert [(one.words, one.page) for one in said(LifeEvent)] == [("Moved", "timeline")]
    assert [(one.words, one.page) for one in said(Meeting)] == [("Formulation meeting", "meetings")]


def test_nothing_and_what_is_gone_or_has_no_name_are_no_subject(setting: Setting) -> None:
    case = a_case().build().put(ChosenNotation(id="n", notation="usual"))
    assert [subject_of(case, key, setting) for key in (None, "gone", "n")] == [None] * 3
