"""Walking the family map by keys: up to a parent, down to a child, sideways to who stands next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ecm_desktop.diagram.marks import Point
from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.widgets.canvas.hits import Way

Places = Mapping[RecordId, Point]

_LEVEL = 1.0  # points by which two of one row may differ


def walked(case: Case, places: Places, start: RecordId, way: Way) -> RecordId | None:
    """Whom a step from `start` reaches among those who stand somewhere; None where nobody is that way.

    Parents and children by birth go before others; of several the nearest one.
    """
    if start not in places:
        return None
    x = places[start][0]
    if way in (Way.UP, Way.DOWN):
        reached = [(later, abs(places[one][0] - x), one) for later, one in _kin(case, start, way) if one in places]
    else:
        sign = 1 if way is Way.NEXT else -1
        beside = [one for one, (_, y) in places.items() if abs(y - places[start][1]) < _LEVEL]
        far = {one: (places[one][0] - x) * sign for one in beside}
        reached = [(False, far[one], one) for one in beside if far[one] > 0]
    return min(reached)[2] if reached else None


def _kin(case: Case, start: RecordId, way: Way) -> Iterator[tuple[bool, RecordId]]:
    """Parents or children, each with whether the bond is another than by birth."""
    for bond in case.of(Parentage):
        here, there = (bond.child, bond.parent) if way is Way.UP else (bond.parent, bond.child)
        if here == start:
            yield bond.nature is not ParentageKind.BIRTH, there
