"""Files in, proposals out: each file by what it is, then rows that tell the same event found across all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import (
    FamilyProposal,
    Ignored,
    IncomingFile,
    Proposal,
    Proposals,
    Remark,
    TableFormat,
    Verdicts,
)
from ecm_desktop.domain.schooling import OutOfYear
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.dates import Reading, read, read_from_to
from ecm_desktop.intake.duplicates import Comparison, mark_duplicates
from ecm_desktop.intake.kin import Circle
from ecm_desktop.intake.lanes import age_when, place
from ecm_desktop.intake.tables import EventRow, FileRows, Reader, read_pasted, read_table_file
from ecm_desktop.intake.tables.opening import FileKind, holds_macros, kind_of_file
from ecm_desktop.intake.the_child import known_child
from ecm_desktop.intake.whose_file import OnRecord, of_another_child, on_record, other_birth
from ecm_desktop.intake.wording import guess_agency, suggest_adversities

Progress = Callable[[float], None]


class Pasted(msgspec.Struct, frozen=True):
    """Text that was pasted or dropped: the name it goes by, and its words."""

    name: str
    text: str

    def __repr__(self) -> str:
        return "<Pasted>"


Brought = Path | Pasted  # what files and texts are read from


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """About whom the files are, and what was said about them beforehand."""

    born: date | None
    today: date
    child_names: tuple[str, ...] = ()
    agency: str | None = None
    child_xref: str | None = None
    child: OnRecord | None = None
    formats: tuple[TableFormat, ...] = ()

    def __repr__(self) -> str:
        return "<Asked>"

    @property
    def out_of_year(self) -> OutOfYear | None:
        """How the child is taught beside the school years of their age."""
        return self.child.out_of_year if self.child else None

    @property
    def reader(self) -> Reader:
        """Against what tables are read."""
        return Reader(self.born, self.today, self.formats)


def read_files(
    paths: Sequence[Path],
    born: date | None,
    today: date,
    child_names: Sequence[str] = (),
    agency: str | None = None,
    child_xref: str | None = None,
    progress: Progress | None = None,
    case: Case | None = None,
) -> Proposals:
    """What all these files propose for the case of a child born then and known by these names.

    With a `case` the rows are compared with the events that are in it already.

    `agency` says whose files they are (guessed when None), `child_xref` who in a family file is the child. `progress`
    is told the part done (0 to 1) and may raise Cancelled. Raises InputRefused for a file that cannot be read.
    """
    _refuse_doubles(paths)
    child = on_record(case) if case is not None else None
    asked = Asked(
        born=born, today=today, child_names=tuple(child_names), agency=agency, child_xref=child_xref, child=child
    )
    read_one: list[Proposals] = []
    for number, path in enumerate(paths):
        read_one.append(_read_file(path, asked))
        if progress is not None:
            progress((number + 1) / len(paths))
    return together([_with_known_child(part, case) for part in read_one], case)


def _with_known_child(part: Proposals, case: Case | None) -> Proposals:
    """Who came into the case as its child before is its child again."""
    child = case.child_person if case is not None else None
    families = tuple(replace(one, child=one.child or known_child(one, child)) for one in part.families)
    return replace(part, families=families)


def read_singly(
    brought: Sequence[Brought],
    born: date | None,
    today: date,
    child_names: Sequence[str] = (),
    progress: Progress | None = None,
    child: OnRecord | None = None,
    formats: Sequence[TableFormat] = (),
) -> tuple[Proposals, ...]:
    """What each of these files or texts proposes by itself; one that cannot be read is a warning, and no more."""
    asked = Asked(born=born, today=today, child_names=tuple(child_names), child=child, formats=tuple(formats))
    parts: list[Proposals] = []
    for number, one in enumerate(brought):
        try:
            parts.append(_read(one, asked))
        except InputRefused as refused:
            values = {key: value if isinstance(value, int) else str(value) for key, value in refused.values.items()}
            parts.append(Proposals(warnings=(Remark(key=refused.key, values=values),)))
        if progress is not None:
            progress((number + 1) / len(brought))
    return tuple(parts)


def _refuse_doubles(paths: Sequence[Path]) -> None:
    """A row is known by its file's name and place, so that two files of one name cannot be told apart."""
    names = [path.name for path in paths]
    for name in names:
        if names.count(name) > 1:
            raise InputRefused("There are two files called “{file}”; bring them in one after the other.", file=name)


def together(
    parts: Sequence[Proposals],
    case: Case | None = None,
    verdicts: Verdicts | None = None,
    comparison: Comparison | None = None,
) -> Proposals:
    """Parts as one, with the rows that tell the same event found over all of them and over the case."""
    families = tuple(family for part in parts for family in part.families)
    rows = [row for part in parts for row in part.rows]
    return Proposals(
        files=tuple(file for part in parts for file in part.files),
        rows=mark_duplicates(rows, case, circles(families, case), verdicts, comparison),
        ignored=tuple(row for part in parts for row in part.ignored),
        families=families,
        warnings=tuple(remark for part in parts for remark in part.warnings),
    )


