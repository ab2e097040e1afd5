"""Where the child is on the Trauma Recovery Model, and the four developmental ages. A guide, never a measure."""

from __future__ import annotations

from enum import StrEnum

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record


class Level(StrEnum):
    """The model's levels by key, from the bottom up; numbers and words are the service's own data."""

    FOUNDATION = "foundation"
    ROUTINE = "routine"
    RELATIONSHIP = "relationship"
    TRAUMA = "trauma"
    INSIGHT = "insight"
    PLANNING = "planning"
    AUTONOMY = "autonomy"


def next_level(level: Level) -> Level | None:
    """The level above, None above the top."""
    levels = list(Level)
    place = levels.index(level) + 1
    return levels[place] if place < len(levels) else None


def offence_work_fits(level: Level | None) -> bool:
    """Whether work on the offence itself can be used at a level: not up to working through what happened, and not while
    the child cannot be placed (None)."""
    return level is not None and list(Level).index(level) > list(Level).index(Level.TRAUMA)


class RecoveryPosition(Record, frozen=True, kw_only=True, tag="recovery_position"):
    """Where one meeting placed the child: on a level, moving towards the next, or not placeable yet (`level` None).

    `setting` is where the child was living, since a secure setting can carry a placing that falls again outside it.
    """

    meeting: RecordId
    level: Level | None = None
    towards: Level | None = None
    why: str = ""
    setting: str = ""
    what_fits: str = ""
    evidence: tuple[RecordId, ...] = ()
    provisional: bool = False
    dissent: str = ""


class AgeDomain(StrEnum):
    """The four developmental ages."""

    PHYSICAL = "physical"
    COGNITIVE = "cognitive"
    SOCIAL = "social"
    EMOTIONAL = "emotional"


class AgeEstimate(Record, frozen=True, kw_only=True, tag="age_estimate"):
    """One developmental age as one meeting saw it, in months from `low` to `high` (equal for a single value)."""

    meeting: RecordId
    domain: AgeDomain
    low: int
    high: int
    why: str = ""
    evidence: tuple[RecordId, ...] = ()
