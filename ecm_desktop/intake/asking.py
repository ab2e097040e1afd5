"""What a person must say before what was read may come in: who the child is, which day of birth is right."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.proposals import FamilyProposal, Proposals
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.the_child import ChildQuestion, day_of, likely_children, names_of_child


def question_of(look: LookThrough, shown: Proposals, case: Case) -> ChildQuestion | None:
    """What must be answered before what a look-through shows may come into the case; None for nothing."""
    asked = (_question(look, family, case) for family in shown.families)
    return next((one for one in asked if one is not None), None)


def _question(look: LookThrough, family: FamilyProposal, case: Case) -> ChildQuestion | None:
    child = case.child_person
    if child is None or not any(look.takes_person(family, one.id) for one in family.people):
        return None
    chosen = next((one for one in family.people if one.id == family.child), None)
    if chosen is None:
        likely = likely_children(family.people, case.born, names_of_child(case))
        return None if look.is_settled(family) else ChildQuestion(family, likely, case.born)
    told = day_of(chosen.birth)
    if family.file in look.births_kept or child.birth is None or told in (None, case.born):
        return None
    return ChildQuestion(family, (), case.born, chosen)
