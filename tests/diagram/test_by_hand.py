"""Places given by hand: kept where they are, and the others give way to the side."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest
from families import any_families
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.marks import Rect, bounds
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.seating.by_hand import HAND_ROOM, places, room
from ecm_desktop.diagram.seating.measures import CHAIN_GAP, PITCH
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import Seat, seat_id
from ecm_desktop.editing import seats

SPOTS = st.tuples(st.floats(-300, 1500), st.floats(-200, 900))
WISHES = st.dictionaries(st.integers(0, 13).map(lambda n: f"p{n}"), SPOTS, max_size=6)


def wished(wishes: dict[str, tuple[float, float]]) -> list[Seat]:
    return [Seat(id=seat_id(key), subject=key, x=x, y=y) for key, (x, y) in wishes.items()]


def apart(places: dict[str, tuple[float, float]]) -> bool:
    return not any(room(a).meets(room(b)) for a, b in combinations(places.values(), 2))


@given(any_families(), WISHES)
def test_a_hand_s_place_stays_and_nobody_covers_anybody(case: Case, wishes: dict[str, tuple[float, float]]) -> None:
    arranged = arrange(case).positions
    final = places(arranged, wished(wishes))
    assert final.keys() == arranged.keys()
    assert apart(final)
    by_hand = {key: wishes[key] for key in wishes.keys() & arranged.keys()}
    if apart(by_hand):
        assert {key: final[key] for key in by_hand} == by_hand
    assert all(final[key][1] == y for key, (_, y) in by_hand.items())


@given(any_families(), WISHES)
def test_others_move_only_aside_and_only_where_somebody_came_to_sit(
    case: Case, wishes: dict[str, tuple[float, float]]
) -> None:
    arranged = arrange(case).positions
    final = places(arranged, wished(wishes))
    rows = defaultdict(list)
    for key in arranged.keys() - wishes.keys():
        assert final[key][1] == arranged[key][1]
        rows[arranged[key][1]].append(key)
    by_hand = [room(final[key]) for key in wishes.keys() & arranged.keys()]
    for row in rows.values():
        if not any(room(arranged[key]).meets(one) for key in row for one in by_hand):
            assert all(final[key] == arranged[key] for key in row)
        assert sorted(row, key=arranged.__getitem__) == sorted(row, key=final.__getitem__)


@given(st.floats(-40, 700))
def test_partners_give_way_together_and_no_further_than_they_must(x: float) -> None:
    records = [Person(id=key, name=key) for key in "abcd"]
    case = Case([*records, Partnership(id="ab", a="a", b="b"), Partnership(id="cd", a="c", b="d")])
    case = case.put(Person(id="n", name="N"))
    arranged = arrange(case).positions
    y = arranged["a"][1]
    final = places(arranged, wished({"n": (x, y)}))
    assert final["n"] == (x, y)
    for one, other in ("ab", "cd"):
        assert final[other][0] - final[one][0] == pytest.approx(arranged[other][0] - arranged[one][0])
    assert all(abs(final[key][0] - arranged[key][0]) <= 2 * PITCH + CHAIN_GAP for key in "abcd")


@given(any_families(), WISHES, st.none() | st.dates(date(1950, 1, 1), date(2026, 11, 1)))
def test_symbols_and_names_keep_apart_on_every_day_whoever_was_moved(
    setting: Setting, case: Case, wishes: dict[str, tuple[float, float]], day: date | None
) -> None:
    wishing = case.put(*wished({key: at for key, at in wishes.items() if key in case}))
    drawing = genogram.picture(wishing, arrange(wishing), day, setting)
    shown: list[tuple[str, Rect]] = [
        (one.id, bounds(one)) for one in drawing.marks if one.id.startswith(("person:", "name:"))
    ]
    for (one, here), (other, there) in combinations(shown, 2):
        if {one.partition(":")[2], other.partition(":")[2]} & wishes.keys():
            assert not here.meets(there), (one, other)


def test_a_hand_s_place_sends_aside_whoever_comes_later_and_tidying_forgets_it(setting: Setting) -> None:
    alone = Case([Person(id="a", name="A")])
    spot = arrange(alone.put(Person(id="b", name="B"))).positions["b"]
    before = seats.seat(alone, {"a": spot}, HAND_ROOM)
    after = before.put(Person(id="b", name="B"))
    final = places(arrange(after).positions, after.of(Seat))
    assert final["a"] == spot
    assert final["b"] != spot
    assert seats.tidy(after).of(Seat) == ()


def test_who_is_put_where_another_was_put_by_hand_gets_the_place() -> None:
    case = Case([Person(id=key, name=key) for key in "ab"])
    case = seats.seat(case, {"b": (300.0, 60.0)}, HAND_ROOM)
    case = seats.seat(case, {"a": (310.0, 70.0)}, HAND_ROOM)
    assert [one.subject for one in case.of(Seat)] == ["a"]
    final = places(arrange(case).positions, case.of(Seat))
    assert final["a"] == (310.0, 70.0)
    assert apart(final)
