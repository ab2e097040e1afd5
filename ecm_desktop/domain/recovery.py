"""Where the child is on the Trauma Recovery Model, and the four developmental ages. A guide, never a measure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

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


class SeenBy(StrEnum):
    """Who placed the child: the meeting together, or the psychologist later; one never overwrites the other."""

    ROOM = "room"
    PSYCHOLOGIST = "psychologist"


class Sureness(StrEnum):
    """How sure those are who placed the child."""

    SURE = "sure"
    FAIRLY_SURE = "fairly_sure"
    UNSURE = "unsure"


class Where(StrEnum):
    """Settings in which a child may stand elsewhere on the model."""

    HOME = "home"
    SCHOOL = "school"
    WORKER = "worker"


class InSetting(msgspec.Struct, frozen=True):
    """The level the child is on in one setting, where that differs; `called` as in `RecoveryPosition`."""

    where: Where
    level: Level
    called: str = ""


class RecoveryPosition(Record, frozen=True, kw_only=True, tag="recovery_position"):
    """Where one meeting placed the child: on a level, moving towards the next, or not placeable yet (`level` None).

    `setting` is where the child was living, since a secure setting can carry a placing that falls again outside it.
    `happening` is what was going on when the child stood lower than before; `said_on` the day of a later revision.
    `wording` is the model's wording it was said in. Of what is older, `called` is how the level was called then, and
    `towards_called` the next one. `author` is who revised it, "" where the room placed the child, or no name was given.
    """

    meeting: RecordId
    level: Level | None = None
    towards: Level | None = None
    why: str = ""
    setting: str = ""
    what_fits: str = ""
    evidence: tuple[RecordId, ...] = ()
    dissent: str = ""
    seen_by: SeenBy = SeenBy.ROOM
    said_on: date | None = None
    sure: Sureness | None = None
    elsewhere: tuple[InSetting, ...] = ()
    happening: str = ""
    called: str = ""
    author: str = ""
    towards_called: str = ""
    wording: RecordId | None = None


class Gain(Record, frozen=True, kw_only=True, tag="gain"):
    """Something small that went well, noticed on a day by somebody: what a level that stays the same does not show."""

    text: str
    noticed: date
    who: str = ""


class AgeDomain(StrEnum):
    """The four developmental ages."""

    PHYSICAL = "physical"
    COGNITIVE = "cognitive"
    SOCIAL = "social"
    EMOTIONAL = "emotional"


class AgeEstimate(Record, frozen=True, kw_only=True, tag="age_estimate"):
    """One developmental age as one meeting saw it, in months from `low` to `high` (equal for a single value).

    `author` is who revised it later, as of a placing.
    """

    meeting: RecordId
    domain: AgeDomain
    low: int
    high: int
    why: str = ""
    evidence: tuple[RecordId, ...] = ()
    seen_by: SeenBy = SeenBy.ROOM
    said_on: date | None = None
    author: str = ""
