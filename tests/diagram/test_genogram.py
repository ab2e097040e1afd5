from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest
from builders import a_case
from families import any_families, of_year, possible_families
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.genogram.moment import age_text, year_text, years_text
from ecm_desktop.diagram.genogram.names import known_name
from ecm_desktop.diagram.genogram.outline import union_outlines
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import Drawing, Label, Rect, Role, Shape, Stroke, Symbol, bounds, full_text
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import when_short
from ecm_desktop.domain.bonds import (
    Direction,
    Household,
    Parentage,
    ParentageKind,
    Partnership,
    PartnershipKind,
    PartnershipPeriod,
    Quality,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.checks import Doubt, findings
from ecm_desktop.domain.dates import Flag, Kind, Precision, When, on_day
from ecm_desktop.domain.people import Child, Gender, Person, PregnancyLoss
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import as_of
from ecm_desktop.domain.seats import Seat, seat_id
from ecm_desktop.editing.people import change_person
from ecm_desktop.i18n import Translator

TODAY = date(2026, 11, 1)
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2026, 11, 1))


def drawn(case: Case, setting: Setting, day: date | None = None) -> Drawing:
    return genogram.draw(case, arrange(case), day, setting)


def people(drawing: Drawing) -> dict[str | None, Symbol]:
    return {one.record: one for one in drawing.marks if isinstance(one, Symbol) and one.role is Role.PERSON}


def strokes(drawing: Drawing, role: Role) -> list[Stroke]:
    return [
        one
        for one in drawing.marks
        if isinstance(one, Stroke) and one.role is role and not one.id.startswith("legend:")
    ]


@given(any_families(), DAYS)
def test_every_record_that_should_be_drawn_is_drawn(setting: Setting, case: Case, day: date | None) -> None:
    drawing, then = drawn(case, setting, day), as_of(case, day) if day else case
    assert set(people(drawing)) == {one.id for one in then.of(Person)}
    there = {one.record for one in drawing.marks}
    assert {one.id for one in then.of(Partnership) if one.a != one.b} <= there | _same_couple_twice(then)
    assert {one.id for one in then.of(Relationship) if one.a != one.b} <= there
    assert {one.household for one in then.of(Stay)} <= there


def _same_couple_twice(case: Case) -> set[str]:
    pairs = [frozenset((one.a, one.b)) for one in case.of(Partnership)]
    return {one.id for one in case.of(Partnership) if pairs.count(frozenset((one.a, one.b))) > 1}


@given(any_families(), DAYS)
def test_ids_are_unique_and_nobody_moves_with_the_day(setting: Setting, case: Case, day: date | None) -> None:
    whole, then = drawn(case, setting), drawn(case, setting, day)
    assert len(then.by_id()) == len(then.marks)
    everybody = people(whole)
    assert all(one.rect == everybody[key].rect for key, one in people(then).items())


@given(any_families())
def test_symbols_and_names_never_overlap(setting: Setting, case: Case) -> None:
    shown = [one for one in drawn(case, setting).marks if one.id.startswith(("person:", "name:"))]
    for one, other in combinations(shown, 2):
        assert not bounds(one).meets(bounds(other)), (one.id, other.id)


@given(possible_families())
def test_family_lines_keep_off_every_symbol_and_name(setting: Setting, case: Case) -> None:
    drawing = drawn(case, setting)
    words = [one.rect for one in drawing.marks if isinstance(one, Label) and one.id.startswith("name:")]
    for line in strokes(drawing, Role.SIBLING):
        for points in (line.points, *line.extra):
            for (ax, ay), (bx, by) in pairwise(points):
                part = Rect(min(ax, bx), min(ay, by), abs(ax - bx) or 0.1, abs(ay - by) or 0.1)
                assert not any(part.meets(one) for one in words), line.id


@given(any_families(), DAYS)
def test_all_lies_within_the_area_and_speaks(setting: Setting, case: Case, day: date | None) -> None:
    drawing = drawn(case, setting, day)
    for mark in drawing.marks:
        assert drawing.area.around(bounds(mark)) == drawing.area
    assert all(one.words for one in people(drawing).values())
    assert drawing.words


