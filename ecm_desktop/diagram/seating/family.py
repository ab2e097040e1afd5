"""Who belongs to whom, read once from a case: the couples, and the brothers and sisters of each pair of parents."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person

Parents = tuple[RecordId, ...]

# the bond under which a child is seated, when there are several
_FIRST_HOME = (
    ParentageKind.BIRTH,
    ParentageKind.ADOPTED,
    ParentageKind.GUARDIANSHIP,
    ParentageKind.KINSHIP,
    ParentageKind.FOSTER,
    ParentageKind.STEP,
    ParentageKind.DONOR,
    ParentageKind.PET,
)


@dataclass(frozen=True)
class Descent:
    """The children whom one parent, or two together, have by one kind of parentage; eldest first."""

    parents: Parents
    nature: ParentageKind
    children: tuple[RecordId, ...]


@dataclass(frozen=True)
class Family:
    """Everybody who ever appears: `people` in order of birth, `couples` in time order, and the descents.

    `homes` are the descents by which children are seated (each child in one at most); `ties` are the others. `child` is
    whom the case is about, "" where it is about nobody; `household` are the child and all who ever lived with the
    child, the parents, brothers and sisters where that is not told.
    """

    people: dict[RecordId, Person]
    couples: tuple[tuple[RecordId, RecordId], ...]
    homes: tuple[Descent, ...]
    ties: tuple[Descent, ...]
    child: RecordId = ""
    household: frozenset[RecordId] = frozenset()
    known_by: str = ""  # the digest of one that is not told in full: it can be compared, and nothing else

    @cached_property
    def age_rank(self) -> dict[RecordId, int]:
        """The place of each person in order of birth; children of one birth stand together."""
        return {key: place for place, key in enumerate(self.people)}

    @cached_property
    def partners(self) -> dict[RecordId, tuple[RecordId, ...]]:
        """Each person's partners in time order."""
        found: dict[RecordId, list[RecordId]] = defaultdict(list)
        for a, b in self.couples:
            found[a].append(b)
            found[b].append(a)
        return {key: tuple(found[key]) for key in self.people}

    def is_seated_as(self, other: Family) -> bool:
        """Whether nothing by which people are seated differs: who there is, their bonds, genders and births."""
        if self.known_by or other.known_by:
            return self.seated_by == other.seated_by
        return self._seats == other._seats

    @cached_property
    def seated_by(self) -> str:
        """A digest of all that people are seated by."""
        return self.known_by or hashlib.sha256(repr(self._seats).encode()).hexdigest()

    @cached_property
    def _seats(self) -> object:
        births = [(one.id, one.gender, one.birth and one.birth.anchor, one.birth_group) for one in self.people.values()]
        return (births, self.couples, self.homes, self.ties)

    def is_man(self, key: RecordId) -> bool:
        """Whether the person's symbol is a square."""
        return self.people[key].gender is Gender.MALE


def read_family(case: Case) -> Family:
    """The family of a case, the same whatever the order of its records; bonds to nobody or to oneself are left out."""
    people = {one.id: one for one in _by_birth(case.of(Person))}
    rank = {key: place for place, key in enumerate(people)}
    married = [
        (one.a, one.b)
        for one in sorted(case.of(Partnership), key=lambda one: (_couple_began(one), one.id))
        if one.a in people and one.b in people and one.a != one.b
    ]
    descents = read_descents(case, rank)
    couples = dict.fromkeys(_sorted_pair(pair, rank) for pair in married)
    for one in descents:
        if len(one.parents) == 2:
            couples.setdefault((one.parents[0], one.parents[1]))
    homes = _first_homes(descents)
    child = case.child.person if case.child else ""
    return Family(people, tuple(couples), homes, _ties(descents, homes), child, _household(case, child, homes))


def _household(case: Case, child: RecordId, homes: tuple[Descent, ...]) -> frozenset[RecordId]:
    if not child:
        return frozenset()
    of = {one.household for one in case.of(Stay) if one.person == child}
    told = {one.person for one in case.of(Stay) if one.household in of} - {child}
    born = {one for home in homes if child in home.children for one in (*home.parents, *home.children)}
    return frozenset({child} | (told or born))


def read_descents(case: Case, rank: dict[RecordId, int]) -> tuple[Descent, ...]:
    """Every descent of a case among the people of `rank` (their places in order of birth)."""
    paired = {frozenset((one.a, one.b)) for one in case.of(Partnership)}
    parents: dict[tuple[RecordId, ParentageKind], list[RecordId]] = defaultdict(list)
    for bond in case.of(Parentage):
        if bond.parent in rank and bond.child in rank and bond.parent != bond.child:
            parents[bond.child, bond.nature].append(bond.parent)
    children: dict[tuple[Parents, ParentageKind], set[RecordId]] = defaultdict(set)
    for (child, nature), found in parents.items():
        for group in _in_pairs(sorted(set(found), key=rank.__getitem__), paired):
            children[tuple(group), nature].add(child)
    made = [Descent(of, nature, tuple(sorted(who, key=rank.__getitem__))) for (of, nature), who in children.items()]
    return tuple(sorted(made, key=lambda one: (rank[one.children[0]], _FIRST_HOME.index(one.nature), one.parents)))


def _first_homes(descents: tuple[Descent, ...]) -> tuple[Descent, ...]:
    seated: set[RecordId] = set()
    homes = []
    for nature in _FIRST_HOME:
        for one in descents:
            free = tuple(child for child in one.children if child not in seated)
            if one.nature is nature and free:
                homes.append(Descent(one.parents, nature, free))
                seated.update(free)
    return tuple(homes)


def _ties(descents: tuple[Descent, ...], homes: tuple[Descent, ...]) -> tuple[Descent, ...]:
    """What is left of the descents when each child has its first home."""
    at_home = {(one.parents, one.nature): set(one.children) for one in homes}
    left = (
        (one, tuple(child for child in one.children if child not in at_home.get((one.parents, one.nature), ())))
        for one in descents
    )
    return tuple(Descent(one.parents, one.nature, children) for one, children in left if children)


def _in_pairs(parents: list[RecordId], paired: set[frozenset[RecordId]]) -> Iterable[list[RecordId]]:
    """Parents of one child two by two: who were a couple together; two who are left over make a pair as well."""
    left = list(parents)
    while left:
        one = left.pop(0)
        other = next((two for two in left if frozenset((one, two)) in paired), None)
        if other is None and len(left) == 1:
            other = left[0]
        if other is not None:
            left.remove(other)
        yield [one, other] if other is not None else [one]


def _sorted_pair(pair: tuple[RecordId, RecordId], rank: dict[RecordId, int]) -> tuple[RecordId, RecordId]:
    a, b = sorted(pair, key=rank.__getitem__)
    return a, b


def _by_birth(people: Iterable[Person]) -> list[Person]:
    """Eldest first, who has no date last; the children of one birth one after the other."""
    alone = sorted(people, key=lambda one: (_day(one.birth), one.id))
    first: dict[str, int] = {}
    for place, one in enumerate(alone):
        first.setdefault(one.birth_group or one.id, place)
    return sorted(alone, key=lambda one: first[one.birth_group or one.id])


def _couple_began(couple: Partnership) -> date:
    return min((_day(one.period.start) for one in couple.periods), default=date.max)


def _day(when: When | None) -> date:
    return (when.anchor if when else None) or date.max
