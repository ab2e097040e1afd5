"""The family at a chosen age stands beside that of now, drawn and in words; without a choice nothing changes."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_case
from reports.test_make import DATED, text_of

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.reports.editions.then import day_of_family, family_on
from ecm_desktop.reports.make import make_document, make_report
from ecm_desktop.reports.model import Bullets, Document, Figure

THEN = date(2017, 5, 4)


def made(case: Case, setting: Setting, *extras: str, edition: str = "full") -> Document:
    return make_document(case, edition, setting, dated=DATED, extras=frozenset(extras))


def captions(document: Document) -> list[str]:
    return [one.caption for one in document.blocks if isinstance(one, Figure) and "family on" in one.caption]


@pytest.fixture
def case() -> Case:
    return a_case().with_meeting(date(2026, 3, 4)).build()


def test_it_is_drawn_beside_now_and_told_in_the_appendix(case: Case, setting: Setting) -> None:
    usual, both = made(case, setting), made(case, setting, family_on(THEN))
    assert len(captions(usual)) == 1
    assert len(captions(both)) == 2
    assert "4 May 2017" in captions(both)[1]
    told = both.blocks[-1]
    assert isinstance(told, Bullets)
    assert both.blocks[:-2] != usual.blocks
    assert tuple(one for one in both.blocks[:-2] if one in usual.blocks) == usual.blocks


def test_the_bytes_are_the_same_each_time_and_the_text_says_it_twice(case: Case, setting: Setting) -> None:
    first, second = (
        make_report(case, "full", setting, dated=DATED, extras=frozenset({family_on(THEN)})) for _ in range(2)
    )
    assert first == second
    assert " ".join(text_of(first).split()).count("family on 4 May 2017, at") >= 2


def test_a_document_without_the_family_stays_as_it_is(case: Case, setting: Setting) -> None:
    assert made(case, setting, family_on(THEN), edition="short") == made(case, setting, edition="short")


def test_under_a_veil_it_names_nobody(case: Case, setting: Setting) -> None:
    from dataclasses import replace

    name = case.child_person.given or case.child_person.name.split()[0]
    veiled = made(case, replace(setting, initials=True), family_on(THEN))
    assert name not in repr(captions(veiled)) + repr(veiled.blocks[-2:])


@pytest.mark.parametrize("extras", [(), ("addresses",), ("family-on-",), ("family-on-2017-02-30",)], ids=str)
def test_what_is_no_day_asks_for_none(extras: tuple[str, ...]) -> None:
    assert day_of_family(extras) is None
    assert day_of_family((*(one for one in extras if "family" not in one), family_on(THEN))) == THEN
