"""The reader of pedigree tables (PED, or linkage format) into people and parentage: a line a person, by columns.

The columns are family, person, father, mother, sex (1 or 2) and status (2 is affected); `0` stands for what is not
known. A line with names of the columns may come first, in any order of theirs. There are no dates and no couples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ecm_desktop.domain.bonds import Parentage
from ecm_desktop.domain.people import Gender, Person
from ecm_desktop.domain.proposals import FamilyProposal, Remark
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.decoding import decoded

_COLUMNS = ("family", "person", "father", "mother", "sex", "status")
_CALLED = {
    "family": "family familyid famid fid fam pedigree pedid ped pedigreeid kindred familyname",
    "person": "person personid individual individualid indid ind iid id name sample sampleid member",
    "father": "father fatherid paternal paternalid pat pid dad sire fa",
    "mother": "mother motherid maternal maternalid mat mid mom mum dam mo",
    "sex": "sex gender",
    "status": "status affected affection affectionstatus phenotype pheno disease aff affectedstatus",
}
_KNOWN = {word: column for column, words in _CALLED.items() for word in words.split()}
_LEAST = 5  # columns that tell of somebody; the status may be missing
_NOBODY = frozenset({"", "0", ".", "-", "-9", "na", "n/a", "unknown"})
_GENDERS = {
    "1": Gender.MALE, "m": Gender.MALE, "male": Gender.MALE,
    "2": Gender.FEMALE, "f": Gender.FEMALE, "female": Gender.FEMALE,
}  # fmt: skip
_AFFECTED = frozenset({"2", "affected", "yes"})
_LONGEST_NAME = 200


class _Row(NamedTuple):
    """One person's line: the key, the references it is made of, and the keys of the parents, "" where not known."""

    key: str
    family: str
    person: str
    father: str
    mother: str
    gender: Gender
    is_affected: bool


class _Table(NamedTuple):
    """What a file holds: its rows, each person once, and how many lines were something else."""

    rows: tuple[_Row, ...]
    left_out: int
    twice: int
    has_more: bool


def read_pedigree(path: Path, child_xref: str | None = None) -> tuple[FamilyProposal, tuple[Remark, ...]]:
    """The people of a pedigree table, of all its families, and what was doubtful; the child is `child_xref` if given.

    Raises InputRefused when no line of it tells of anybody, or nobody has that reference.
    """
    table = _read_table(path)
    if not table.rows:
        raise InputRefused("“{file}” is no family file that can be read.", file=path.name)
    known = {row.key: row for row in table.rows}
    proposal = FamilyProposal(
        file=path.name,
        people=tuple(_person(row, path.name) for row in table.rows),
        parentages=tuple(_bonds(table.rows, known)),
        child=_asked_for(table.rows, child_xref, path.name) if child_xref else None,
    )
    return proposal, tuple(_remarks(path.name, table, known))


def _read_table(path: Path) -> _Table:
    try:
        text = decoded(path.read_bytes())
    except OSError:
        raise InputRefused("“{file}” cannot be opened; check that it is still there.", file=path.name) from None
    order: tuple[str, ...] = _COLUMNS
    rows: dict[str, _Row] = {}
    left_out = twice = 0
    has_more = False
    for number, cells in enumerate(_lines(text)):
        named = _header(cells)
        if named and (cells[0].startswith("#") or not number):
            order = named
        elif not cells[0].startswith("#"):
            row = _row(cells, order)
            has_more |= len(cells) > len(order)
            left_out += row is None
            twice += row is not None and row.key in rows
            if row is not None:
                rows.setdefault(row.key, row)
    return _Table(tuple(rows.values()), left_out, twice, has_more)


def _lines(text: str) -> Iterator[list[str]]:
    """The cells of each line that is not empty: between tabs where there are some, else between spaces."""
    for line in text.splitlines():
        if line.strip():
            yield [cell.strip() for cell in line.strip("\r\n ").split("\t")] if "\t" in line else line.split()


def _header(cells: Sequence[str]) -> tuple[str, ...] | None:
    """What the columns are by their names; None where the cells are no names of columns."""
    words = [re.sub(r"[^a-z]", "", cell.lower()) for cell in cells]
    if words and not words[0] and cells[0] == "#":
        words = words[1:]
    named = tuple(_KNOWN.get(word, word) for word in words)
    told = [one for one in named if one in _COLUMNS]
    return named if {"person", "father", "mother"} <= set(told) and len(told) == len(set(told)) else None


