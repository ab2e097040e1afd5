"""A whole family file into one proposal, and who in it is the case's child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import FamilyProposal, Remark
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.gedcom.bonds import couple, parentages, partnerships
from ecm_desktop.intake.gedcom.people import person, with_birth_groups
from ecm_desktop.intake.gedcom.records import FamilyFile, Node, read_records
from ecm_desktop.intake.tables.opening import FileKind
from ecm_desktop.intake.the_child import certain_child


def read_family(
    path: Path, kind: FileKind, born: date | None, child_names: Sequence[str] = (), child_xref: str | None = None
) -> tuple[FamilyProposal, tuple[Remark, ...]]:
    """The family of a file and what was doubtful in it; raises InputRefused when it cannot be read.

    The child is `child_xref` if given, else the one person whose name and day of birth agree, else nobody yet.
    """
    told = read_records(path, kind)
    individuals = {one.xref: one for one in told.records if one.tag == "INDI" and one.xref}
    families = [one for one in told.records if one.tag == "FAM" and one.xref]
    people = with_birth_groups([person(one) for one in individuals.values()], list(individuals.values()))
    known = [family for family in families if all(xref in individuals for xref in couple(family))]
    proposal = FamilyProposal(
        file=path.name,
        people=tuple(people),
        partnerships=partnerships(known),
        parentages=parentages(families, individuals),
        child=_asked_for(people, child_xref, path.name) if child_xref else certain_child(people, born, child_names),
    )
    return proposal, tuple(_remarks(path.name, told, individuals, families))


def _asked_for(people: Sequence[Person], xref: str, file: str) -> str:
    wanted = f"@{xref.strip().strip('@')}@"
    if all(one.id != wanted for one in people):
        raise InputRefused("Nobody in “{file}” has the reference {xref}.", file=file, xref=wanted)
    return wanted


def _remarks(file: str, told: FamilyFile, people: dict[str, Node], families: Sequence[Node]) -> list[Remark]:
    pointers = [node.value for family in families for node in family.all("HUSB", "WIFE", "CHIL") if node.value]
    broken = sum(pointer not in people for pointer in pointers if pointer != "@VOID@")
    found = []
    if told.left_out:
        key = "“{file}” has {n} lines that fit nowhere; they were left out."
        one = "“{file}” has a line that fits nowhere; it was left out."
        found.append(_counted(one, key, file, told.left_out))
    if broken:
        key = "“{file}” names {n} people it does not tell of."
        found.append(_counted("“{file}” names a person it does not tell of.", key, file, broken))
    if not people:
        found.append(Remark(key="“{file}” holds no people.", values={"file": file}))
    return found


def _counted(one: str, many: str, file: str, number: int) -> Remark:
    """A remark on something that was met once, or `number` times."""
    return Remark(key=one if number == 1 else many, values={"file": file, "n": number})