def family() -> Case:
    return a_case("Jay").with_couple("Mum", "Dad", since=2007).with_child("Jay").with_child("Sis", 2014).build()


def test_shapes_tell_gender_and_the_child_has_a_second_border(setting: Setting) -> None:
    case = family()
    shown = people(drawn(case, setting))
    shapes = {case.get_one(Person, key or "").name: one.shape for key, one in shown.items()}
    assert (shapes["Mum"], shapes["Dad"], shapes["Sis"]) == (Shape.CIRCLE, Shape.SQUARE, Shape.DIAMOND)
    child = shown[case.child.person if case.child else None]
    assert child.variant == "child"
    assert len(child.lines) == 1


def test_somebody_not_born_yet_is_not_there(setting: Setting) -> None:
    assert len(people(drawn(family(), setting, date(2012, 1, 1)))) == 3


def test_a_death_is_crossed_from_its_day_on(setting: Setting) -> None:
    nan = Person(id="nan", name="Nan", birth=of_year(1950), death=on_day(date(2017, 10, 3)))
    before, after = (people(drawn(Case([nan]), setting, date(year, 11, 1)))["nan"] for year in (2016, 2018))
    assert before.lines == ()
    assert len(after.lines) == 4
    assert "died 2017" in after.words


@pytest.mark.parametrize(
    ("loss", "shape"), [(PregnancyLoss.STILLBIRTH, Shape.CIRCLE), (PregnancyLoss.MISCARRIAGE, Shape.TRIANGLE)]
)
def test_a_loss_is_small_and_crossed(setting: Setting, loss: PregnancyLoss, shape: Shape) -> None:
    lost = Person(id="lost", gender=Gender.FEMALE, loss=loss, birth=of_year(2009))
    shown = people(drawn(Case([lost]), setting))["lost"]
    assert shown.shape is shape
    assert shown.rect.w < 30
    assert len(shown.lines) == 2


def couple_on(day: date, setting: Setting) -> Stroke:
    period = PartnershipPeriod(
        kind=PartnershipKind.MARRIED,
        married=of_year(2007),
        separated=of_year(2012),
        divorced=of_year(2015),
    )
    pair = [Person(id="a", name="A", gender=Gender.MALE), Person(id="b", name="B", gender=Gender.FEMALE)]
    case = Case([*pair, Partnership(id="c", a="a", b="b", periods=(period,))])
    return strokes(drawn(case, setting, day), Role.COUPLE)[0]


@pytest.mark.parametrize(("year", "slashes"), [(2008, 0), (2013, 1), (2016, 2)])
def test_slashes_say_parted_and_divorced_on_the_day(setting: Setting, year: int, slashes: int) -> None:
    line = couple_on(date(year, 6, 1), setting)
    assert (line.variant, len(line.heads), line.record) == ("married", slashes, "c")


def test_a_hand_move_takes_the_lines_along(setting: Setting) -> None:
    case = family()
    sis = next(one.id for one in case.of(Person) if one.name == "Sis")
    moved = drawn(case.put(Seat(id=seat_id(sis), subject=sis, x=900.0, y=500.0)), setting)
    assert people(moved)[sis].rect.centre == (900.0, 500.0)
    legs = [one for one in strokes(moved, Role.DESCENT) if one.id.endswith(sis)]
    assert legs[0].points[-1][0] == 900.0


def test_twins_part_from_one_point_and_identical_ones_are_joined(setting: Setting) -> None:
    twins = [Person(id=key, name=key, birth=of_year(2010), birth_group="g", identical=True) for key in ("one", "two")]
    bonds = [Parentage(id=f"b{one.id}", parent="mum", child=one.id) for one in twins]
    legs = strokes(drawn(Case([Person(id="mum", name="Mum"), *twins, *bonds]), setting), Role.DESCENT)
    assert legs[0].points[0] == legs[1].points[0]
    assert sum(len(one.extra) for one in legs) == 1


