"""What was read from files and may enter a case: rows told as events, families, and what was left aside.

Proposals change nothing. They travel from intake to the window, where somebody looks, and to the verb that accepts.
The ids inside a family are the file's own and are replaced when it is accepted.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Lane
from ecm_desktop.domain.people import Person

PersonKey = tuple[str, RecordId]  # family file, and the id there; "" and the id of somebody of the case
Told = tuple[str, str]  # a row by its file and place, or an event of the case by "" and its id


def told_event(event: RecordId) -> Told:
    """An event of the case as one that rows are compared with."""
    return "", event


class NotEvent(StrEnum):
    """Why a row of a file is not proposed as an event."""

    TITLE = "title"
    HEADER = "header"
    SECTION = "section"
    BLANK = "blank"
    NOTE = "note"
    OTHER_SHEET = "other_sheet"
    HEADING = "heading"


class LifeDate(StrEnum):
    """Of which day of somebody's life sources may tell different dates."""

    BIRTH = "birth"
    DEATH = "death"


class Locator(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where in a file: sheet and row from 1; record and line from 1; table, its row and paragraph from 0."""

    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    date_cell_merged_with_row: int | None = None
    record: int | None = None
    line: int | None = None
    end_line: int | None = None
    paragraph: int | None = None

    def __str__(self) -> str:
        told = {name: getattr(self, name) for name in self.__struct_fields__ if name != "date_cell_merged_with_row"}
        return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in told.items() if value is not None)


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """A warning as a message key and the values of its places."""

    key: str
    values: dict[str, str | int] = {}

    def __repr__(self) -> str:
        return f"<Remark {self.key}>"


class TableFormat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table by the names of its columns: which holds the date (or since when, and until when), which what happened.

    `agency` is a column that names the agency; `teller` whose tables look so, "" where that is guessed by the words.
    """

    names: tuple[str, ...]
    date: int
    text: int
    until: int | None = None
    agency: int | None = None
    teller: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tables of one layout have in common."""
        return layout_key(self.names)


def layout_key(names: Sequence[str]) -> tuple[str, ...]:
    """The names of columns as they are compared: without regard to case, spaces and empty columns at the end."""
    plain = [" ".join(name.split()).casefold() for name in names]
    while plain and not plain[-1]:
        plain.pop()
    return tuple(plain)


class IncomingFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file that was read: its name without folders, its checksum, and whose file it is believed to be.

    `tables` are those with names over their columns, as they were read.
    `doubts` say why it seems to be about another child; `vouched` is the reason to bring it in all the same.
    """

    name: str
    sha256: str
    agency: str = ""
    tables: tuple[TableFormat, ...] = ()
    doubts: tuple[Remark, ...] = ()
    vouched: str = ""

    def __repr__(self) -> str:  # names of files hold names of children
        return f"<IncomingFile of {self.agency or 'nobody known'}>"


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """One row read as an event. `rule` is the date rule used; `suggested` are adversity tags that nobody took up yet.

    `other_lanes` are lanes in which the row may belong as well; a person decides.
    Rows with the same `group` are believed to tell one event; `maybe` are places of rows that possibly do, `likely` are
    those of them that a person is asked about. `known` is the event of the case that the row is believed to tell again,
    `maybe_known` are events that it possibly does, with the `likely_known` among them.
    `date_as_told` are the file's words of the date when a person put `when` right, None while it is as it was read.
    `settled` is the date that a person chose for its event where sources tell different ones; `people` are those that
    the row speaks of by name or kinship.
    """

    file: str
    locator: Locator
    raw: str
    when: When
    rule: str
    text: str
    agency: str = ""
    lane: str = Lane.FAMILY
    other_lanes: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    group: str | None = None
    maybe: tuple[int, ...] = ()
    likely: tuple[int, ...] = ()
    known: RecordId | None = None
    maybe_known: tuple[RecordId, ...] = ()
    likely_known: tuple[RecordId, ...] = ()
    date_as_told: str | None = None
    settled: When | None = None
    people: tuple[PersonKey, ...] = ()

    @property
    def event_when(self) -> When:
        """The date that its event would have by this row."""
        return self.settled or self.when

    @property
    def told_when(self) -> When:
        """The date as it is kept with the telling: the days as they are read now, the words as the file has them."""
        return self.when if self.date_as_told is None else replace(self.when, words=self.date_as_told)

    @property
    def key(self) -> Told:
        """What the row is known by among all that was read: its file and its place there."""
        return self.file, str(self.locator)

    @property
    def doubtfulness(self) -> tuple[bool, bool, int]:
        """Dates without a flag first, then those with both ends, then the shortest."""
        if self.when.earliest is None or self.when.latest is None:
            return self.when.flag is not None, True, 0
        return self.when.flag is not None, False, (self.when.latest - self.when.earliest).days

    def __repr__(self) -> str:
        return f"<Proposal at {self.locator}>"


def surest_of(rows: Sequence[Proposal]) -> Proposal:
    """The row by which an event is dated that all these rows tell: by a person's word, else the least doubtful."""
    return min(rows, key=lambda row: (row.settled is None, row.date_as_told is None, row.doubtfulness))


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of pairs of rows (or a row and an event): one event, or not the same."""

    same: frozenset[frozenset[Told]] = frozenset()
    apart: frozenset[frozenset[Told]] = frozenset()

    def say_same(self, one: Told, other: Told) -> Verdicts:
        """These two tell one event."""
        pair = frozenset((one, other))
        return Verdicts(same=self.same | {pair}, apart=self.apart - {pair})

    def say_apart(self, one: Told, other: Told) -> Verdicts:
        """These two are not the same."""
        pair = frozenset((one, other))
        return Verdicts(same=self.same - {pair}, apart=self.apart | {pair})

    def __repr__(self) -> str:
        return f"<Verdicts: {len(self.same)} same, {len(self.apart)} apart>"


class Ignored(msgspec.Struct, frozen=True, kw_only=True):
    """One row that is no event, why, and what it says."""

    file: str
    locator: Locator
    kind: NotEvent
    text: str = ""

    def __repr__(self) -> str:
        return f"<Ignored {self.kind} at {self.locator}>"


class FamilyProposal(msgspec.Struct, frozen=True, kw_only=True):
    """The people of one family file and their bonds; `child` is who of them is the case's child, if anybody."""

    file: str
    people: tuple[Person, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    parentages: tuple[Parentage, ...] = ()
    child: RecordId | None = None

    def __repr__(self) -> str:
        return f"<FamilyProposal of {len(self.people)} people>"


class SettledDate(msgspec.Struct, frozen=True, kw_only=True):
    """The date of birth or death that a person chose for somebody who is in the case already."""

    person: RecordId
    which: LifeDate
    when: When

    def __repr__(self) -> str:
        return f"<SettledDate of {self.which}>"


class Proposals(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read from some files, in their order."""

    files: tuple[IncomingFile, ...] = ()
    rows: tuple[Proposal, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    families: tuple[FamilyProposal, ...] = ()
    settled: tuple[SettledDate, ...] = ()
    warnings: tuple[Remark, ...] = ()
