"""What people call the lanes: the names on the screen, their parts, and the usual other words for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from ecm_desktop.domain.life import Lane

_CALLED: Mapping[Lane, tuple[str, ...]] = {
    Lane.LIVING: (
        "living", "home", "home and care", "care", "placement", "house", "housing", "accommodation", "moves",
        "where living", "lac", "cartref", "byw", "gofal",
    ),
    Lane.STRENGTHS: (
        "strengths", "strengths and interests", "interests", "positives", "achievements", "hobbies", "protective",
        "good", "cryfderau",
    ),
    Lane.FAMILY: ("family", "home and family", "parents", "household", "relatives", "teulu"),
    Lane.LOSS: (
        "loss", "relationships", "relationships and loss", "bereavement", "grief", "contact", "deaths", "colled",
        "galar",
    ),
    Lane.EDUCATION: ("education", "school", "ete", "learning", "college", "nursery", "training", "addysg", "ysgol"),
    Lane.HEALTH: (
        "health", "medical", "camhs", "mental health", "hospital", "development", "wellbeing", "nhs", "iechyd",
    ),
    Lane.SERVICES: (
        "services", "professionals", "agencies", "social care", "social work", "support", "meetings", "csc", "yjs",
        "gwasanaethau",
    ),
    Lane.OFFENDING: (
        "offending", "offences", "police", "court", "crime", "orders", "justice", "arrests", "troseddu", "heddlu",
    ),
}  # fmt: skip


def plain_name(name: str) -> str:
    """A name as it is compared: letters and digits only, lower case, no marks on letters."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


_BY_NAME = {plain_name(name): str(lane) for lane, names in _CALLED.items() for name in names}


def lane_named(name: str, ours: Mapping[str, str] = _BY_NAME) -> str | None:
    """The lane that has exactly this name; None when there is none.

    `ours` are plain names that lanes were given, which go before the usual ones, with the keys of the lanes.
    """
    wanted = plain_name(name)
    by_key = (key for key in ours.values() if plain_name(key) == wanted)
    return ours.get(wanted) or next(by_key, None) or _BY_NAME.get(wanted)


def lane_called(name: str, ours: Mapping[str, str] = _BY_NAME) -> str | None:
    """The lane that has this name, or the only one of which a name begins so; None when there is none, or several."""
    wanted = plain_name(name)
    begun = {*lanes_begun(name), *(lane for known, lane in ours.items() if wanted and known.startswith(wanted))}
    return lane_named(name, ours) or (begun.pop() if len(begun) == 1 else None)


def lanes_begun(name: str) -> tuple[str, ...]:
    """The lanes of which a name begins so, those by their own name first."""
    wanted = plain_name(name)
    begun = dict.fromkeys(lane for known, lane in _BY_NAME.items() if known.startswith(wanted)) if wanted else {}
    return tuple(sorted(begun, key=lambda lane: not lane.startswith(wanted)))


def lanes_completing(begun: str) -> tuple[str, ...]:
    """What a lane may be called that begins so: for each such lane the first of its names that does."""
    wanted = plain_name(begun)
    first = (next((name for name in names if plain_name(name).startswith(wanted)), "") for names in _CALLED.values())
    return tuple(name for name in first if name)
