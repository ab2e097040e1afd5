"""Places given by hand: kept where they are free, else given way to, as near as can be; nobody else moves for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ecm_desktop.diagram.marks import Point, Rect
from ecm_desktop.diagram.seating.measures import NAME_ROOM, SYMBOL, WORDS_HEIGHT
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.seats import Seat

_APART = 4.0  # between the words of two people


def places(arranged: Mapping[RecordId, Point], wishes: Iterable[Seat]) -> dict[RecordId, Point]:
    """Everybody's final place. A wish for a place where somebody came to sit gives way to the left or the right."""
    wished = {one.subject: (one.x, one.y) for one in wishes if one.subject in arranged}
    final = {key: at for key, at in arranged.items() if key not in wished}
    taken = [room(at) for at in final.values()]
    for key in sorted(wished):
        final[key] = _nearest_free(wished[key], taken)
        taken.append(room(final[key]))
    return {key: final[key] for key in arranged}


def room(at: Point) -> Rect:
    """What a person covers with symbol and words, the middle of the symbol being there."""
    return Rect(at[0] - NAME_ROOM / 2, at[1] - SYMBOL / 2, NAME_ROOM, SYMBOL + WORDS_HEIGHT)


def _nearest_free(wish: Point, taken: list[Rect]) -> Point:
    x, y = wish
    mine = room(wish)
    level = [one for one in taken if one.y < mine.bottom and mine.y < one.bottom]
    beside = [one.centre[0] + way * (NAME_ROOM + _APART) for one in level for way in (-1, 1)]
    tried = sorted((x, *beside), key=lambda one: (abs(one - x), one))
    return next((one, y) for one in tried if not any(room((one, y)).meets(other) for other in level))
