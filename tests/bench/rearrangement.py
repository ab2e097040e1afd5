"""One random edit of each family: how far people move, who changes sides, and how long the new picture takes."""

from __future__ import annotations

from statistics import mean, median

import kin
import material
from edited_family import edited
from figures import Figure, milliseconds

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.domain.case import Case

EDITS = 6  # of each family


def measure() -> list[Figure]:
    """Means over all edits; the times are of the family of about 60 and of that of 500, arranged and drawn."""
    if not kin.SHARED.exists():
        return []
    moves, swaps = [], []
    times: dict[str, list[float]] = {}
    for name, _, case in kin.everybody():
        before = arrange(case)
        for number in range(EDITS):
            after = edited(case, number + 10 * len(name))
            moved, swapped = _moved(before, arrange(after, before))
            moves.append(moved)
            swaps.append(100 * swapped)
            if name in ("tolkien", "family_500"):
                times.setdefault(name, []).append(_time(after, before))
    edits = f"mean of {len(moves)} random edits of the families"
    return [
        Figure("moved by an edit", mean(moves), 0.2, "u", edits),
        Figure("swapped by an edit", mean(swaps), 0.2, "%", edits),
        Figure("edit, 64 people", median(times["tolkien"]), 50.0, "ms", "median; arranged and drawn"),
        Figure("edit, 501 people", median(times["family_500"]), 1000.0, "ms", "median; arranged and drawn"),
    ]


def _time(case: Case, before: Arrangement) -> float:
    def draw() -> None:
        genogram.picture(case, arrange(case, before), material.setting().today, material.setting())

    return median(milliseconds(draw, 3, 1))


def _moved(before: Arrangement, after: Arrangement) -> tuple[float, float]:
    """The mean move in units, and the share of pairs on a row that changed sides."""
    number = {key: place for place, key in enumerate(sorted({*before.positions, *after.positions}), 1)}
    then, now = ({str(number[key]): [place] for key, place in one.positions.items()} for one in (before, after))
    found = kin.measures().stab([{"id": one} for one in number.values()], then, now)
    return found["mean_move"], found["inv"]
