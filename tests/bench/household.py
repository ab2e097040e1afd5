"""How far the child's household is from the middle of the drawing, in hundredths of its width, as things are drawn.

The layout bench's families are about nobody: of each the youngest whose parents are told is taken for the child. What
keeps a household off the middle is birth order, partners in time order, and lines that would cross: where no rule does,
the law in diagram/test_sides.py has it carried there.
"""

from __future__ import annotations

import kin

from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.seating.family import read_family
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Child


def told() -> str:
    """A line for every family: left of the middle is less than nothing."""
    every = ((name, arrange(about_somebody(case))) for name, _, case in kin.everybody())
    return "\n".join(
        ["household off the middle, % of the width", *(f"{name:<17}{_off(seated):>7.0f}" for name, seated in every)]
    )


def about_somebody(case: Case) -> Case:
    """The case, about the youngest where it was about nobody."""
    family = read_family(case)
    if family.child:
        return case
    children = [one for home in family.homes for one in home.children]
    return case.put(Child(id="child", person=max(children, key=family.age_rank.__getitem__)))


def _off(seated: Arrangement) -> float:
    xs = [x for x, _ in seated.positions.values()]
    here = [seated.positions[one][0] for one in seated.family.household]
    return 100 * (sum(here) / len(here) - (min(xs) + max(xs)) / 2) / (max(xs) - min(xs) or 1)
