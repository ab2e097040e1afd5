"""What a person must say before what was read may come in: whose a file is, who the child is, which day is right."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.proposals import FamilyProposal, IncomingFile, Proposals
from ecm_desktop.editing.proposals import known_source
from ecm_desktop.intake.life_dates import DateAnswer, DateQuestion, date_questions
from ecm_desktop.intake.lookthrough import LookThrough
from ecm_desktop.intake.read import circles
from ecm_desktop.intake.the_child import ChildAnswer, ChildQuestion, day_of, likely_children, names_of_child
from ecm_desktop.intake.whose_file import FileAnswer, FileQuestion

Question = FileQuestion | ChildQuestion | DateQuestion
Answer = FileAnswer | ChildAnswer | DateAnswer


def questions_of(look: LookThrough, shown: Proposals, case: Case) -> tuple[Question, ...]:
    """What must be answered, one after the other, before what a look-through shows may come into the case."""
    doubtful = next((one for one in shown.files if one.doubts and _is_to_be_vouched(look, shown, one, case)), None)
    if doubtful is not None:
        return (FileQuestion(doubtful),)
    asked = (_question(look, family, case) for family in shown.families)
    about_the_child = next((one for one in asked if one is not None), None)
    if about_the_child is not None:  # what else is to be asked hangs on it
        return (about_the_child,)
    return open_dates(look, shown, case)


def _is_to_be_vouched(look: LookThrough, shown: Proposals, file: IncomingFile, case: Case) -> bool:
    """Whether rows of a file are to come in for which nobody has said so, now or when it came in before."""
    if file.vouched or known_source(case, file) is not None:
        return False
    return any(row.file == file.name and row.key not in look.left_out for row in shown.rows)


def open_dates(look: LookThrough, shown: Proposals, case: Case) -> tuple[DateQuestion, ...]:
    """The births and deaths that are told with different dates and of which nobody has said anything yet."""
    chosen = look.chosen(shown)
    return date_questions(chosen, case, circles(chosen.families, case), look.settled)


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
