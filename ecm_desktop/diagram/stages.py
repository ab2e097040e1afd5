"""The stages of growing up that the timeline names along its axis: a service's own words, read from a data file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ecm_desktop.errors import Unavailable

_OLDEST = 12 * 120


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One stage, from an age in months up to another that no longer belongs to it; `line` is what it is about.

    `short` is the name where there is little room.
    """

    from_months: int
    to_months: int
    title: str
    short: str = ""
    line: str = ""


class Stages(msgspec.Struct, frozen=True):
    """The stages in their order; none where a service wants none.

    `unread` is the name of a service's own file that could not be read, so that these stand in its place.
    """

    stages: tuple[Stage, ...] = ()
    unread: str = ""

    def __post_init__(self) -> None:
        ages = [age for one in self.stages for age in (one.from_months, one.to_months)]
        if any(one.from_months >= one.to_months for one in self.stages) or any(a > b for a, b in pairwise(ages)):
            raise ValueError("stages follow each other")
        if ages and not 0 <= ages[0] <= ages[-1] <= _OLDEST:
            raise ValueError("stages are those of a life")


NO_STAGES = Stages()


def load_stages(file: Path) -> Stages:
    """The stages of a data file (JSON). Raises Unavailable for a file that is not there or is another."""
    try:
        return replace(msgspec.json.decode(file.read_bytes(), type=Stages), unread="")
    except (OSError, msgspec.MsgspecError):
        said = "The stages of growing up cannot be read from {file}. Put a file for this version there."
        raise Unavailable(said, file=file.name) from None


def stages_of(own: Path, shipped: Path) -> Stages:
    """A service's own stages, else the shipped ones, which then say so. Raises Unavailable where neither is there."""
    try:
        return load_stages(own)
    except Unavailable:
        if own == shipped:
            raise
        return replace(load_stages(shipped), unread=own.name)
