"""Verbs about how people belong together: couples, parentage, homes, placements, emotional lines."""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentageKind,
    ParentalResponsibility,
    Partnership,
    Placement,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.checks import own_ancestors
from ecm_desktop.domain.dates import Period, When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.kin import birth_parents
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record
from ecm_desktop.editing.records import add, remove, revise
from ecm_desktop.editing.spans import check_within
from ecm_desktop.errors import Refused

_BIRTH_PARENTS = 2
Bond = Partnership | Parentage | ParentalResponsibility | Household | Stay | Placement | Relationship


def add_bond(case: Case, bond: Bond) -> Case:
    """Put a bond between people who are there."""
    after = add(case, bond)
    _check(after, bond)
    return after


def change_bond(case: Case, kind: type[Bond], key: RecordId, /, **changed: object) -> Case:
    """Change what is said of a bond."""
    after = revise(case, kind, key, **changed)
    _check(after, after.get_one(kind, key))
    return after


def part_home(case: Case, key: RecordId, cut: When, new: RecordId) -> Case:
    """Make two of where the child lived: one until the cut, the other from then on; why it ended goes with the second.

    Raises Refused where the cut does not lie within.
    """
    home = case.get_one(Placement, key)
    check_within(cut, home.period.start or When(), home.period.end or When())
    first = replace(home, period=Period(home.period.start, cut), end_reason="")
    return add(case.put(first), replace(home, id=new, period=Period(cut, home.period.end)))


def remove_bond(case: Case, key: RecordId) -> Case:
    """Take a bond away, with what hangs on it (the stays of a household)."""
    if not isinstance(case.get(key), Bond):
        raise Refused("That is no longer in the case.")
    return remove(case, key)


def _check(case: Case, bond: Record) -> None:
    match bond:
        case Partnership() | Relationship():
            _two_people(case, bond.a, bond.b)
        case Parentage():
            _two_people(case, bond.parent, bond.child)
            if bond.nature is ParentageKind.BIRTH and len(birth_parents(case, bond.child)) > _BIRTH_PARENTS:
                raise Refused("Two birth parents are there already. Take one off, or add a carer in another way.")
            if bond.child in own_ancestors(list(case.of(Parentage))):
                raise Refused("That would make somebody their own ancestor.")
        case ParentalResponsibility():
            _two_people(case, bond.holder, bond.child)
        case Stay():
            case.get_one(Household, bond.household)
            case.get_one(Person, bond.person)
    period = getattr(bond, "period", Period())
    _in_order(period)


def _two_people(case: Case, one: RecordId, other: RecordId) -> None:
    if one == other:
        raise Refused("Choose two different people.")
    case.get_one(Person, one)
    case.get_one(Person, other)


def _in_order(period: Period) -> None:
    start, end = period.start, period.end
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        raise Refused("The end lies before the beginning.")
