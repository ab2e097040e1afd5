"""The courses of emotional lines: those kept give what fresh ones give, whatever comes onto the ground or goes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ecm_desktop.diagram.genogram.courses import Course, End, between, rows_of
from ecm_desktop.diagram.genogram.ground import Ground, Obstacle, Patches, patch
from ecm_desktop.diagram.genogram.tries import Courses
from ecm_desktop.diagram.marks import Rect

PEOPLE = 7
Place = tuple[float, float]

_steps = st.tuples(st.integers(0, PEOPLE - 1), st.integers(-60, 60), st.sampled_from([0, 0, -15, 8]))
_stones = st.tuples(st.integers(0, 700), st.integers(0, 320), st.integers(5, 90), st.integers(5, 60),
                    st.sampled_from([2.0, 15.0, 60.0]))  # fmt: skip
_pairs = st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)).filter(lambda pair: pair[0] != pair[1])


def end_at(place: Place) -> End:
    x, y = place
    return End(Rect(x - 22, y - 22, 44, 44), Rect(x - 40, y + 25, 80, 30))


def round_the(end: End) -> Patches:
    return (patch(end.symbol.grown(3), 60.0), patch(end.words.grown(3), 15.0))


class Picture:
    """People in two rows with stones between them, and lines from one to another."""

    def __init__(self, lines: list[tuple[int, int]]) -> None:
        self.lines = lines
        self.at = [(110.0 * (n % 4), 200.0 * (n // 4)) for n in range(PEOPLE)]
        self.stones: dict[int, Patches] = {}
        self.ground, self.courses = Ground(), Courses()
        self.kept: dict[tuple[str, str], Patches] = {}  # a patch is told from another by identity

    def drawn(self) -> list[Course]:
        """The courses by what is kept."""
        return self._ask(self.ground, self.courses)

    def drawn_anew(self) -> list[Course]:
        """The courses on new ground, nothing kept."""
        return self._ask(Ground(), Courses())

    def _ask(self, ground: Ground, courses: Courses) -> list[Course]:
        ends = [end_at(place) for place in self.at]
        wanted = {("round", str(n)): self._patches(n, end) for n, end in enumerate(ends)}
        wanted |= {("stone", str(n)): one for n, one in self.stones.items()}
        rows = rows_of(ends, [])
        courses.begin([f"{n}" for n in range(len(self.lines))], ground.settle(wanted))
        found: list[Course] = []
        for n, (a, b) in enumerate(self.lines):
            taken = [one for one, pair in zip(found, self.lines, strict=False) if set(pair) == {a, b}]
            found.append(courses.best(f"{n}", (ends[a], ends[b]), between(ends[a], ends[b], rows), ground, taken))
        return found

    def _patches(self, person: int, end: End) -> Patches:
        owner, made = ("round", str(person)), round_the(end)
        if self.kept.get(owner) != made:
            self.kept[owner] = made
        return self.kept[owner]


@given(
    st.lists(_pairs, min_size=1, max_size=16),
    st.lists(st.one_of(_steps.map(lambda step: ("step", step)), _stones.map(lambda stone: ("stone", stone)),
                       st.integers(0, 9).map(lambda n: ("lift", n))), max_size=14),
)  # fmt: skip
@settings(max_examples=250)
def test_what_is_kept_gives_what_is_found_anew(lines, changes) -> None:
    picture = Picture(lines)
    assert picture.drawn() == picture.drawn_anew()
    for number, (kind, what) in enumerate(changes):
        if kind == "step":
            person, dx, dy = what
            x, y = picture.at[person]
            picture.at[person] = (x + dx, y + dy)
        elif kind == "stone":
            left, top, wide, high, cost = what
            picture.stones[number] = (patch(Rect(left, top, wide, high), cost),)
        elif picture.stones:
            picture.stones.pop(sorted(picture.stones)[what % len(picture.stones)])
        assert picture.drawn() == picture.drawn_anew()


def test_ground_says_what_went_and_what_came() -> None:
    ground = Ground()
    one, other = (patch(Rect(0, 0, 10, 10), 2.0),), (patch(Rect(50, 0, 10, 10), 2.0),)
    gone, come, _ = ground.settle({("stone", "1"): one})
    assert (gone, come) == (set(), {_obstacle(one)})
    gone, come, squares = ground.settle({("stone", "1"): other})
    assert (gone, come) == ({_obstacle(one)}, {_obstacle(other)})
    assert {(0, 0), (3, 0)} <= squares
    assert ground.beneath((55, 5)) == {_obstacle(other)}
    assert ground.beneath((5, 5)) == set()


def _obstacle(patches: Patches) -> Obstacle:
    return patches[0][0]