def test_a_later_bond_is_a_line_of_its_own_kind(setting: Setting) -> None:
    case = family()
    child = case.child.person if case.child else ""
    carer = Person(id="carer", name="Carer")
    bond = Parentage(id="care", parent="carer", child=child, nature=ParentageKind.FOSTER)
    legs = strokes(drawn(case.put(carer, bond), setting), Role.DESCENT)
    assert {one.variant for one in legs if one.id.endswith(child)} == {"birth", "foster"}
    assert any(one.record == "care" for one in legs)


def test_the_children_of_each_of_many_partners_hang_from_a_place_of_their_own(setting: Setting) -> None:
    mothers = [Person(id=f"m{n}", name=f"M{n}", gender=Gender.FEMALE) for n in range(6)]
    children = [Person(id=f"c{n}", name=f"C{n}") for n in range(6)]
    bonds = [
        Parentage(id=f"b{n}{parent}", parent=parent, child=f"c{n}") for n in range(6) for parent in ("dad", f"m{n}")
    ]
    dad = Person(id="dad", name="Dad", gender=Gender.MALE)
    bars = strokes(drawn(Case([dad, *mothers, *children, *bonds]), setting), Role.SIBLING)
    assert len({one.points[0] for one in bars}) == 6


def harm(direction: Direction) -> Case:
    pair = [Person(id="a", name="A"), Person(id="b", name="B")]
    line = Relationship(id="r", a="a", b="b", quality=Quality.PHYSICAL_ABUSE, direction=direction)
    return Case([*pair, line])


@pytest.mark.parametrize(("direction", "target"), [(Direction.A_TO_B, "b"), (Direction.B_TO_A, "a")])
def test_an_arrow_points_at_the_person_harmed(setting: Setting, direction: Direction, target: str) -> None:
    drawing = drawn(harm(direction), setting)
    head = strokes(drawing, Role.EMOTIONAL)[0].heads
    x, y = head[0][1]
    places = {key: one.rect.centre for key, one in people(drawing).items()}
    nearest = min(places, key=lambda key: abs(places[key][0] - x) + abs(places[key][1] - y))
    assert (len(head), nearest) == (1, target)


def test_every_quality_has_a_shape_of_its_own() -> None:
    path = ((0.0, 0.0), (90.0, 0.0))
    dash_alone = {Quality.DISTANT}  # one plain line, dotted
    shapes = {
        quality: shaped(quality, path, forwards=True, backwards=False)
        for quality in Quality
        if quality not in dash_alone
    }
    alike = {(a, b) for a, b in combinations(shapes, 2) if shapes[a] == shapes[b]}
    assert alike == set()


def test_a_household_goes_round_its_members_and_round_nobody_else(setting: Setting) -> None:
    case = family()
    lodger = Person(id="lodger", name="Lodger")
    keys = {one.name: one.id for one in case.of(Person)}
    stays = [Stay(id=f"s{key}", household="home", person=keys[key]) for key in ("Mum", "Jay", "Sis")]
    drawing = drawn(case.put(lodger, Household(id="home", name="Home"), *stays), setting)
    outlines = [one.points for one in strokes(drawing, Role.HOUSEHOLD)]
    inside = {
        key for key, one in people(drawing).items() if any(_holds(outline, one.rect.centre) for outline in outlines)
    }
    assert inside == {keys[key] for key in ("Mum", "Jay", "Sis")}


def _holds(outline: tuple[tuple[float, float], ...], point: tuple[float, float]) -> bool:
    x, y = point
    crossed = [
        (bx - ax) * (y - ay) / (by - ay) + ax > x
        for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True)
        if (ay > y) != (by > y)
    ]
    return sum(crossed) % 2 == 1


def test_outlines_of_parts_and_of_what_touches() -> None:
    apart = union_outlines([Rect(0, 0, 40, 40), Rect(100, 0, 40, 40)])
    assert len(apart) == 2
    assert len(union_outlines([Rect(0, 0, 40, 40), Rect(30, 20, 60, 60)])) == 1


def test_the_legend_shows_only_what_is_there(setting: Setting) -> None:
    said = {
        one.texts[0].text
        for one in drawn(family(), setting).marks
        if isinstance(one, Label) and one.role is Role.LEGEND
    }
    assert said == {
        "Man or boy",
        "Woman or girl",
        "Another gender; with “?” not known",
        "The child this is about",
        "Married",
    }


