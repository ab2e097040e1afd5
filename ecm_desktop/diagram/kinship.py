"""What somebody is to the child, by the way through the family: "mother's mother", "half-brother (father's side)"."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from itertools import count

from ecm_desktop.diagram.wording import and_words
from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership, PartnershipKind
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.i18n import Translator

_NAMES: dict[str, dict[Gender, str]] = {
    "parent": {Gender.MALE: "father", Gender.FEMALE: "mother", Gender.OTHER: "parent"},
    "child": {Gender.MALE: "son", Gender.FEMALE: "daughter", Gender.OTHER: "child"},
    "sibling": {Gender.MALE: "brother", Gender.FEMALE: "sister", Gender.OTHER: "sibling"},
    "half": {Gender.MALE: "half-brother", Gender.FEMALE: "half-sister", Gender.OTHER: "half-sibling"},
    "twin": {Gender.MALE: "twin brother", Gender.FEMALE: "twin sister", Gender.OTHER: "twin"},
    "married": {Gender.MALE: "husband", Gender.FEMALE: "wife", Gender.OTHER: "spouse"},
    "ex_married": {Gender.MALE: "former husband", Gender.FEMALE: "former wife", Gender.OTHER: "former spouse"},
    "partner": {Gender.OTHER: "partner"},
    "ex_partner": {Gender.OTHER: "former partner"},
    "adopted_parent": {
        Gender.MALE: "adoptive father", Gender.FEMALE: "adoptive mother", Gender.OTHER: "adoptive parent",
    },
    "adopted_child": {Gender.MALE: "adopted son", Gender.FEMALE: "adopted daughter", Gender.OTHER: "adopted child"},
    "foster_parent": {Gender.OTHER: "foster carer"},
    "foster_child": {Gender.OTHER: "foster child"},
    "step_parent": {Gender.MALE: "stepfather", Gender.FEMALE: "stepmother", Gender.OTHER: "step-parent"},
    "step_child": {Gender.MALE: "stepson", Gender.FEMALE: "stepdaughter", Gender.OTHER: "stepchild"},
    "guardianship_parent": {Gender.OTHER: "special guardian"},
    "guardianship_child": {Gender.OTHER: "child under special guardianship"},
    "kinship_parent": {Gender.OTHER: "kinship carer"},
    "kinship_child": {Gender.OTHER: "child in kinship care"},
    "donor_parent": {Gender.OTHER: "donor"},
    "donor_child": {Gender.OTHER: "child by donation"},
    "pet_parent": {Gender.OTHER: "owner"},
    "pet_child": {Gender.OTHER: "pet"},
}  # fmt: skip
# how far a step leads: a later bond is named only when no nearer way is there
_FAR = {
    ParentageKind.BIRTH: 1.0,
    ParentageKind.ADOPTED: 1.05,
    ParentageKind.STEP: 2.0,
    ParentageKind.GUARDIANSHIP: 2.8,
    ParentageKind.KINSHIP: 2.8,
    ParentageKind.FOSTER: 2.2,
    ParentageKind.DONOR: 3.0,
    ParentageKind.PET: 4.0,
}
_SIBLING, _HALF, _PARTNER = 1.4, 1.5, 1.35


@dataclass(frozen=True)
class _Step:
    to: RecordId
    name: str
    far: float


class Kin:
    """The ways from the case's child to everybody, found once for all that is said of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._child = case.child_person
        self._ways = _nearest_ways(case, self._child.id) if self._child else {}
        self._later: defaultdict[RecordId, list[str]] = defaultdict(list)
        for bond in case.of(Parentage):
            if self._child and bond.child == self._child.id and bond.nature is not ParentageKind.BIRTH:
                self._later[bond.parent].append(f"{bond.nature}_parent")

    def kinship(self, person: RecordId, words: Translator) -> str:
        """What `person` is to the child: the nearest way in words; "" when nothing leads there."""
        if self._child is None or self._case.find(Person, person) is None:
            return ""
        if self._child.id == person:
            return words("the child")
        way = self._ways.get(person, [])
        said = ""
        for step in way:
            name = words(_name(step.name, self._case.get_one(Person, step.to).gender))
            said = words("{whose}’s {what}", whose=said, what=name) if said else name
        if not _is_half(way):
            return said
        return words("{kin} ({side})", kin=said, side=_side(self._case, self._child.id, person, words))

    def relation(self, person: RecordId, words: Translator) -> str:
        """The kinship, and every later bond with the child: "mother's mother and special guardian"."""
        said = [self.kinship(person, words)]
        for key in self._later.get(person, ()):
            name = words(_name(key, self._case.get_one(Person, person).gender))
            said += [name] if name not in said else []
        return and_words([one for one in said if one], words)


