"""Notations: each preset is data, changes what it says and nothing else, and is told by the legend on the page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Role, Shape, Stroke, Symbol
from ecm_desktop.diagram.notation import Notation, load_notations
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentageKind,
    Partnership,
    PartnershipKind,
    PartnershipPeriod,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.people import Child, Gender, Person
from ecm_desktop.editing.notation import choose_notation
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir

NOTATIONS = {one.key: one for one in load_notations(resource_dir() / "notation")}
TOGETHER = PartnershipPeriod(kind=PartnershipKind.COHABITING, began=on_day(date(2001, 1, 1)))
FAMILY = Case(
    [
        Person(id="kid", name="Kit", gender=Gender.FEMALE, birth=on_day(date(2010, 1, 1))),
        Person(id="mum", name="Mel", gender=Gender.OTHER),
        Person(id="dad", name="Dan", gender=Gender.MALE, death=on_day(date(2015, 1, 1))),
        Partnership(id="couple", a="mum", b="dad", periods=(TOGETHER,)),
        *(
            Parentage(id=f"{one}-kid", parent=one, child="kid", nature=ParentageKind.ADOPTED)
            for one in ("mum", "dad")
        ),
        Household(id="home", name="Home"),
        Stay(id="stay", household="home", person="kid"),
        Child(id="child", person="kid"),
    ]
)  # fmt: skip


@pytest.fixture
def setting(setting: Setting) -> Setting:
    return replace(setting, notations=tuple(NOTATIONS.values()))


def drawn(key: str, setting: Setting) -> Drawing:
    case = choose_notation(FAMILY, key)
    return genogram.draw(case, arrange(case), date(2016, 1, 1), setting)


def symbol(drawing: Drawing, key: str) -> Symbol:
    mark = drawing.by_id()[f"person:{key}"]
    assert isinstance(mark, Symbol)
    return mark


def told(drawing: Drawing) -> str:
    return " ".join(one.text for mark in drawing.marks if mark.role is Role.LEGEND and not isinstance(mark, Stroke)
                    for one in mark.texts)  # fmt: skip


def test_the_three_presets_are_there_and_the_first_is_the_usual_one() -> None:
    assert list(NOTATIONS) == ["mcgoldrick", "uk_social_work", "nsgc_2022"]
    assert NOTATIONS["mcgoldrick"] == Notation()


def test_without_a_choice_the_map_is_drawn_with_the_usual_signs(setting: Setting) -> None:
    unchosen = genogram.draw(FAMILY, arrange(FAMILY), date(2016, 1, 1), setting)
    assert unchosen.marks == drawn("mcgoldrick", setting).marks == drawn("of another service", setting).marks


@pytest.mark.parametrize(("key", "strokes"), [("mcgoldrick", 2), ("uk_social_work", 2), ("nsgc_2022", 1)])
def test_a_death_is_a_cross_or_one_diagonal(key: str, strokes: int, setting: Setting) -> None:
    assert len(symbol(drawn(key, setting), "dad").lines) == strokes


def test_the_child_has_a_second_border_or_an_arrow(setting: Setting) -> None:
    bordered, pointed = drawn("mcgoldrick", setting), drawn("nsgc_2022", setting)
    assert len(symbol(bordered, "kid").lines) == 1
    assert "arrow:kid" not in bordered.by_id()
    assert symbol(pointed, "kid").lines == ()
    arrow = pointed.by_id()["arrow:kid"]
    assert isinstance(arrow, Stroke)
    assert arrow.heads[0][0] == pytest.approx((symbol(pointed, "kid").rect.x + 2, symbol(pointed, "kid").rect.y + 2))


def test_another_gender_has_the_shape_of_the_notation_and_the_legend_names_it(setting: Setting) -> None:
    british = drawn("uk_social_work", setting)
    assert symbol(british, "mum").shape is Shape.CARD
    assert "Another gender" in told(british)
    assert symbol(drawn("nsgc_2022", setting), "mum").shape is Shape.DIAMOND


def test_living_together_looks_as_a_marriage_where_the_notation_makes_no_difference(setting: Setting) -> None:
    look = Look(LookName.LIGHT)
    dashes = {}
    for key in NOTATIONS:
        line = drawn(key, setting).by_id()["couple:couple"]
        dashes[key] = look.ink(line.role, line.variant).dash
        assert "Living together" in told(drawn(key, setting))
    assert dashes["mcgoldrick"] != () == dashes["uk_social_work"] == dashes["nsgc_2022"]


def test_the_line_round_a_home_is_dashed_or_dotted(setting: Setting) -> None:
    look = Look(LookName.LIGHT)
    rounds = [drawn(key, setting).by_id()["household:home"] for key in ("mcgoldrick", "uk_social_work")]
    assert len({look.ink(one.role, one.variant).dash for one in rounds}) == 2


def test_brackets_stand_round_who_was_adopted_and_are_explained(setting: Setting) -> None:
    line = drawn("nsgc_2022", setting).by_id()["descent:dad+mum:adopted:kid"]
    assert isinstance(line, Stroke)
    assert len(line.extra) == 2
    assert "brackets" in told(drawn("nsgc_2022", setting))
    assert "brackets" not in told(drawn("mcgoldrick", setting))


def test_the_arrangement_is_the_same_in_every_notation(setting: Setting) -> None:
    places = [{key: symbol(drawn(one, setting), key).rect for key in ("kid", "mum", "dad")} for one in NOTATIONS]
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("told", ["", "{", '{"key": 3}', '{"died": "twice"}', '{"arrow": true}'])
def test_a_file_that_is_no_notation_is_refused_in_a_sentence(told: str, tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text(told, encoding="utf-8")
    with pytest.raises(Unavailable, match="cannot be read"):
        load_notations(tmp_path)


def test_a_folder_without_a_notation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        load_notations(tmp_path)


def test_a_service_draws_with_signs_of_its_own(tmp_path: Path) -> None:
    own = {"key": "ours", "title": "Ours", "died": "diagonal", "couples": {"cohabiting": "relationship"}}
    (tmp_path / "ours.json").write_text(json.dumps(own), encoding="utf-8")
    (tmp_path / "torn.json").write_text("{", encoding="utf-8")
    *shipped, found = load_notations(resource_dir() / "notation", tmp_path)
    assert shipped == list(NOTATIONS.values())
    assert found.couple_variant(PartnershipKind.COHABITING) == "cohabiting:relationship"
    assert found.couple_variant(PartnershipKind.MARRIED) == "married"
