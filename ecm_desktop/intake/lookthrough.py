"""What was read and not yet accepted: files that come one after another, and what a person decided about their rows.

A decision is kept by the row's file and place, so that it holds while further files come in and everything is grouped
anew. Nothing here changes a case; `chosen` is what is then accepted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.proposals import FamilyProposal, Proposal, Proposals, Remark, Told, Verdicts
from ecm_desktop.intake.differing import tells_another_birth
from ecm_desktop.intake.duplicates import Comparison
from ecm_desktop.intake.read import together
from ecm_desktop.intake.the_child import ChildAnswer, known_child

PersonKey = tuple[str, RecordId]  # family file, and the id there


class LookThrough(msgspec.Struct, frozen=True, kw_only=True):
    """One part a file, in the order in which they came, and the decisions.

    `left_out` are rows, `people_left_out` people without a tick; `lanes` and `dates` were put right by hand; `children`
    says for a family file who in it is the case's child (None for nobody). `births_kept` are family files whose other
    day of birth for the child was looked at and not taken. `warnings` are about the files read last.
    """

    parts: tuple[Proposals, ...] = ()
    warnings: tuple[Remark, ...] = ()
    verdicts: Verdicts = Verdicts()
    left_out: frozenset[Told] = frozenset()
    lanes: Mapping[Told, str] = {}
    dates: Mapping[Told, When] = {}
    children: Mapping[str, RecordId | None] = {}
    births_kept: frozenset[str] = frozenset()
    people_left_out: frozenset[PersonKey] = frozenset()

    def __repr__(self) -> str:
        return f"<LookThrough of {len(self.parts)} files>"

    def with_more(self, parts: Sequence[Proposals], born: date | None) -> LookThrough:
        """With these files too; a row that gives another date of birth than the child's starts without its tick."""
        known = {file.name: file.sha256 for part in self.parts for file in part.files}
        added: list[Proposals] = []
        warnings: list[Remark] = []
        for part in parts:
            refused = [
                _doubled(file.name, known[file.name] == file.sha256) for file in part.files if file.name in known
            ]
            warnings += refused or part.warnings
            if part.files and not refused:
                known.update((file.name, file.sha256) for file in part.files)
                added.append(part)
        return replace(
            self,
            parts=(*self.parts, *added),
            warnings=tuple(warnings),
            left_out=self.left_out | _of_another_birth(added, born),
        )

    def read_anew(self, parts: Sequence[Proposals], before: date | None, born: date | None) -> LookThrough:
        """With the same files as they read for a child born on another day; a file that is gone stays as it was read.

        Decisions hold. Rows that started without their tick for the day of birth have it back when they agree now.
        """
        fresh = {(file.name, file.sha256): part for part in parts for file in part.files}
        kept = tuple(fresh.get((file.name, file.sha256), part) for part in self.parts for file in part.files)
        was, now = _of_another_birth(self.parts, before), _of_another_birth(kept, born)
        missing = tuple(remark for part in parts if not part.files for remark in part.warnings)
        return replace(self, parts=kept, warnings=missing, left_out=(self.left_out - (was - now)) | (now - was))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files."""
        return tuple(file.name for part in self.parts for file in part.files)

    def dated_otherwise(self, anew: LookThrough) -> int:
        """How many rows have another date there; what a person put right does not count."""
        before = {row.key: row.when for part in self.parts for row in part.rows}
        after = {row.key: row.when for part in anew.parts for row in part.rows}
        return sum(key not in self.dates and after.get(key) != when for key, when in before.items())

    def shown(self, case: Case, comparison: Comparison | None = None) -> Proposals:
        """All that is proposed, as decided so far, compared with itself and with the case; `warnings` are the last.

        Rows are compared by what they tell: another lane by hand regroups nothing. With the same `comparison` as before
        only what has changed is worked out.
        """
        parts = [
            replace(
                part,
                rows=tuple(map(self._dated, part.rows)),
                families=tuple(self._family(one, case) for one in part.families),
            )
            for part in self.parts
        ]
        found = together(parts, case, self.verdicts, comparison)
        return replace(found, rows=tuple(map(self._in_lane, found.rows)), warnings=self.warnings)

    def _dated(self, row: Proposal) -> Proposal:
        key = row.key
        return replace(row, when=self.dates[key], date_as_told=row.when.words) if key in self.dates else row

    def _in_lane(self, row: Proposal) -> Proposal:
        key = row.key
        return replace(row, lane=self.lanes[key], other_lanes=()) if key in self.lanes else row

    def _family(self, family: FamilyProposal, case: Case) -> FamilyProposal:
        if family.file in self.children:
            return replace(family, child=self.children[family.file])
        return replace(family, child=family.child or known_child(family, case.child_person))

    def is_settled(self, family: FamilyProposal) -> bool:
        """Whether it is certain, or was said, who in a family is the case's child."""
        return family.child is not None or family.file in self.children

    def chosen(self, shown: Proposals) -> Proposals:
        """What is shown without the rows and people whose tick was taken away."""
        rows = tuple(replace(row, maybe=()) for row in shown.rows if row.key not in self.left_out)
        return replace(shown, rows=rows, families=tuple(map(self._chosen_family, shown.families)))

    def _chosen_family(self, family: FamilyProposal) -> FamilyProposal:
        kept = {one.id for one in family.people if self.takes_person(family, one.id)}
        return replace(
            family,
            people=tuple(one for one in family.people if one.id in kept),
            partnerships=tuple(one for one in family.partnerships if {one.a, one.b} <= kept),
            parentages=tuple(one for one in family.parentages if {one.parent, one.child} <= kept),
        )

    def takes_person(self, family: FamilyProposal, person: RecordId) -> bool:
        """Whether somebody of a family file is to come in; the case's child always is, for the family hangs on it."""
        return person == family.child or (family.file, person) not in self.people_left_out

    def tick(self, row: Told, ticked: bool) -> LookThrough:
        """With or without a row."""
        return replace(self, left_out=self.left_out - {row} if ticked else self.left_out | {row})

    def tick_person(self, person: PersonKey, ticked: bool) -> LookThrough:
        """With or without somebody of a family file."""
        left = self.people_left_out
        return replace(self, people_left_out=left - {person} if ticked else left | {person})

    def judge(self, verdicts: Verdicts) -> LookThrough:
        """With what a person says of pairs of tellings."""
        return replace(self, verdicts=verdicts)

    def put_in_lane(self, row: Told, lane: str) -> LookThrough:
        """With a row in another lane."""
        return replace(self, lanes={**self.lanes, row: lane})

    def date(self, row: Told, when: When) -> LookThrough:
        """With a row's date as a person reads it."""
        return replace(self, dates={**self.dates, row: when})

    def name_child(self, file: str, person: RecordId | None) -> LookThrough:
        """With somebody of a family file as the case's child, or nobody."""
        return replace(self, children={**self.children, file: person}, births_kept=self.births_kept - {file})

    def answer(self, answer: ChildAnswer) -> LookThrough:
        """With what was said of who the child is, and of a day of birth that is not taken."""
        named = self.name_child(answer.file, answer.person)
        return named if answer.born is not None else replace(named, births_kept=named.births_kept | {answer.file})


def _of_another_birth(parts: Sequence[Proposals], born: date | None) -> frozenset[Told]:
    """The rows that give another day of birth than the child's."""
    rows = (row for part in parts for row in part.rows)
    return frozenset(row.key for row in rows if tells_another_birth(row.text, row.when, born))


def _doubled(name: str, is_same: bool) -> Remark:
    if is_same:
        return Remark(key="“{file}” is among the open rows already.", values={"file": name})
    return Remark(
        key="Another file called “{file}” is open; accept it or put it aside, then bring this one in.",
        values={"file": name},
    )
