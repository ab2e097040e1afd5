"""Rows that tell the same event, across agencies or within one, and rows that tell an event of the case again.

Two tellings are compared only when their dates lie near each other. The words of a pair are weighed by how rare they
are in these files, with the field's synonyms unaccented ("Father deceased", "Dad died"). A pair that is very like is
grouped; a pair that may be is only pointed out. A wrong group hides something that happened, so grouping is sparing,
and tellings that contradict each other are never grouped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.life import LifeEvent, Source
from ecm_desktop.domain.proposals import Proposal, Told, Verdicts, told_event
from ecm_desktop.intake.changed import changed_rows
from ecm_desktop.intake.differing import Stated, stated_in
from ecm_desktop.intake.kin import Circle
from ecm_desktop.intake.likeness import GROUPED, PROBABLE, Likeness, Telling, as_compared
from ecm_desktop.intake.lives import Deaths
from ecm_desktop.intake.spoken_of import SpokenOf

_MOST_MAYBES = 3
_FEW = 20  # rows; from more on all are compared again
_NO_CASE = Case()


class Comparison:
    """Rows compared with each other and with a case; what was compared last is not compared again.

    What a person says of pairs decides which of them become one, and changes nothing of how like they are.
    """

    def __init__(self) -> None:
        self._of: tuple[tuple[Proposal, ...], Case, tuple[Circle, ...]] | None = None
        self._deaths, self._likeness = Deaths(), Likeness(())
        self.told: list[Telling] = []
        self.keys: list[Told] = []
        self.pairs: list[tuple[float, int, int]] = []
        self.stated: dict[str, Stated] = {}
        self.spoken_of = SpokenOf()

    def compare(self, rows: tuple[Proposal, ...], case: Case, circles: tuple[Circle, ...]) -> None:
        """Weigh every pair of tellings that lie near each other; after another date only the pairs of that row."""
        if self._of is not None and self._of[1] is case and self._of[2] == circles:
            redated = _redated(self._of[0], rows)
            if redated is not None and not any(self._deaths.tells(unaccented(rows[place].text)) for place in redated):
                self._compare_again(rows, redated)
                self._of = rows, case, circles
                return
        self.spoken_of = SpokenOf(circles)
        self._deaths = Deaths(circles, [(row.text, row.when) for row in rows])
        self.told = [self._telling(place, row) for place, row in enumerate(rows)]
        self.keys = [row.key for row in rows]
        for one, key in _known_tellings(case, len(rows), self._deaths):
            self.told.append(one)
            self.keys.append(key)
        self._likeness = Likeness(self.told)
        self.pairs = sorted(self._likeness.pairs(), reverse=True)
        self._of = rows, case, circles

    def _telling(self, place: int, row: Proposal) -> Telling:
        return as_compared(place, row.file, row.text, row.when, _topics(row), self._deaths)

    def _compare_again(self, rows: tuple[Proposal, ...], redated: Set[int]) -> None:
        if not redated:
            return
        for place in redated:
            self.told[place] = self._telling(place, rows[place])
            self._likeness.take(self.told[place])
        kept = [pair for pair in self.pairs if pair[1] not in redated and pair[2] not in redated]
        anew = {pair for place in redated for pair in self._likeness.pairs_of(self.told[place])}
        self.pairs = sorted((*kept, *anew), reverse=True)


def _redated(before: tuple[Proposal, ...], rows: tuple[Proposal, ...]) -> frozenset[int] | None:
    """The places of a few rows that have another date than before; None when something else differs."""
    if len(before) != len(rows):
        return None
    changed = [
        place for place, (one, row) in enumerate(zip(before, rows, strict=True)) if one is not row and one != row
    ]
    if len(changed) > _FEW or any(not _is_redated(before[place], rows[place]) for place in changed):
        return None
    return frozenset(changed)


def _is_redated(before: Proposal, row: Proposal) -> bool:
    return msgspec.structs.replace(before, when=row.when, date_as_told=row.date_as_told) == row


def mark_duplicates(
    rows: Sequence[Proposal],
    case: Case | None = None,
    circles: Iterable[Circle] = (),
    verdicts: Verdicts | None = None,
    comparison: Comparison | None = None,
) -> tuple[Proposal, ...]:
    """The rows with `group`, `maybe`, `likely`, `known` and their like, and `people`, filled in; the order is kept.

    `case` is what is there already, `circles` are the families that tell who is who, `verdicts` what a person said;
    with the same `comparison` as before only what has changed is worked out.
    """
    compared = comparison or Comparison()
    compared.compare(tuple(rows), case or _NO_CASE, tuple(circles))
    groups = _Groups(compared, verdicts or Verdicts())
    maybes = groups.fill(compared.pairs)
    return tuple(
        _marked(row, place, groups, maybes.get(place, {}), compared.spoken_of) for place, row in enumerate(rows)
    )


def _topics(row: Proposal) -> frozenset[str]:
    """What the row is about, as words beside its own."""
    return frozenset((f"lane {row.lane}", *(f"tag {tag}" for tag in row.suggested)))


def _known_tellings(case: Case, place: int, deaths: Deaths) -> list[tuple[Telling, Told]]:
    """Every telling of every event of the case; an event that nobody's file told of is compared by its title."""
    files = {source.id: source.file for source in case.of(Source)}
    found: list[tuple[Telling, Told]] = []
    for event in case.of(LifeEvent):
        topics = frozenset((f"lane {event.lane}", *(f"tag {tag}" for tag in (*event.adversities, *event.suggested))))
        told = [(files.get(one.source, ""), one.text, one.when) for one in event.tellings if one.text]
        for file, text, when in told or [("", event.title, event.when)]:
            one = as_compared(place + len(found), file, text, when, topics, deaths, event.id)
            found.append((one, told_event(event.id)))
    return found


