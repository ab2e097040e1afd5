"""How the family stood before each edit and tidying of a session: what undo and redo bring back, to the point."""

from __future__ import annotations

from collections import defaultdict, deque
from functools import partial

from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.seats import TIDIED, Tidied

_MOST = 60  # kept for each number of tidyings


class Standings:
    """The arrangements of one map, those since each tidying of its case by themselves."""

    def __init__(self, case: Case) -> None:
        self._times = times_of(case)
        self._kept: defaultdict[int, deque[Arrangement]] = defaultdict(partial(deque, maxlen=_MOST))

    def turned_to(self, case: Case, here: Arrangement) -> bool:
        """Whether the case was tidied, or that was undone, since it was asked last; `here` is kept as how it was."""
        times = times_of(case)
        before, self._times = self._times, times
        kept = self._kept[before]
        if not kept or kept[-1].positions is not here.positions:
            kept.append(here.bare())
        return times != before

    def known(self, shown: Case) -> Arrangement | None:
        """How everybody stood last while nothing that seats people differed; None where that is not known."""
        return next((one for one in reversed(self._kept[self._times]) if one.seats(shown)), None)


def times_of(case: Case) -> int:
    """How often the family map of a case was tidied."""
    found = case.find(Tidied, TIDIED)
    return found.times if found else 0