def _row(cells: Sequence[str], order: Sequence[str]) -> _Row | None:
    """A person's line; None where it is too short, or says no person."""
    told = dict(zip(order, cells, strict=False))
    person = told.get("person", "")
    if len(cells) < min(_LEAST, len(order)) or _is_nobody(person):
        return None
    family = told.get("family", "")
    return _Row(
        key=_key(family, person),
        family=family,
        person=person,
        father=_key(family, told.get("father", "")),
        mother=_key(family, told.get("mother", "")),
        gender=_GENDERS.get(told.get("sex", "").lower(), Gender.UNKNOWN),
        is_affected=told.get("status", "").lower() in _AFFECTED,
    )


def _is_nobody(cell: str) -> bool:
    return cell.lower() in _NOBODY


def _key(family: str, person: str) -> str:
    """Numbers begin anew in each family of a file; "" for nobody."""
    return "" if _is_nobody(person) else f"{family}:{person}"


def _name(person: str) -> str:
    """A reference as somebody is called by: a name that was written as one word becomes words again."""
    words = person if re.search(r"\d", person) else " ".join(person.replace("_", " ").split())
    return (words or person)[:_LONGEST_NAME]


def _person(row: _Row, file: str) -> Person:
    note = f"Affected, by {file}"[:_LONGEST_NAME] if row.is_affected else ""
    return Person(id=row.key, external_ids=(row.key,), name=_name(row.person), gender=row.gender, note=note)


def _bonds(rows: Sequence[_Row], known: Mapping[str, _Row]) -> Iterator[Parentage]:
    for row in rows:
        for parent in dict.fromkeys((row.father, row.mother)):
            if parent in known and parent != row.key:
                yield Parentage(id=f"{parent}>{row.key}", parent=parent, child=row.key)


def _asked_for(rows: Sequence[_Row], xref: str, file: str) -> str:
    """The key of somebody by family and person, or by the person alone where no two families have one called so."""
    wanted = xref.strip()
    found = [row.key for row in rows if wanted in (row.key, row.person)]
    if len(found) > 1:
        key = "Several families of “{file}” have somebody called {xref}; put the family and a colon before it."
        raise InputRefused(key, file=file, xref=wanted)
    if not found:
        raise InputRefused("Nobody in “{file}” has the reference {xref}.", file=file, xref=wanted)
    return found[0]


def _remarks(file: str, table: _Table, known: Mapping[str, _Row]) -> Iterator[Remark]:
    """What of the file was doubtful or not understood, and what is not there."""
    told = {parent for row in table.rows for parent in (row.father, row.mother) if parent}
    counted = (
        ("“{file}” has a line that tells of nobody; it was left out.",
         "“{file}” has {n} lines that tell of nobody; they were left out.", table.left_out),
        ("“{file}” tells of somebody twice; the first line was taken.",
         "“{file}” tells again of people in {n} lines; the first line of each was taken.", table.twice),
        ("“{file}” names a person it does not tell of.", "“{file}” names {n} people it does not tell of.",
         len(told - known.keys())),
        ("“{file}” has somebody as their own parent; that was left out.",
         "“{file}” has {n} people as their own parents; that was left out.",
         sum(row.key in (row.father, row.mother) for row in table.rows)),
        ("“{file}” has a parent in the other sex’s column; the sex of the parent’s own line was taken.",
         "“{file}” has {n} parents in the other sex’s column; the sex of the parents’ own lines was taken.",
         len(set(_in_the_other_column(table.rows, known)))),
        ("“{file}” marks one person as affected, without saying by what; that stands in the note.",
         "“{file}” marks {n} people as affected, without saying by what; that stands in their notes.",
         sum(row.is_affected for row in table.rows)),
    )  # fmt: skip
    for one, many, number in counted:
        if number:
            yield Remark(key=one if number == 1 else many, values={"file": file, "n": number})
    families = len({row.family for row in table.rows})
    if families > 1:
        key = "“{file}” holds {n} families; all of them come in unless you choose."
        yield Remark(key=key, values={"file": file, "n": families})
    if table.has_more:
        yield Remark(key="“{file}” has more columns than a family needs; those were not read.", values={"file": file})


def _in_the_other_column(rows: Sequence[_Row], known: Mapping[str, _Row]) -> Iterator[str]:
    for row in rows:
        for parent, other in ((row.father, Gender.FEMALE), (row.mother, Gender.MALE)):
            if parent in known and known[parent].gender is other:
                yield parent
