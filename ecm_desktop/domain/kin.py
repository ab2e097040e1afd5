"""What somebody is to the child, as far as a line can say it, and which parents are known."""

from __future__ import annotations

from enum import StrEnum

from ecm_desktop.domain.bonds import Parentage, ParentageKind
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Gender, Person


class Kin(StrEnum):
    """Kinds of relatives that one line can put on the map."""

    PARENT = "parent"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    HALF_SIBLING = "half_sibling"
    PARENTS_SIBLING = "parents_sibling"


def birth_parents(case: Case, of: RecordId) -> list[Person]:
    """Somebody's parents by birth, in the order of their putting."""
    bonds = [one for one in case.of(Parentage) if one.child == of and one.nature is ParentageKind.BIRTH]
    return [person for one in bonds if (person := case.find(Person, one.parent)) is not None]


def birth_parent(case: Case, of: RecordId, gender: Gender) -> Person | None:
    """The one of them of that gender."""
    return next((one for one in birth_parents(case, of) if one.gender is gender), None)
