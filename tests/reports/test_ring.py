"""Agencies and school round the family, on paper."""

from __future__ import annotations

from datetime import date

from builders import a_case
from reports.test_plan_sections import view_of

from ecm_desktop.diagram.marks import Role
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.professionals import Belonging, Professional, Tie
from ecm_desktop.reports.editions import drawings
from ecm_desktop.reports.model import Figure


def told(*professionals: Professional) -> Case:
    built = a_case().with_couple("Ann", "Bo").with_child("Jay Mason").with_meeting(date(2026, 3, 4))
    return built.build().put(*professionals)


def rings(case: Case, setting: Setting) -> list[Figure]:
    figures = [one for one in drawings.family(view_of(case, setting)) if isinstance(one, Figure)]
    return [one for one in figures if any(mark.role is Role.NETWORK for mark in one.drawing.marks)]


def test_those_who_work_with_the_child_stand_in_a_ring_that_is_told_in_words(setting: Setting) -> None:
    camhs = Professional(id="p", agency="CAMHS", name="Dawn Ellis", role="nurse", tie=Tie.STRESSFUL)
    (ring,) = rings(told(camhs), setting)
    assert "CAMHS, Dawn Ellis, nurse, under strain" in ring.alt
    assert "Jay Mason" in ring.caption
    assert any(mark.role is Role.PERSON for mark in ring.drawing.marks)


def test_without_anybody_round_the_family_there_is_no_ring(setting: Setting) -> None:
    left = Professional(id="p", agency="CAMHS", belonging=Belonging.LEFT)
    assert rings(told(), setting) == []
    assert rings(told(left), setting) == []
