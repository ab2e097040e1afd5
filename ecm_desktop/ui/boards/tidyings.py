"""How the family stood before and after each tidying: what undo and redo bring back."""

from __future__ import annotations

from typing import NamedTuple

from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.seats import TIDIED, Tidied


class Standing(NamedTuple):
    """How everybody stands, and whether that is as they would if the family were arranged now for the first time."""

    arrangement: Arrangement
    is_afresh: bool


class Tidyings:
    """The standings of one map by how often its case was tidied."""

    def __init__(self, case: Case) -> None:
        self._times = times_of(case)
        self._kept: dict[int, Standing] = {}

    def turned_to(self, case: Case, here: Standing) -> bool:
        """Whether the case was tidied, or that was undone, since it was asked last; then `here` is kept."""
        times = times_of(case)
        if times == self._times:
            return False
        self._kept[self._times] = here
        self._times = times
        return True

    def known(self, shown: Case) -> Standing | None:
        """How everybody stood when the case was tidied as often as now; None where that does not hold any more."""
        found = self._kept.get(self._times)
        return found if found is not None and found.arrangement.seats(shown) else None


def times_of(case: Case) -> int:
    """How often the family map of a case was tidied."""
    found = case.find(Tidied, TIDIED)
    return found.times if found else 0