def test_initials_show_nobodys_name(setting: Setting) -> None:
    from dataclasses import replace

    case = a_case("Jay Mason").with_couple("Ann Mason", "Bo Reed").with_child("Jay Mason").build()
    drawing = drawn(case, replace(setting, initials=True))
    shown = " ".join(text.text for one in drawing.marks if not isinstance(one, Stroke) for text in one.texts)
    spoken = " ".join(one.words for one in drawing.marks)
    assert "J.M." in shown
    assert not any(name in shown + spoken for name in ("Mason", "Reed", "Ann"))


@pytest.mark.parametrize(
    ("birth", "said"),
    [
        (on_day(date(1988, 3, 1)), "38"),
        (of_year(1988), "37–38"),
        (When(earliest=date(1954, 1, 1), latest=date(1956, 12, 31)), "c. 70"),
        (When(latest=date(1950, 1, 1)), "76+"),
        (on_day(date(2026, 3, 1)), "8 m"),
        (When(), ""),
        (None, ""),
    ],
)
def test_ages_are_never_more_exact_than_what_is_known(birth: When | None, said: str) -> None:
    assert age_text(Person(id="p", birth=birth), TODAY, TODAY) == said


def test_years_of_open_and_wide_dates() -> None:
    words = Translator()
    assert year_text(When(latest=date(1949, 12, 31)), words) == "before 1950"
    assert year_text(When(earliest=date(1954, 1, 1), latest=date(1956, 12, 31)), words) == "about 1955"
    assert year_text(When(earliest=date(1991, 1, 1)), words) == "after 1990"
    assert years_text(When(earliest=date(1954, 1, 1), latest=date(1956, 12, 31)), words) == "about 1955"
    bounds = When(earliest=date(1985, 1, 1), latest=date(1987, 12, 31), kind=Kind.WITHIN)
    assert years_text(bounds, words) == when_short(bounds, words) == "1985 to 1987"


NO_SUCH_DAY = When(
    earliest=date(1986, 2, 1), latest=date(1986, 2, 28), words="31 Feb 1986", precision=Precision.MONTH,
    kind=Kind.POINT, flag=Flag.IMPOSSIBLE,
)  # fmt: skip


def test_a_day_that_cannot_be_is_drawn_as_not_sure_and_the_sentence_says_why(setting: Setting) -> None:
    built = a_case().with_couple("Ann", "Bo").with_child("Jay Mason")
    case = change_person(built.build(), built.named["Ann"], birth=NO_SUCH_DAY)
    marks = {one.id: one for one in drawn(case, setting).marks}
    label, symbol = marks[f"name:{built.named['Ann']}"], marks[f"person:{built.named['Ann']}"]
    assert full_text(label) == "Ann born 1986?"
    assert [one.text for one in symbol.texts] == ["c. 40"]
    assert symbol.words.startswith("Ann, about 40")
    assert "look at the date of birth: there is no such date" in symbol.words
    assert [one.doubt for one in findings(case) if one.record == built.named["Ann"]] == [Doubt.DATE_FLAGGED]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Unknown Unknown", ""), ("Unknown", ""), ("?", ""), ("Name not known", ""), ("", ""), ("Ann (Unknown)", "Ann"),
        ("Unknown Mason", "? Mason"), ("Ann Mason", "Ann Mason"), ("Olú Adéyẹmí", "Olú Adéyẹmí"),
    ],
)  # fmt: skip
def test_words_for_not_knowing_are_no_name(name: str, known: str) -> None:
    assert known_name(Person(id="p", name=name), Translator()) == known


def test_an_unnamed_person_is_told_by_kin(setting: Setting) -> None:
    built = a_case().with_couple("Ann", "Bo").with_child("Jay Mason")
    case = change_person(built.build(), built.named["Bo"], name="Unknown Unknown", gender=Gender.MALE)
    label = next(one for one in drawn(case, setting).marks if one.id == f"name:{built.named['Bo']}")
    assert full_text(label) == "Father, name not known"