def _marked(row: Proposal, place: int, groups: _Groups, maybes: Mapping[int, float], spoken_of: SpokenOf) -> Proposal:
    others = [other for other in maybes if not groups.same(place, other)]
    likely = [other for other in others if maybes[other] >= PROBABLE and not groups.of_one_file(place, other)]
    known = groups.event_of(place)
    maybe_known, likely_known = (
        tuple(event for event in groups.events_of(some) if event != known)[:_MOST_MAYBES] for some in (others, likely)
    )
    return msgspec.structs.replace(
        row,
        group=groups.name_of(place),
        maybe=tuple(filter(groups.is_row, others))[:_MOST_MAYBES],
        likely=tuple(filter(groups.is_row, likely))[:_MOST_MAYBES],
        known=known,
        maybe_known=maybe_known,
        likely_known=likely_known,
        people=spoken_of.people_in(row.text),
    )


class _Groups:
    """Tellings joined so far; two of one file are never joined unless words and dates are the same."""

    def __init__(self, compared: Comparison, verdicts: Verdicts) -> None:
        self._told, self._keys, self._verdicts = compared.told, compared.keys, verdicts
        self._stated = compared.stated
        self._has_events = any(one.event is not None for one in self._told)
        self._members: dict[int, list[int]] = {place: [place] for place in range(len(self._told))}
        self._join_events()
        self._join_as_said()
        self._join_told_before()
        for place, before in changed_rows(self._told, self._is_joined):
            if not self._is_said_apart(place, before) and not self._hold_two_events(place, before):
                self._merge(before, place)

    def _is_joined(self, place: int) -> bool:
        """Whether a row is an event of the case already, or a telling of the case has a row of its file."""
        members = self._members[place]
        mine = self._told[place]
        others = (one for one in members if self.is_row(one) != self.is_row(place))
        return any(self._told[one].file == mine.file for one in others)

    def _join_events(self) -> None:
        first: dict[RecordId, int] = {}
        for place, one in enumerate(self._told):
            if one.event is not None:
                self._merge(first.setdefault(one.event, place), place)

    def _join_as_said(self) -> None:
        places: dict[Told, int] = {}
        for place, key in enumerate(self._keys):
            places.setdefault(key, place)
        for pair in sorted(tuple(sorted(pair)) for pair in self._verdicts.same):
            if all(key in places for key in pair):
                one, other = (places[key] for key in pair)
                if not self._hold_two_events(one, other):
                    self._merge(one, other)

    def _join_told_before(self) -> None:
        """A row of a file that was brought in before is its event, with a date or without."""
        before = {
            (one.file, one.plain, one.days): place
            for place, one in enumerate(self._told)
            if one.file and not self.is_row(place)
        }
        for place, one in enumerate(self._told):
            same = before.get((one.file, one.plain, one.days))
            if self.is_row(place) and same is not None and not self._is_said_apart(place, same):
                self._join(place, same)

    def fill(self, pairs: Iterable[tuple[float, int, int]]) -> dict[int, dict[int, float]]:
        """Join the pairs that are like enough, the likest first; gives for each place how like the others are."""
        maybes: dict[int, dict[int, float]] = {}
        for worth, one, other in pairs:
            if self._is_said_apart(one, other) or self._are_two_births(one, other):
                continue
            if worth >= GROUPED and self._join(one, other):
                continue
            for here, there in ((one, other), (other, one)):
                maybes.setdefault(here, {})[there] = worth
        return maybes

    def _join(self, one: int, other: int) -> bool:
        """Make one group of both; False when they, or tellings already with them, cannot be one."""
        mine, theirs = self._members[one], self._members[other]
        if mine is theirs:
            return True
        if self._hold_two_events(one, other) or any(self._apart(a, b) for a in mine for b in theirs):
            return False
        self._merge(one, other)
        return True

    def _merge(self, one: int, other: int) -> None:
        mine, theirs = self._members[one], self._members[other]
        if mine is not theirs:
            mine.extend(theirs)
            for place in theirs:
                self._members[place] = mine

    def _hold_two_events(self, one: int, other: int) -> bool:
        mine, theirs = self.event_of(one), self.event_of(other)
        return mine is not None and theirs is not None and mine != theirs

    def _apart(self, a: int, b: int) -> bool:
        first, second = self._told[a], self._told[b]
        if self._is_said_apart(a, b):
            return True
        if first.file and first.file == second.file:
            return not first.is_same_as(second)
        return self._are_two_births(a, b) or self._stated_at(a).differs_from(self._stated_at(b))

    def _are_two_births(self, a: int, b: int) -> bool:
        return self._stated_at(a).tells_another_birth(self._stated_at(b))

    def _stated_at(self, place: int) -> Stated:
        """Read once a text, for one is compared with many."""
        text = self._told[place].text
        if text not in self._stated:
            self._stated[text] = stated_in(text)
        return self._stated[text]

    def _is_said_apart(self, a: int, b: int) -> bool:
        return bool(self._verdicts.apart) and frozenset((self._keys[a], self._keys[b])) in self._verdicts.apart

    def same(self, one: int, other: int) -> bool:
        """Whether both are in one group."""
        return self._members[one] is self._members[other]

    def is_row(self, place: int) -> bool:
        """Whether it is a row that was read, not a telling of the case."""
        return self._told[place].event is None

    def event_of(self, place: int) -> RecordId | None:
        """The event of the case that is in its group."""
        if not self._has_events:
            return None
        return next((event for one in self._members[place] if (event := self._told[one].event) is not None), None)

    def events_of(self, places: Iterable[int]) -> Iterable[RecordId]:
        """The events of the case that are in the groups of some tellings, each once."""
        return dict.fromkeys(event for place in places if (event := self.event_of(place)) is not None)

    def of_one_file(self, one: int, other: int) -> bool:
        """Whether one agency's paper has both: it seldom tells the same twice."""
        return bool(self._told[one].file) and self._told[one].file == self._told[other].file

    def name_of(self, place: int) -> str | None:
        """The group's name, None for a row that no other row is grouped with."""
        members = [one for one in self._members[place] if self.is_row(one)]
        return f"g{min(members) + 1}" if len(members) > 1 else None