def circles(families: Sequence[FamilyProposal], case: Case | None) -> list[Circle]:
    """The people and bonds of family files, and of the case."""
    found = [
        Circle(
            people=one.people,
            parentages=one.parentages,
            partnerships=one.partnerships,
            child=one.child,
            file=one.file,
        )
        for one in families
    ]
    if case is not None:
        child = case.child.person if case.child else None
        bonds, couples = case.of(Parentage), case.of(Partnership)
        found.append(Circle(people=case.of(Person), parentages=bonds, partnerships=couples, child=child))
    return found


def _read(brought: Brought, asked: Asked) -> Proposals:
    if isinstance(brought, Path):
        return _read_file(brought, asked)
    rows = read_pasted(brought.text, brought.name, asked.reader)
    checksum = hashlib.sha256(brought.text.encode("utf-8", errors="replace")).hexdigest()
    return _table(brought.name, checksum, rows, asked)


def _read_file(path: Path, asked: Asked) -> Proposals:
    kind = kind_of_file(path)
    if kind in (FileKind.GEDCOM, FileKind.GEDZIP, FileKind.PED):
        return _family_file(path, kind, asked)
    read_part = _table(path.name, _checksum(path), read_table_file(path, kind, asked.reader), asked)
    if not holds_macros(path):
        return read_part
    key = "“{file}” holds macros; none was run, only its words were read."
    return replace(read_part, warnings=(*read_part.warnings, Remark(key=key, values={"file": path.name})))


def _table(name: str, checksum: str, rows: FileRows, asked: Asked) -> Proposals:
    said = next((one.teller for one in rows.tables if one.teller), "")
    agency = asked.agency or said or guess_agency(name, rows.heading_words)
    child = asked.child or OnRecord(born=asked.born)
    doubts = tuple(of_another_child(name, rows.heading_words, child, asked.today, rows.opening_lines))
    birth = other_birth(name, rows.heading_words, child, asked.today)
    slip = (birth,) if birth is not None and birth not in doubts else ()
    warnings = (*_remarks(name, rows), *slip, *doubts)
    return Proposals(
        files=(IncomingFile(name=name, sha256=checksum, agency=agency, tables=rows.tables, doubts=doubts),),
        rows=tuple(_proposals(name, rows, agency, asked)),
        ignored=tuple(Ignored(file=name, locator=one.locator, kind=one.kind, text=one.text) for one in rows.asides),
        warnings=warnings,
    )


def _remarks(file: str, rows: FileRows) -> Iterator[Remark]:
    if not rows.events:
        yield Remark(key="No event was found in “{file}”.", values={"file": file})
    for sheet in rows.hidden:
        yield Remark(
            key="The sheet “{sheet}” of “{file}” is hidden; it was read too.", values={"file": file, "sheet": sheet}
        )


def _family_file(path: Path, kind: FileKind, asked: Asked) -> Proposals:
    from ecm_desktop.intake.gedcom import read_family
    from ecm_desktop.intake.ped import read_pedigree

    if kind is FileKind.PED:
        family, warnings = read_pedigree(path, asked.child_xref)
    else:
        family, warnings = read_family(path, kind, asked.born, asked.child_names, asked.child_xref)
    return Proposals(
        files=(IncomingFile(name=path.name, sha256=_checksum(path), agency=asked.agency or ""),),
        families=(family,),
        warnings=warnings,
    )


def _checksum(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise InputRefused("“{file}” cannot be opened; check that it is still there.", file=path.name) from None


def _proposals(file: str, rows: FileRows, agency: str, asked: Asked) -> list[Proposal]:
    made: list[Proposal] = []
    above: When | None = None
    for row in rows.events:
        reading = _reading(row, None if row.restarts else above, asked)
        above = reading.when
        made.append(_proposal(file, row, reading, row.agency or agency, asked.born))
    return made


def _reading(row: EventRow, above: When | None, asked: Asked) -> Reading:
    if row.repeats_above and above is not None:
        return Reading(above, "R25")
    if row.until is not None:
        return read_from_to(row.raw, row.until, asked.born, asked.today, year=row.year, out_of_year=asked.out_of_year)
    return read(row.raw, asked.born, asked.today, year=row.year, above=above, out_of_year=asked.out_of_year)


def _proposal(file: str, row: EventRow, reading: Reading, agency: str, born: date | None) -> Proposal:
    placing = place(row.text, agency, age_when(reading.when, born))
    return Proposal(
        file=file,
        locator=row.locator,
        raw=row.raw if row.until is None else reading.when.words,
        when=reading.when,
        rule=reading.rule,
        text=row.text,
        agency=agency,
        lane=placing.lane,
        other_lanes=placing.others,
        suggested=suggest_adversities(row.text),
    )