def relation_to_child(case: Case, person: RecordId, words: Translator) -> str:
    """The kinship and every later bond of one `person`; see `Kin` for many."""
    return Kin(case).relation(person, words)


def _name(key: str, gender: Gender) -> str:
    names = _NAMES[key]
    return names.get(gender, names[Gender.OTHER])


def _is_half(way: list[_Step]) -> bool:
    return len(way) == 1 and way[0].name == "half"


def _nearest_ways(case: Case, start: RecordId) -> dict[RecordId, list[_Step]]:
    steps = _steps(case)
    ticket = count()
    todo: list[tuple[float, int, RecordId, list[_Step]]] = [(0.0, next(ticket), start, [])]
    ways: dict[RecordId, list[_Step]] = {}
    while todo:
        far, _, here, way = heapq.heappop(todo)
        if here not in ways:
            ways[here] = way
            for step in steps[here]:
                if step.to not in ways:
                    heapq.heappush(todo, (far + step.far, next(ticket), step.to, [*way, step]))
    return ways


def _steps(case: Case) -> dict[RecordId, list[_Step]]:
    found: dict[RecordId, list[_Step]] = defaultdict(list)
    people = {one.id: one for one in case.of(Person)}
    for bond in sorted(case.of(Parentage), key=lambda one: one.id):
        if bond.parent in people and bond.child in people:
            kind = "" if bond.nature is ParentageKind.BIRTH else f"{bond.nature}_"
            found[bond.child].append(_Step(bond.parent, f"{kind}parent", _FAR[bond.nature]))
            found[bond.parent].append(_Step(bond.child, f"{kind}child", _FAR[bond.nature]))
    for couple in sorted(case.of(Partnership), key=lambda one: one.id):
        if couple.a in people and couple.b in people:
            name = _couple_name(couple, people)
            found[couple.a].append(_Step(couple.b, name, _PARTNER))
            found[couple.b].append(_Step(couple.a, name, _PARTNER))
    _add_siblings(case, people, found)
    return found


def _couple_name(couple: Partnership, people: dict[RecordId, Person]) -> str:
    last = couple.periods[-1] if couple.periods else None
    name = "married" if last and last.kind is PartnershipKind.MARRIED else "partner"
    parted = last and (last.separated or last.divorced)
    left = last and last.ended and not (people[couple.a].has_died or people[couple.b].has_died)
    return f"ex_{name}" if parted or left else name


Parents = dict[RecordId, set[RecordId]]


def _parents(case: Case, *natures: ParentageKind) -> Parents:
    parents: Parents = defaultdict(set)
    for bond in case.of(Parentage):
        if bond.nature in natures:
            parents[bond.child].add(bond.parent)
    return parents


def _add_siblings(case: Case, people: dict[RecordId, Person], found: dict[RecordId, list[_Step]]) -> None:
    """Brothers and sisters by birth, and those who were adopted by the same parents."""
    births, adopted = _parents(case, ParentageKind.BIRTH), _parents(case, ParentageKind.ADOPTED)
    parents = {key: births.get(key, set()) | adopted.get(key, set()) for key in {*births, *adopted} & people.keys()}
    children: Parents = defaultdict(set)
    for child, above in parents.items():
        for parent in above:
            children[parent].add(child)
    for child in sorted(parents):
        for other in sorted({one for parent in parents[child] for one in children[parent]} - {child}):
            full = any(kind.get(child) and kind.get(child) == kind.get(other) for kind in (births, adopted))
            found[child].append(_sibling(people[child], people[other], full))


def _sibling(child: Person, other: Person, full: bool) -> _Step:
    if not full:
        return _Step(other.id, "half", _HALF)
    return _Step(
        other.id, "twin" if child.birth_group and child.birth_group == other.birth_group else "sibling", _SIBLING
    )


def _side(case: Case, child: RecordId, person: RecordId, words: Translator) -> str:
    parents = _parents(case, ParentageKind.BIRTH, ParentageKind.ADOPTED)
    shared = sorted(parents[child] & parents[person])
    gender = case.get_one(Person, shared[0]).gender if shared else Gender.UNKNOWN
    if gender is Gender.MALE:
        return words("father’s side")
    return words("mother’s side") if gender is Gender.FEMALE else words("one parent’s side")
