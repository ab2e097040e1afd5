"""The genogram's arrangement on families that nobody here made up and on the shared cases: everything at once.

Read from the drawing as `draw genogram` writes it into JSON, lines included. Everything is counted by rules of this
room or of the layout bench; nothing is asked of the program but the drawing. Where the shared material is not beside
the project nothing can be measured, which is said loudly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import household
import kin
import material
from drawn_family import DrawnFamily
from figures import Figure

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.as_json import drawing_to_plain
from ecm_desktop.diagram.seating.arrange import arrange
from ecm_desktop.domain.case import Case

# the fewest crossings that are possible with couples together, every generation on one row and in order of birth: three
# as the layout bench was handed over with, the others by every order (diagram/test_least_crossings.py)
PROVEN = {"bach": 1, "k2-sample-fam1": 1, "potter": 6, "tolkien": 1, "twins": 1, "welsh": 1}
TABLE = "{:<17}{:>7}{:>8}{:>6}{:>8}{:>6}{:>6}{:>9}{:>8}{:>8}{:>7}{:>6}{:>8}{:>7}{:>7}{:>10}"
HEAD = (
    "family", "people", "missing", "twice", "unnamed", "split", "rows", "overlaps", "through", "unorder", "cross",
    "best", "proven", "most", "drawn", "men right",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What one family's drawing comes to: counts of what should not be, but for `people`, `best` and `proven`."""

    name: str
    people: int
    missing: int
    twice: int
    unnamed: int
    split: int
    rows: int
    overlaps: int
    through: int
    unordered: int
    crossings: int
    best: int | None  # crossings of the best engine that draws nobody twice; no engine drew the cases
    proven: int  # the fewest that are possible, as far as that is known
    drawn: int  # crossings of the lines as they are drawn
    men_right: int
    for_nothing: int

    @property
    def most(self) -> int:
        """Crossings that are allowed."""
        return max(self.proven, self.best or 0)

    def told(self) -> str:
        """A line of the table."""
        men = f"{self.men_right} ({self.for_nothing})"
        return TABLE.format(
            self.name, self.people, self.missing, self.twice, self.unnamed, self.split, self.rows, self.overlaps,
            self.through, self.unordered, self.crossings, "-" if self.best is None else self.best, self.proven,
            self.most, self.drawn, men,
        )  # fmt: skip


def measure() -> list[Figure]:
    """One figure for each rule, over all families; the table of the families is printed above them."""
    if not kin.SHARED.exists():
        print("ARRANGEMENT NOT MEASURED: the shared families are not beside the project", file=sys.stderr)  # noqa: T201
        return []
    rows = [_row(name, people, case) for name, people, case in kin.everybody()]
    rows += [
        _row(name, people, household.about_somebody(case)) for name, people, case in kin.everybody() if not case.child
    ]
    print(TABLE.format(*HEAD))  # noqa: T201
    for one in rows:
        print(one.told())  # noqa: T201
    print("men right (of these, where turning him would add no crossing and part nobody)")  # noqa: T201
    print("families of the layout bench: about nobody, and then about their youngest")  # noqa: T201
    print("drawn: with the lines of later bonds, and of couples over other partners")  # noqa: T201
    print(household.told())  # noqa: T201
    return list(_figures(rows))


def _figures(rows: list[Row]) -> Iterator[Figure]:
    rules: dict[str, Callable[[Row], int]] = {
        "missing or twice": lambda one: one.missing + one.twice + one.unnamed,
        "couples parted": lambda one: one.split + one.rows,
        "overlaps": lambda one: one.overlaps,
        "lines through": lambda one: one.through,
        "siblings out of order": lambda one: one.unordered,
        "crossings too many": lambda one: max(one.crossings - one.most, 0),
        "men right for nothing": lambda one: one.for_nothing,
    }
    for name, counted in rules.items():
        found = {one.name: counted(one) for one in rows if counted(one)}
        where = ", ".join(f"{family} {number}" for family, number in found.items()) or f"{len(rows)} drawings"
        yield Figure(name, sum(found.values()), 0.0, "", where)


def _row(name: str, people: list[dict[str, Any]], case: Case) -> Row:
    setting = material.setting()
    drawn = DrawnFamily(json.loads(json.dumps(drawing_to_plain(genogram.draw(case, arrange(case), None, setting)))))
    number = {key: place for place, key in enumerate(sorted(one["record"] for one in people), 1)}
    plain = [kin.numbered(one, number) for one in people]
    places = {number[key]: [(x, y) for x, y in seats] for key, seats in drawn.places().items()}
    found = kin.measures().measure(plain, places)
    return Row(
        name=name, people=len(people), missing=found["missing"], twice=found["dup"], unnamed=drawn.unnamed(),
        split=found["not_adjacent"], rows=found["diffrow"], overlaps=drawn.overlaps(), through=drawn.grazes(),
        unordered=found["sib_viol"], crossings=found["cross"], best=_best(name), proven=PROVEN.get(name, 0),
        drawn=drawn.crossings(), men_right=found["male_right"], for_nothing=_for_nothing(plain, places, found),
    )  # fmt: skip


def _best(name: str) -> int | None:
    """The crossings of the best engine that draws nobody twice."""
    engines = kin.peers().get(name)
    return min(int(one["cross"]) for one in engines.values() if not one["dup"]) if engines else None


def _for_nothing(
    people: list[dict[str, Any]], places: Mapping[int, list[tuple[float, float]]], found: dict[str, Any]
) -> int:
    """How many men stand right of a partner although the two could change seats at no cost."""
    counted, before, sex = 0, _arched(people, places), {one["id"]: one["sex"] for one in people}
    for a, b in kin.couples(people):
        if places[a][0][0] > places[b][0][0] and sex[a] == "M" and sex[b] == "F":
            turned = {**places, a: places[b], b: places[a]}
            then = kin.measures().measure(people, turned)
            worse = any(then[what] > found[what] for what in ("cross", "not_adjacent", "sib_viol"))
            then_arched = _arched(people, turned)
            counted += not worse and all(then_arched[pair] <= before[pair] for pair in before)
    return counted


def _arched(
    people: list[dict[str, Any]], places: Mapping[int, list[tuple[float, float]]]
) -> dict[tuple[int, int], int]:
    """By couple, how many people stand between the two."""
    found = {}
    for a, b in kin.couples(people):
        (ax, ay), (bx, _) = places[a][0], places[b][0]
        left, right = sorted((ax, bx))
        found[a, b] = sum(y == ay and left < x < right for ((x, y),) in places.values())
    return found
