"""Where everybody of a family stands, as a text: kept with a case, so that whoever opens it again finds them there.

An arrangement grows with the edits and is not worked out from the case alone. The text holds ids and places, no names.
"""

from __future__ import annotations

import msgspec

from ecm_desktop.diagram.marks import Point
from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.domain.ids import RecordId


class _Kept(msgspec.Struct, frozen=True):
    positions: dict[RecordId, Point]
    row: dict[RecordId, int]
    heights: tuple[float, ...]
    heads: tuple[RecordId, ...]
    seated_by: str


def places_as_text(seated: Arrangement) -> str:
    """The places, and by what they were found: see `Family.seated_by`."""
    kept = _Kept(seated.positions, seated.row, seated.heights, seated.heads, seated.family.seated_by)
    return msgspec.json.encode(kept).decode()


def places_from_text(text: str) -> Arrangement | None:
    """The arrangement to go on from, its family known by the digest alone; None where the text holds none."""
    try:
        kept = msgspec.json.decode(text, type=_Kept)
    except msgspec.MsgspecError:
        return None
    if kept.positions.keys() != kept.row.keys() or max(kept.row.values(), default=-1) >= len(kept.heights):
        return None
    family = Family({}, (), (), (), known_by=kept.seated_by)
    return Arrangement(kept.positions, kept.row, kept.heights, family, kept.heads, is_afresh=False)