def test_an_empty_case_draws_an_empty_page(setting: Setting) -> None:
    drawing = drawn(Case(), setting)
    assert drawing.marks == ()
    assert drawing.area.w > 0


@given(any_families(), DAYS, DAYS)
def test_a_day_is_drawn_the_same_whatever_was_drawn_before(
    setting: Setting, case: Case, before: date | None, day: date | None
) -> None:
    arrangement = arrange(case)
    genogram.draw(case, arrangement, before, setting)
    assert genogram.draw(case, arrangement, day, setting) == drawn(case, setting, day)


@given(any_families(), DAYS)
def test_an_emotional_line_keeps_its_way_while_the_day_moves(setting: Setting, case: Case, day: date | None) -> None:
    always = {one.id: one.points for one in strokes(drawn(case, setting), Role.EMOTIONAL)}
    assert all(one.points == always[one.id] for one in strokes(drawn(case, setting, day), Role.EMOTIONAL))


def test_an_arrangement_gives_no_line_of_another_quality_or_place(setting: Setting) -> None:
    jay, nan = Person(id="jay", name="Jay"), Person(id="nan", name="Nan")
    close = Relationship(id="line", a="jay", b="nan", quality=Quality.CLOSE)
    case = Case([jay, nan, close])
    arrangement = arrange(case)
    genogram.draw(case, arrangement, None, setting)
    x, y = arrangement.positions["nan"]
    for put in (
        Relationship(id="line", a="jay", b="nan", quality=Quality.CONFLICT),
        Seat(id=seat_id("nan"), subject="nan", x=x + 200, y=y),
    ):
        changed = case.put(put)
        assert genogram.draw(changed, arrangement, None, setting) == drawn(changed, setting)


def a_crowded_family() -> Case:
    """A child, parents with brothers and sisters on both sides, grandparents, and lines between them all."""
    born = {0: 1950, 1: 1980, 2: 2011}
    rows = {0: ("gran", "pa", "nan", "pop"), 1: ("ann", "bob", "cat", "dan", "eve", "fay"), 2: ("kid", "sis")}
    people = [
        Person(id=key, name=f"{key.title()} Longname-Adeyemi", birth=on_day(date(born[row], 5, 5)))
        for row, keys in rows.items()
        for key in keys
    ]
    parents = {
        **dict.fromkeys(("ann", "cat", "dan"), ("gran", "pa")),
        **dict.fromkeys(("bob", "eve", "fay"), ("nan", "pop")),
        **dict.fromkeys(("kid", "sis"), ("ann", "bob")),
    }
    bonds = [Parentage(id=f"{one}-{key}", parent=one, child=key) for key, both in parents.items() for one in both]
    couples = [Partnership(id=f"{a}+{b}", a=a, b=b) for a, b in (("gran", "pa"), ("nan", "pop"), ("ann", "bob"))]
    others = ("gran", "pa", "nan", "pop", "cat", "dan", "eve", "fay", "sis")
    lines = [Relationship(id=f"to {one}", a="kid", b=one, quality=Quality.CLOSE) for one in others]
    return Case([Child(id="c", person="kid"), *people, *bonds, *couples, *lines])


def test_emotional_lines_go_round_all_words_where_there_is_a_way(setting: Setting) -> None:
    drawing = drawn(a_crowded_family(), setting)
    words = [one.rect for one in drawing.marks if isinstance(one, Label) and one.role is Role.NAME]
    symbols = {one.record: one.rect.grown(2) for one in drawing.marks if isinstance(one, Symbol) and one.record}
    lines = strokes(drawing, Role.EMOTIONAL)
    assert len(lines) == 9
    for line in lines:
        points = [*line.points, *(point for extra in line.extra for point in extra)]
        passed = [rect for key, rect in symbols.items() if key not in ("kid", line.id.removeprefix("emotional:to "))]
        assert not [rect for rect in (*words, *passed) if any(within(rect, point) for point in points)]


def within(rect: Rect, point: tuple[float, float]) -> bool:
    return rect.x < point[0] < rect.right and rect.y < point[1] < rect.bottom


