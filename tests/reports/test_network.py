"""Whom to ask, on paper: by agency with role and address, but nobody who left, and no address under a veil."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import CaseBuilder
from reports.test_make import DATED, text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, Meeting
from ecm_desktop.domain.professionals import Belonging, Professional
from ecm_desktop.reports.make import make_report


def told(case: Case, edition: str, setting: Setting) -> str:
    return " ".join(text_of(make_report(case, edition, setting, dated=DATED)).split())


def met(belonging: Belonging = Belonging.CORE) -> Case:
    case = CaseBuilder("Cy", date(2011, 5, 4)).with_meeting(date(2026, 3, 4)).build()
    meeting = case.of(Meeting)[0].id
    return case.put(
        Professional(
            id="p1", agency="CAMHS", name="Dawn Ellis", role="nurse", contact="0113 496 0004", belonging=belonging
        ),
        Attendance(
            id="a1", meeting=meeting, agency="CAMHS", name="Dawn Ellis", professional="p1",
            status=AttendanceStatus.ATTENDED,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("edition", ["carers", "handover"])
def test_who_came_is_told_with_role_and_address(setting: Setting, edition: str) -> None:
    assert "CAMHS: Dawn Ellis, nurse (0113 496 0004)" in told(met(), edition, setting)


@pytest.mark.parametrize("edition", ["carers", "handover"])
def test_who_left_is_not_to_be_asked(setting: Setting, edition: str) -> None:
    assert "Dawn" not in told(met(Belonging.LEFT), edition, setting)


def test_where_names_are_veiled_no_address_is_told(setting: Setting) -> None:
    said = told(met(), "carers", replace(setting, initials=True))
    assert "CAMHS: D.E., nurse" in said
    assert "0113" not in said


@pytest.mark.parametrize("edition", ["child", "court", "minutes", "same-day", "accountability", "story"])
def test_no_other_edition_tells_an_address(setting: Setting, edition: str) -> None:
    assert "0113" not in told(met(), edition, setting)


@pytest.mark.parametrize("edition", ["full", "minutes"])
def test_who_was_there_is_told_with_their_role(setting: Setting, edition: str) -> None:
    said = told(met(), edition, setting)
    assert "Dawn Ellis, nurse" in said
    assert "0113" not in said
