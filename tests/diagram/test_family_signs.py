"""Signs at people and lines: how far a harm is established, responsibility, marks, several, animals, pregnancies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from families import of_year
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as replace_record

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.fills import Fill, FillPlace, load_fills
from ecm_desktop.diagram.genogram.badges import hatching
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import Drawing, Label, Rect, Role, Shape, Stroke, Symbol, bounds, full_text
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording.since import between_words
from ecm_desktop.domain.bonds import (
    HARM,
    Direction,
    HarmStatus,
    Household,
    HouseholdKind,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Quality,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Period, on_day
from ecm_desktop.domain.people import Child, Gender, HowMany, Person, PregnancyLoss
from ecm_desktop.domain.professionals import Belonging, Professional, Tie
from ecm_desktop.domain.record import Record
from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir

FILLS = (Fill("mind", "Mental ill health", FillPlace.TOP_RIGHT), Fill("drugs", "Drugs", FillPlace.BOTTOM_LEFT))
LINE = ((0.0, 0.0), (120.0, 0.0))


def family(*more: Record) -> Case:
    kid = Person(id="kid", name="Kid", birth=of_year(2011), gender=Gender.MALE)
    mum = Person(id="mum", name="Mum", birth=of_year(1985), gender=Gender.FEMALE)
    told = [Child(id="c", person="kid"), kid, mum, Parentage(id="b", parent="mum", child="kid")]
    return Case(told).put(*more)


def drawn(case: Case, setting: Setting, day: date | None = None) -> Drawing:
    return genogram.draw(case, arrange(case), day, setting)


def key_of(drawing: Drawing) -> list[str]:
    return [full_text(one) for one in drawing.marks if isinstance(one, Label) and one.role is Role.LEGEND]


def harmed(quality: Quality, status: HarmStatus | None) -> Case:
    return family(
        Relationship(id="r", a="mum", b="kid", quality=quality, direction=Direction.A_TO_B, status=status),
    )


@pytest.mark.parametrize("quality", sorted(HARM))
def test_how_far_a_harm_is_established_is_told_by_shape(quality: Quality) -> None:
    shapes = [shaped(quality, LINE, forwards=True, backwards=False, status=one) for one in (None, *HarmStatus)]
    assert all(one != other for one, other in combinations(shapes, 2))


@pytest.mark.parametrize("notation", range(3))
@pytest.mark.parametrize("status", HarmStatus)
def test_a_status_is_in_the_key_and_in_words_in_every_notation(
    setting: Setting, status: HarmStatus, notation: int
) -> None:
    shown = replace(setting, notations=(setting.notations[notation],))
    drawing = drawn(harmed(Quality.PHYSICAL_ABUSE, status), shown)
    said = setting.words({"alleged": "Alleged", "admitted": "Admitted", "found": "Found"}.get(status, "Not upheld"))
    assert f"{said} (harm)" in key_of(drawing)
    line = next(one for one in drawing.marks if one.id == "emotional:r")
    assert line.words == f"physical abuse, {said.lower()}: from Mum towards Kid"


def test_what_is_no_harm_has_no_status(setting: Setting) -> None:
    close = drawn(harmed(Quality.CLOSE, HarmStatus.ALLEGED), setting).by_id()["emotional:r"]
    assert (close.variant, "alleged" in close.words) == ("close", False)


@given(st.floats(2, 400), st.sampled_from(Quality), st.sampled_from(HarmStatus))
def test_a_line_of_any_length_takes_a_status(length: float, quality: Quality, status: HarmStatus) -> None:
    made = shaped(quality, ((0.0, 0.0), (length, 0.0)), forwards=True, backwards=True, status=status)
    assert all(len(one) > 1 for one in (made.points, *made.extra, *made.heads))


def test_parental_responsibility_is_a_mark_of_its_own_while_it_lasts(setting: Setting) -> None:
    until = Period(on_day(date(2012, 1, 1)), on_day(date(2020, 1, 1)))
    case = family(ParentalResponsibility(id="pr", holder="mum", child="kid", period=until))
    during, after = (drawn(case, setting, date(year, 6, 1)) for year in (2015, 2021))
    mark = during.by_id()["responsibility:pr"]
    assert (mark.record, full_text(mark), mark.words) == ("pr", "PR", "Mum: parental responsibility")
    assert "parental responsibility" in during.by_id()["person:mum"].words
    assert "Parental responsibility" in key_of(during)
    assert "responsibility:pr" not in after.by_id()
    assert "Parental responsibility" not in key_of(after)


def test_several_people_are_one_symbol_with_their_number(setting: Setting) -> None:
    three = Person(id="three", name="", many=HowMany(3))
    case = family(three, Parentage(id="t", parent="mum", child="three"))
    drawing = drawn(case, setting)
    symbol = drawing.by_id()["person:three"]
    assert isinstance(symbol, Symbol)
    assert [one.text for one in symbol.texts] == ["?", "3+"]
    sign, number = symbol.texts
    assert sign.y + 10 < number.y < symbol.rect.centre[1] + 7  # the number where a diamond is widest
    assert "3 or more people" in symbol.words
    assert "many:three" in drawing.by_id()
    assert "Several people, with how many" in key_of(drawing)


def test_an_animal_is_small_and_hangs_from_whose_it_is(setting: Setting) -> None:
    rex = Person(id="rex", name="Rex", species="dog")
    case = family(rex, Parentage(id="p", parent="kid", child="rex", nature=ParentageKind.PET))
    drawing = drawn(case, setting)
    symbol = drawing.by_id()["person:rex"]
    assert isinstance(symbol, Symbol)
    assert (symbol.shape, symbol.rect.w < 30, symbol.texts) == (Shape.TRAPEZIUM, True, ())
    assert symbol.words.startswith("Rex, dog, ") or "dog" in symbol.words
    assert {"Animal", "Pet"} <= set(key_of(drawing))


def test_a_donor_has_a_line_of_its_own(setting: Setting) -> None:
    case = family(Person(id="d", name="D"), Parentage(id="p", parent="d", child="kid", nature=ParentageKind.DONOR))
    drawing = drawn(case, setting)
    assert any(one.variant == "donor" for one in drawing.marks if one.role is Role.DESCENT)
    assert "Donor" in key_of(drawing)


def test_a_pregnancy_is_there_from_its_beginning_and_is_a_triangle_without_a_cross(setting: Setting) -> None:
    due = Person(id="due", name="", due=on_day(date(2026, 9, 1)))
    case = family(due, Parentage(id="p", parent="mum", child="due"))
    symbol = drawn(case, setting).by_id()["person:due"]
    assert isinstance(symbol, Symbol)
    assert (symbol.shape, symbol.lines, symbol.texts) == (Shape.TRIANGLE, (), ())
    assert "expected 2026" in symbol.words
    assert "person:due" in drawn(case, setting, date(2026, 3, 1)).by_id()
    assert "person:due" not in drawn(case, setting, date(2025, 6, 1)).by_id()


def test_each_loss_has_a_sign_of_its_own(setting: Setting) -> None:
    signs = {}
    for loss in PregnancyLoss:
        drawing = drawn(Case([Person(id="lost", name="", loss=loss)]), setting)
        symbol = drawing.by_id()["person:lost"]
        assert isinstance(symbol, Symbol)
        signs[loss] = (symbol.shape, len(symbol.lines), tuple(key_of(drawing)))
    assert len(set(signs.values())) == len(PregnancyLoss)


@pytest.mark.parametrize("nature", [one for one in HouseholdKind if one is not HouseholdKind.FAMILY])
def test_a_home_that_is_no_familys_is_a_building_and_named_by_its_kind(setting: Setting, nature: HouseholdKind) -> None:
    case = family(Household(id="h", nature=nature), Stay(id="s", household="h", person="kid"))
    drawing = drawn(case, setting)
    marks = drawing.by_id()
    assert marks["household:h"].variant == "building"
    sign, name = marks["household:h:building"], marks["household:h:name"]
    assert full_text(name)
    assert not bounds(sign).meets(bounds(name))
    assert bounds(marks["household:h"]).holds(bounds(sign).around(bounds(name)))
    assert "A home that is no family’s" in key_of(drawing)


def test_marks_fill_their_quarter_and_leave_the_age_free(setting: Setting) -> None:
    shown = replace(setting, fills=FILLS)
    mum = Person(id="mum", name="Mum", birth=of_year(1985), gender=Gender.FEMALE, fills=("mind", "drugs", "gone"))
    drawing = drawn(family(mum), shown)
    x, y = drawing.by_id()["person:mum"].rect.centre
    for fill in FILLS:
        mark = drawing.by_id()[f"fill:mum:{fill.key}"]
        assert isinstance(mark, Stroke)
        across, down = fill.place.quarter
        for px, py in (*mark.points, *(point for line in mark.extra for point in line)):
            assert (px - x) * across >= 0
            assert (py - y) * down >= 0
            assert abs(px - x) >= 13 or abs(py - y) >= 8
    assert {"Mental ill health", "Drugs"} <= set(key_of(drawing))
    assert "mental ill health" in drawing.by_id()["person:mum"].words


@pytest.mark.parametrize("shape", [Shape.SQUARE, Shape.CIRCLE, Shape.DIAMOND, Shape.CARD, Shape.TRAPEZIUM])
@pytest.mark.parametrize("size", [42.0, 24.0, 18.0])
def test_hatching_stays_within_the_symbol(shape: Shape, size: float) -> None:
    rect = Rect(0, 0, size, size)
    for place in FillPlace:
        lines = hatching(shape, rect, place)
        assert lines
        assert all(rect.holds(Rect(x, y, 0, 0)) for line in lines for x, y in line)


def test_a_service_has_four_marks_at_most_and_a_bad_file_stops_nobody(tmp_path) -> None:
    shipped, own = resource_dir() / "fills" / "fills.en.json", tmp_path / "fills.json"
    usual = load_fills(shipped, own)
    assert len(usual) == 4
    own.write_text('[{"key": "sight", "title": "Sight", "place": "top_left"}]')
    assert [one.title for one in load_fills(shipped, own)] == ["Sight"]
    own.write_text('[{"key": "a", "title": "A", "place": "top_left"}, {"key": "b", "title": "B", "place": "top_left"}]')
    assert load_fills(shipped, own) == usual
    with pytest.raises(Unavailable):
        load_fills(tmp_path / "nothing.json", tmp_path / "nothing.json")


def test_what_is_covered_is_not_drawn_until_it_is_uncovered_one_by_one(setting: Setting) -> None:
    lost = Person(id="lost", name="", loss=PregnancyLoss.MISCARRIAGE)
    mum = Person(id="mum", name="Mum", birth=of_year(1985), fills=("mind",))
    harm = harmed(Quality.PHYSICAL_ABUSE, HarmStatus.ALLEGED)["r"]
    case = family(mum, lost, Parentage(id="p", parent="mum", child="lost"), harm)
    plain = replace(setting, fills=FILLS)
    parts = {"emotional:r": "r", "person:lost": "lost", "fill:mum:mind": "mum"}
    assert parts.keys() <= drawn(case, plain).by_id().keys()
    covered = drawn(case, replace(plain, initials=True, uncovered=frozenset()))
    assert not parts.keys() & covered.by_id().keys()
    said = " ".join([*(one.words for one in covered.marks), *key_of(covered)]).lower()
    assert not any(word in said for word in ("abuse", "miscarriage", "mental", "alleged"))
    for mark, record in parts.items():
        shown = drawn(case, replace(plain, initials=True, uncovered=frozenset({record}))).by_id()
        assert parts.keys() & shown.keys() == {mark}


@pytest.mark.parametrize(
    ("gender", "sex", "letters"),
    [
        (Gender.MALE, Gender.FEMALE, "AFAB"), (Gender.FEMALE, Gender.MALE, "AMAB"), (Gender.OTHER, Gender.MALE, "AMAB"),
        (Gender.MALE, Gender.MALE, ""), (Gender.OTHER, None, ""),
    ],
)  # fmt: skip
def test_the_shape_is_that_of_the_gender_and_sex_at_birth_is_a_few_letters(
    setting: Setting, gender: Gender, sex: Gender | None, letters: str
) -> None:
    sam = Person(id="kid", name="Sam", birth=of_year(2011), gender=gender, sex_at_birth=sex)
    plain = drawn(family(replace_record(sam, sex_at_birth=None)), setting).by_id()
    drawing = drawn(family(sam), setting)
    marks = drawing.by_id()
    assert marks["person:kid"].shape is plain["person:kid"].shape
    name = full_text(marks["name:kid"])
    assert "born 2011" in name
    assert ("AFAB" in name, "AMAB" in name) == (letters == "AFAB", letters == "AMAB")
    said = {"AFAB": "assigned female at birth", "AMAB": "assigned male at birth"}.get(letters)
    assert [one for one in key_of(drawing) if "assigned" in one] == ([said] if said else [])
    assert ("assigned" in marks["person:kid"].words) == bool(said)
    covered = drawn(family(sam), replace(setting, initials=True, uncovered=frozenset()))
    assert "AFAB" not in (told := " ".join(map(full_text, (one for one in covered.marks if isinstance(one, Label)))))
    assert "AMAB" not in told
    assert not any("assigned" in one.words for one in covered.marks)


def worked_with(*, tie: Tie | None = Tie.STRONG, belonging: Belonging = Belonging.CORE) -> Case:
    child = Child(id="c", person="kid", education="Oak Academy")
    more = [Professional(id=f"p{n}", agency=f"Agency {n}", name="Jo Lane", role="nurse", tie=tie) for n in range(6)]
    left = Professional(id="left", agency="Before", belonging=Belonging.LEFT)
    return family(child, *more, replace_record(more[0], belonging=belonging), left)


def ring_of(drawing: Drawing) -> dict[str, Symbol]:
    return {one.id: one for one in drawing.marks if isinstance(one, Symbol) and one.id.startswith("agency:")}


def test_agencies_and_school_stand_in_a_ring_round_the_family_of_today_alone(setting: Setting) -> None:
    shown, case = replace(setting, with_network=True), worked_with()
    drawing = drawn(case, shown, setting.today)
    ring = ring_of(drawing)
    assert set(ring) == {"agency:school", *(f"agency:p{n}" for n in range(6))}
    people = [one for one in drawing.marks if one.id.startswith(("person:", "name:"))]
    inner = bounds(drawing.by_id()["network"])
    assert all(inner.holds(bounds(one)) for one in people)
    assert not any(inner.meets(one.rect) for one in ring.values())
    outside = [bounds(one) for one in drawing.marks if one.id.startswith("agency:")]
    assert all(not one.meets(other) for one, other in combinations(outside, 2))
    assert ring["agency:p1"].words == "Agency 1, Jo Lane, nurse, strong"
    assert {"Agency or school", "Strong tie"} <= set(key_of(drawing))
    assert ring_of(drawn(case, shown, date(2020, 1, 1))) == {}
    assert ring_of(drawn(case, setting, setting.today)) == {}


def test_nobody_moves_for_the_ring(setting: Setting) -> None:
    case = worked_with()
    without, with_ring = (drawn(case, replace(setting, with_network=on), setting.today).by_id() for on in (False, True))
    assert all(with_ring[key] == mark for key, mark in without.items() if key.startswith(("person:", "name:")))


def test_each_tie_has_a_shape_of_its_own_and_names_are_veiled(setting: Setting) -> None:
    shown = replace(setting, with_network=True)
    ties = [drawn(worked_with(tie=tie), shown, setting.today).by_id()["tie:p1"] for tie in (None, *Tie)]
    assert (
        len({(one.points, one.extra) for one in ties if isinstance(one, Stroke)}) >= 3
    )  # one line and dots differ by dash
    assert len({one.variant for one in ties}) == 4
    veiled = drawn(worked_with(), replace(shown, initials=True, uncovered=frozenset()), setting.today)
    said = " ".join([*(one.words for one in veiled.marks), *map(full_text, veiled.marks)])
    assert "Lane" not in said
    assert "J.L." in said


@pytest.mark.parametrize("status", HarmStatus)
def test_what_is_new_since_a_meeting_says_how_far_a_harm_is_established(setting: Setting, status: HarmStatus) -> None:
    case = harmed(Quality.NEGLECT, status)
    line = case.get_one(Relationship, "r")
    began = replace_record(line, period=Period(on_day(date(2026, 5, 1))))
    said = between_words(case, began, lambda _key: "Mum", setting.words)
    assert said.startswith(f"Mum: neglect, {setting.words(_STATUS[status])} (")


_STATUS = {
    HarmStatus.ALLEGED: "alleged", HarmStatus.ADMITTED: "admitted", HarmStatus.FOUND: "found",
    HarmStatus.NOT_UPHELD: "not upheld",
}  # fmt: skip