def test_a_long_name_of_a_household_is_told_whole_within_its_outline(setting: Setting) -> None:
    home = Household(id="home", name="Valerie and Clive's house, Derby")
    case = Case([Person(id="val", name="Val"), home, Stay(id="stay", household="home", person="val")])
    marks = {one.id: one for one in drawn(case, setting).marks}
    name = marks["household:home:name"]
    assert full_text(name) == home.name
    assert len(name.texts) == 2
    assert bounds(marks["household:home"]).holds(bounds(name))


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (PartnershipPeriod(kind=PartnershipKind.MARRIED, married=of_year(2002)), "Ann and Bo, married 2002"),
        (PartnershipPeriod(kind=PartnershipKind.MARRIED), "Ann and Bo, married"),
        (
            PartnershipPeriod(kind=PartnershipKind.ENGAGED, began=of_year(2015)),
            "Ann and Bo, engaged, since 2015",
        ),
    ],
)
def test_a_couple_is_told_once_what_they_were(setting: Setting, period: PartnershipPeriod, said: str) -> None:
    two = [Person(id=key, name=key.title()) for key in ("ann", "bo")]
    marks = drawn(Case([*two, Partnership(id="c", a="ann", b="bo", periods=(period,))]), setting).by_id()
    assert marks["couple:c"].words == said


@pytest.mark.parametrize("aside", [-11.5, -4.0, 3.0, 8.0, 11.5])
def test_the_line_to_an_only_child_a_little_aside_goes_through_no_name(setting: Setting, aside: float) -> None:
    two = [Person(id=key, name="King of the Myrmidans Peleus") for key in ("ann", "bo")]
    bonds = [Parentage(id=f"{one.id}>kid", parent=one.id, child="kid") for one in two]
    case = Case([*two, Person(id="kid", name="Kid"), *bonds, Partnership(id="c", a="ann", b="bo")])
    x, y = arrange(case).positions["kid"]
    marks = drawn(case.put(Seat(id=seat_id("kid"), subject="kid", x=x + aside, y=y)), setting).marks
    names = [bounds(one).grown(-1) for one in marks if isinstance(one, Label) and one.id.startswith("name:")]
    lines = [one for one in marks if isinstance(one, Stroke) and one.role in (Role.DESCENT, Role.SIBLING)]
    assert lines
    for (ax, ay), (bx, by) in (piece for one in lines for piece in pairwise(one.points)):
        way = [(ax + (bx - ax) * n / 40, ay + (by - ay) * n / 40) for n in range(41)]
        assert not any(one.x < px < one.right and one.y < py < one.bottom for one in names for px, py in way)


@pytest.mark.parametrize("homes", [2, 3, 5])
def test_the_names_of_all_homes_of_one_person_can_be_read(setting: Setting, homes: int) -> None:
    people_there = [Person(id=key, name=key) for key in ("jay", "gran")]
    told: list[Record] = [Parentage(id="p", parent="gran", child="jay")]
    for number in range(homes):
        told += [Household(id=f"h{number}", name=f"Home number {number}")]
        told += [Stay(id=f"s{number}{key}", household=f"h{number}", person=key) for key in ("jay", "gran")]
    names = [
        one for one in drawn(Case([*people_there, *told]), setting).marks
        if isinstance(one, Label) and one.role is Role.HOUSEHOLD
    ]  # fmt: skip
    assert {full_text(one) for one in names} == {f"Home number {number}" for number in range(homes)}
    assert not any(bounds(a).meets(bounds(b)) for a, b in combinations(names, 2))


def test_a_line_of_one_parent_between_two_partners_begins_at_the_parent(setting: Setting) -> None:
    people_there = [Person(id=key, name=key) for key in ("one", "gran", "two", "kid")]
    couples = [Partnership(id=f"gran+{key}", a="gran", b=key) for key in ("one", "two")]
    bond = Parentage(id="bond", parent="gran", child="kid", nature=ParentageKind.GUARDIANSHIP)
    drawing = drawn(Case([*people_there, *couples, bond]), setting)
    gran = people(drawing)["gran"].rect
    (line,) = strokes(drawing, Role.SIBLING)
    x, y = line.points[0]
    assert gran.x <= x <= gran.right
    assert gran.y <= y <= gran.bottom
