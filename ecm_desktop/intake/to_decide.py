"""What a person must decide in the rows that were read: nothing that is plain, and nothing twice.

A row that surely tells the same as another is joined with it and needs nobody. Somebody must look where a date is
damaged, where sources contradict each other, where the lane is unsure, and where two rows probably tell one event.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.proposals import Proposal, surest_of
from ecm_desktop.intake.differing import tell_differently, tells_another_birth
from ecm_desktop.intake.life_dates import DateQuestion
from ecm_desktop.intake.new_partners import Couple, NewPartners


class Decision(Enum):
    """Why somebody must look at a row."""

    BIRTH = auto()  # it gives another date of birth
    DATE = auto()  # its date is damaged, ambiguous, missing or still to come
    LANE = auto()  # it may belong to another lane
    OTHER_DATE = auto()  # it tells its event with other days than the surest telling
    DIFFERS = auto()  # it contradicts what is probably the same event
    SAME = auto()  # it probably tells the same as another
    LIFE_DATE = auto()  # it tells of a birth or death that another source dates otherwise
    PARTNER = auto()  # it tells of a parent's new partner at another time than the family does


class Decisions:
    """What is to be decided in each row; worked out once for all rows."""

    def __init__(
        self,
        rows: Sequence[Proposal] = (),
        case: Case | None = None,
        open_dates: Sequence[DateQuestion] = (),
        partners: NewPartners | None = None,
    ) -> None:
        self._rows, self._case = rows, case or Case()
        self._partners = partners or NewPartners()
        self._life_dates = {key: one for one in open_dates for key in one.rows}
        groups: dict[str, list[Proposal]] = {}
        for row in rows:
            if row.group is not None:
                groups.setdefault(row.group, []).append(row)
        self._surest = {name: surest_of(members).event_when for name, members in groups.items()}
        self._found = [frozenset(self._look_at(place)) for place in range(len(rows))]

    def at(self, place: int) -> frozenset[Decision]:
        """What is to be decided in one row; empty for nothing."""
        return self._found[place]

    def _look_at(self, place: int) -> set[Decision]:
        row = self._rows[place]
        found = {
            Decision.BIRTH: tells_another_birth(row.text, row.when, self._case.born),
            Decision.DATE: row.when.flag is not None,
            Decision.LANE: bool(row.other_lanes),
            Decision.OTHER_DATE: row.settled is None and self.is_dated_otherwise(row),
            Decision.LIFE_DATE: self.life_date(row) is not None,
            Decision.PARTNER: self.couple(row) is not None,
            Decision.DIFFERS: self._differs(row),
            Decision.SAME: bool(row.likely_known) or any(self._is_asked_here(place, there) for there in row.likely),
        }
        return {decision for decision, is_so in found.items() if is_so}

    def surest(self, row: Proposal) -> When | None:
        """The date that the event of a row will have; None for a row that stands alone."""
        if row.settled is not None:
            return row.settled
        known = self._case.find(LifeEvent, row.known)
        return known.when if known is not None else self._surest.get(row.group or "")

    def couple(self, row: Proposal) -> Couple | None:
        """The couple of whom a row tells at another time than the family."""
        return self._partners.told_otherwise(row.text, row.when)

    def life_date(self, row: Proposal) -> DateQuestion | None:
        """What is asked of the birth or death that a row tells, when its date is not the most exact of those told."""
        asked = self._life_dates.get(row.key)
        if asked is None or not row.when.is_dated or asked.choices[0].when.interval.overlaps(row.when.interval):
            return None
        return asked

    def is_dated_otherwise(self, row: Proposal) -> bool:
        """Whether a row tells its event with other days than the event will have."""
        surest = self.surest(row)
        if surest is None or not surest.is_dated or not row.when.is_dated:
            return False
        return not surest.interval.overlaps(row.when.interval)

    def _differs(self, row: Proposal) -> bool:
        texts = [self._rows[there].text for there in row.likely]
        for key in row.likely_known:
            event = self._case.find(LifeEvent, key)
            texts += [one.text for one in event.tellings] if event is not None else []
        return any(tell_differently(row.text, text) for text in texts)

    def _is_asked_here(self, place: int, there: int) -> bool:
        """One of the two is enough: the one that stands alone, else the later."""
        is_alone, other_is_alone = (self._rows[one].group is None for one in (place, there))
        return place > there if is_alone == other_is_alone else is_alone
