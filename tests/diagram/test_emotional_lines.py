"""Emotional lines of the shipped sample: round symbols, names and years, on every day that is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count, pairwise

import pytest

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.marks import Drawing, Label, Point, Rect, Role, Stroke, Symbol
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import Seat, seat_id
from ecm_desktop.sample import make_sample
from ecm_desktop.settings import resource_dir

DAYS = [None, date(2012, 6, 1), date(2016, 6, 1), date(2020, 6, 1), date(2023, 6, 1), date(2026, 10, 1)]


@pytest.fixture(scope="module", params=["forwards", "backwards"])
def sample(request: pytest.FixtureRequest) -> Case:
    """With ids that rise, or fall: where nothing else decides between two places, ids do."""
    numbers = count() if request.param == "forwards" else count(9999, -1)
    return make_sample(resource_dir() / "samples" / "imani", lambda: f"r{next(numbers):05}")


@pytest.fixture(scope="module")
def arrangement(sample: Case) -> Arrangement:
    return arrange(sample)


def inside(place: Point, rect: Rect) -> bool:
    return rect.x + 1 < place[0] < rect.right - 1 and rect.y + 1 < place[1] < rect.bottom - 1


def places(stroke: Stroke) -> Iterator[Point]:
    for way in (stroke.points, *stroke.extra):
        for (ax, ay), (bx, by) in pairwise(way):
            yield from ((ax + (bx - ax) * n / 8, ay + (by - ay) * n / 8) for n in range(9))


def grazed(drawing: Drawing) -> set[tuple[str, str]]:
    lines = [one for one in drawing.marks if isinstance(one, Stroke) and one.role is Role.EMOTIONAL]
    things = [one for one in drawing.marks if isinstance(one, Label | Symbol) and one.role in (Role.PERSON, Role.NAME)]
    pairs = ((line, thing) for line in lines for thing in things)
    return {(line.words, thing.id) for line, thing in pairs if any(inside(one, thing.rect) for one in places(line))}


@pytest.mark.parametrize("day", DAYS)
def test_no_line_grazes_anybody_s_symbol_or_name(
    day: date | None, sample: Case, arrangement: Arrangement, setting: Setting
) -> None:
    drawing = genogram.draw(sample, arrangement, day, setting)
    assert any(one.role is Role.EMOTIONAL for one in drawing.marks)
    assert grazed(drawing) == set()


def test_a_line_that_comes_back_after_the_last_was_taken_away_is_drawn_as_on_the_first_day(
    sample: Case, arrangement: Arrangement, setting: Setting
) -> None:
    """While no line was drawn, nobody was kept off: what moved meanwhile is not forgotten."""
    lines = sample.of(Relationship)
    one, a_bystander = lines[0], next(one for one in sample.of(Person) if one.id not in (lines[0].a, lines[0].b))
    alone = sample.drop(*(other.id for other in lines if other is not one))
    x, y = arrangement.positions[one.a]
    meanwhile = alone.drop(one.id).put(Seat(id=seat_id(a_bystander.id), subject=a_bystander.id, x=x + 60, y=y + 60))
    kept = arrange(sample)
    for case in (alone, meanwhile, meanwhile.put(one), alone):
        drawn = genogram.draw(case, kept, None, setting)
        assert drawn == genogram.draw(case, arrange(sample), None, setting)
