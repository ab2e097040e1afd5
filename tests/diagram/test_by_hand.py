"""Places given by hand: kept exactly where they are free, and given way from where somebody sits."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from families import any_families
from hypothesis import given
from hypothesis import strategies as st

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.marks import Rect, bounds
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.diagram.seating.by_hand import places, room
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.seats import Seat, seat_id

SPOTS = st.tuples(st.floats(-300, 1500), st.floats(-200, 900))
WISHES = st.dictionaries(st.integers(0, 13).map(lambda n: f"p{n}"), SPOTS, max_size=6)


def wished(wishes: dict[str, tuple[float, float]]) -> list[Seat]:
    return [Seat(id=seat_id(key), subject=key, x=x, y=y) for key, (x, y) in wishes.items()]


@given(any_families(), WISHES)
def test_nobody_covers_anybody_and_nobody_else_moves(case: Case, wishes: dict[str, tuple[float, float]]) -> None:
    arranged = arrange(case).positions
    final = places(arranged, wished(wishes))
    assert final.keys() == arranged.keys()
    assert all(final[key] == arranged[key] for key in arranged if key not in wishes)
    for one, other in combinations(final, 2):
        if {one, other} & wishes.keys():
            assert not room(final[one]).meets(room(final[other]))


@given(any_families(), WISHES)
def test_a_wish_that_is_free_is_kept_exactly_and_heights_always(
    case: Case, wishes: dict[str, tuple[float, float]]
) -> None:
    arranged = arrange(case).positions
    final = places(arranged, wished(wishes))
    for key in wishes.keys() & arranged.keys():
        assert final[key][1] == wishes[key][1]
        others = [room(at) for other, at in final.items() if other != key]
        if not any(room(wishes[key]).meets(one) for one in others):
            before = [one for one in sorted(wishes.keys() & arranged.keys()) if one < key]
            if all(final[one] == wishes[one] for one in before):
                assert final[key] == wishes[key]


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


def test_who_comes_later_sends_a_wish_aside_and_tidying_forgets_it(setting: Setting) -> None:
    alone = Case([Person(id="a", name="A")])
    spot = arrange(alone.put(Person(id="b", name="B"))).positions["b"]
    wish = Seat(id=seat_id("a"), subject="a", x=spot[0], y=spot[1])
    before = alone.put(wish)
    assert places(arrange(before).positions, [wish])["a"] == spot
    after = before.put(Person(id="b", name="B"))
    final = places(arrange(after).positions, [wish])
    assert final["b"] == spot
    assert final["a"] != spot
