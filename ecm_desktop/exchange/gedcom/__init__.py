"""The family of a case as a GEDCOM 7.0 file: people, couples with their times together, and whose child each is.

Households, placements and how people are with each other have no place in that format; `not_carried` says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from ecm_desktop.diagram.audit_row import in_file
from ecm_desktop.diagram.seating.family import read_family
from ecm_desktop.diagram.wording import and_words
from ecm_desktop.domain.bonds import Household, ParentalResponsibility, Placement, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.exchange.gedcom.families import family_lines, read_families
from ecm_desktop.exchange.gedcom.lines import Line, written
from ecm_desktop.exchange.gedcom.people import person_lines
from ecm_desktop.exchange.gedcom.pointers import pointers
from ecm_desktop.i18n import Translator

PROGRAM = "ECM Desktop"


def family_file(case: Case, marking: str, audit_head: str = "") -> bytes:
    """The file in UTF-8; the same bytes for the same case.

    `marking` is how it is to be handled, and `audit_head` the audit's row of the case as it is: both are said first.
    """
    case = _without_animals(case)
    family = read_family(case)
    families = read_families(case, family)
    known = pointers("I", {one.id: one.external_ids for one in family.people.values()})
    people = (line for one in family.people.values() for line in person_lines(one, family, families, known))
    head, lines = _head(case, marking, audit_head), family_lines(families, family, known)
    return written([*head, *people, *lines, (0, "TRLR", "")])


def not_carried(case: Case, words: Translator) -> str:
    """A sentence on what of the family the format has no place for; empty when there is nothing."""
    people = case.of(Person)
    told = [
        _counted(words, "{n} household", "{n} households", len(case.of(Household))),
        _counted(words, "{n} home of the child", "{n} homes of the child", len(case.of(Placement))),
        _counted(words, "{n} line on how two people are with each other",
                 "{n} lines on how two people are with each other", len(case.of(Relationship))),
        _counted(words, "{n} note of parental responsibility", "{n} notes of parental responsibility",
                 len(case.of(ParentalResponsibility))),
        _counted(words, "{n} animal", "{n} animals", sum(bool(one.species) for one in people)),
        _counted(words, "the health marks of one person", "the health marks of {n} people",
                 sum(bool(one.fills) for one in people)),
        _counted(words, "the sex at birth of one person", "the sex at birth of {n} people",
                 sum(one.sex_at_birth is not None for one in people)),
        _counted(words, "how many one symbol stands for", "how many {n} symbols stand for",
                 sum(one.many is not None for one in people)),
        _counted(words, "when one child is expected", "when {n} children are expected",
                 sum(one.due is not None for one in people)),
    ]  # fmt: skip
    what = and_words(filter(None, told), words)
    return words("That format has no place for {what}: they stay here.", what=what) if what else ""


def _counted(words: Translator, one: str, many: str, number: int) -> str:
    return words.count(one, many, number) if number else ""


def _without_animals(case: Case) -> Case:
    """The format knows people only."""
    return case.drop(*(one.id for one in case.of(Person) if one.species))


def _head(case: Case, marking: str, audit_head: str) -> Iterator[Line]:
    yield (0, "HEAD", "")
    yield (1, "GEDC", "")
    yield (2, "VERS", "7.0")
    yield (1, "SOUR", "ECM_DESKTOP")
    yield (2, "NAME", PROGRAM)
    fictional = any(one.fictional for one in case.of(Child))
    invented = "FICTIONAL: every person in this file is invented." if fictional else ""
    notes = [marking, invented, in_file(audit_head)]
    if any(notes):
        yield (1, "NOTE", "\n".join(filter(None, notes)))
