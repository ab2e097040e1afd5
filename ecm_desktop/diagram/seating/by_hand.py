"""Places given by hand: kept where they are. Whoever sits there gives way to the side, as little as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf

from ecm_desktop.diagram.marks import Point, Rect
from ecm_desktop.diagram.seating.measures import CHAIN_GAP, NAME_ROOM, PITCH, SYMBOL, WORDS_HEIGHT
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.seats import Seat

HAND_ROOM = (NAME_ROOM, SYMBOL + WORDS_HEIGHT)  # what somebody covers, symbol and words: width and height
_APART = NAME_ROOM + 4.0  # from the middle of a symbol that gave way to that of the one it gave way to
_BESIDE = PITCH + 1.0  # partners stand no further apart, all others do

Block = list[tuple[RecordId, float]]  # partners side by side, who give way together: each with the middle of the symbol


def places(arranged: Mapping[RecordId, Point], wishes: Iterable[Seat]) -> dict[RecordId, Point]:
    """Everybody's final place: where a hand put them, the others beside; of two who want one place one gives way."""
    wished = {one.subject: (one.x, one.y) for one in wishes if one.subject in arranged}
    by_hand: dict[RecordId, Point] = {}
    full: list[Rect] = []
    for key in sorted(wished):
        by_hand[key] = _nearest_free(wished[key], full)
        full.append(room(by_hand[key]))
    rows: dict[float, Block] = defaultdict(list)
    for key, (x, y) in arranged.items():
        if key not in wished:
            rows[y].append((key, x))
    final = dict(by_hand)
    for y, row in rows.items():
        taken = sorted(x for x, high in by_hand.values() if abs(high - y) < HAND_ROOM[1])
        final |= {key: (x, y) for key, x in _beside(sorted(row, key=lambda one: one[1]), taken)}
    return {key: final[key] for key in arranged}


def room(at: Point) -> Rect:
    """What a person covers with symbol and words, the middle of the symbol being there."""
    return Rect(at[0] - NAME_ROOM / 2, at[1] - SYMBOL / 2, *HAND_ROOM)


def _nearest_free(wish: Point, taken: list[Rect]) -> Point:
    x, y = wish
    mine = room(wish)
    level = [one for one in taken if one.y < mine.bottom and mine.y < one.bottom]
    if not any(mine.meets(one) for one in level):
        return wish
    beside = [one.centre[0] + way * _APART for one in level for way in (-1, 1)]
    tried = sorted((x, *beside), key=lambda one: (abs(one - x), one))
    return next((one, y) for one in tried if not any(room((one, y)).meets(other) for other in level))


def _beside(row: Block, taken: Sequence[float]) -> Block:
    """A row from left to right with those aside who stand where somebody was seated by hand."""
    blocks = _blocks(row)
    met = next((x for x in taken if any(_meets(one, one[0][1], x) for one in blocks)), None)
    if met is None:
        return row
    left = [one for one in blocks if _middle(one) < met]
    right = [one for one in blocks if _middle(one) >= met]
    mirrored = _swept([_mirrored(one) for one in reversed(left)], sorted(-x for x in taken), -met)
    return [
        *(pair for one in mirrored for pair in _mirrored(one)),
        *(p for one in _swept(right, taken, met) for p in one),
    ]


def _blocks(row: Block) -> list[Block]:
    found: list[Block] = []
    for key, x in row:
        if found and x - found[-1][-1][1] <= _BESIDE:
            found[-1].append((key, x))
        else:
            found.append([(key, x)])
    return found


def _swept(blocks: Sequence[Block], taken: Sequence[float], start: float) -> list[Block]:
    """The blocks right of `start`, each as near to its place as the one before and those seated by hand allow."""
    made: list[Block] = []
    before, edge = -inf, start + NAME_ROOM
    for block in blocks:
        first, last = block[0][1], block[-1][1]
        edge = max(edge, (made[-1][-1][1] if made else -inf) + min(CHAIN_GAP, first - before))
        at = _clear(block, max(first, edge), edge, taken)
        made.append([(key, x + at - first) for key, x in block])
        before = last
    return made


def _clear(block: Block, at: float, edge: float, taken: Sequence[float]) -> float:
    """Where a block may begin, from `at` on, or just before somebody seated by hand where there is room from `edge`."""
    width = block[-1][1] - block[0][1]
    for x in taken:
        if _meets(block, at, x):
            ahead = x - _APART - width
            is_free = ahead >= edge and not any(_meets(block, ahead, other) for other in taken)
            if is_free and _middle(block) < x:
                return ahead
            at = x + _APART
    return at


def _meets(block: Block, at: float, taken: float) -> bool:
    """Whether a block that begins at `at` covers part of what somebody at `taken` covers."""
    return at - NAME_ROOM < taken < at + block[-1][1] - block[0][1] + NAME_ROOM


def _middle(block: Block) -> float:
    return (block[0][1] + block[-1][1]) / 2


def _mirrored(block: Block) -> Block:
    return [(key, -x) for key, x in reversed(block)]
