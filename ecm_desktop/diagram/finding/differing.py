"""What differs between two states of one case, by the names that records have in finding, veiled as there."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from ecm_desktop.diagram.finding.findable import Headline, headlines
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case


class How(Enum):
    """How a record differs in the later state."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


class Difference(NamedTuple):
    """One record, as the later state has it, or as the earlier had it where it is gone."""

    what: Headline
    how: How


def differences(before: Case, after: Case, setting: Setting) -> tuple[Difference, ...]:
    """Every record that has words and is new, other or gone; sort by sort and by time, what is gone last."""
    touched = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    then, now = headlines(before, setting, touched), headlines(after, setting, touched)
    known, kept = {one.key for one in then}, {one.key for one in now}
    found = [Difference(one, How.CHANGED if one.key in known else How.NEW) for one in now]
    return (*found, *(Difference(one, How.GONE) for one in then if one.key not in kept))
