"""What was read and not yet accepted: files that come one after another, and what a person decided about their rows.

A decision is kept by the row's file and place, so that it holds while further files come in and everything is grouped
anew. Nothing here changes a case; `chosen` is what is then accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import (
    FamilyProposal,
    PersonKey,
    Proposal,
    Proposals,
    Remark,
    SettledDate,
    Told,
    Verdicts,
)
from ecm_desktop.intake.differing import tells_another_birth
from ecm_desktop.intake.duplicates import Comparison
from ecm_desktop.intake.life_dates import DateAnswer, LifeFact
from ecm_desktop.intake.read import together
from ecm_desktop.intake.the_child import ChildAnswer, known_child
from ecm_desktop.intake.whose_file import FileAnswer


class LookThrough(msgspec.Struct, frozen=True, kw_only=True):
    """One part a file, in the order in which they came, and the decisions.

    `left_out` are rows, `people_left_out` people without a tick; `lanes` and `dates` were put right by hand; `children`
    says for a family file who in it is the case's child (None for nobody). `births_kept` are family files whose other
    day of birth for the child was looked at and not taken; `settled` are births and deaths dated
    differently, as a person decided. `warnings` are about the files read last.
    """

    parts: tuple[Proposals, ...] = ()
    warnings: tuple[Remark, ...] = ()
    verdicts: Verdicts = Verdicts()
    left_out: frozenset[Told] = frozenset()
    lanes: Mapping[Told, str] = {}
    dates: Mapping[Told, When] = {}
    children: Mapping[str, RecordId | None] = {}
    births_kept: frozenset[str] = frozenset()
    settled: Mapping[LifeFact, DateAnswer] = {}
    vouched: Mapping[str, str] = {}
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
                files=tuple(replace(one, vouched=self.vouched.get(one.name, "")) for one in part.files),
                rows=tuple(map(self._dated, part.rows)) if self.dates else part.rows,
                families=tuple(self._family(one, case) for one in part.families),
            )
            for part in self.parts
        ]
        found = together(parts, case, self.verdicts, comparison)
        chosen = {row: answer.when for answer in self.settled.values() for row in answer.rows}
        return replace(
            found,
            rows=tuple(_settled_row(self._in_lane(row), chosen) for row in found.rows)
            if chosen or self.lanes
            else found.rows,
            settled=tuple(self._settled_people(case)),
            warnings=self.warnings,
        )

    def _settled_people(self, case: Case) -> Iterator[SettledDate]:
        """The dates that were chosen for people of the case."""
        for fact, answer in self.settled.items():
            for file, person in answer.people:
                if answer.when is not None and not file and case.find(Person, person) is not None:
                    yield SettledDate(person=person, which=fact.which, when=_of_a_person(answer.when))

    def _dated(self, row: Proposal) -> Proposal:
        key = row.key
        return replace(row, when=self.dates[key], date_as_told=row.when.words) if key in self.dates else row

    def _in_lane(self, row: Proposal) -> Proposal:
        key = row.key
        return replace(row, lane=self.lanes[key], other_lanes=()) if key in self.lanes else row

    def _family(self, family: FamilyProposal, case: Case) -> FamilyProposal:
        family = replace(family, people=tuple(self._with_settled(one, family.file) for one in family.people))
        if family.file in self.children:
            return replace(family, child=self.children[family.file])
        return replace(family, child=family.child or known_child(family, case.child_person))

    def _with_settled(self, person: Person, file: str) -> Person:
        for fact, answer in self.settled.items():
            if answer.when is not None and (file, person.id) in answer.people:
                person = replace(person, **{fact.which: _of_a_person(answer.when)})
        return person

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

    def take_only(self, family: FamilyProposal, kept: Collection[RecordId]) -> LookThrough:
        """With just these people of a family file; the case's child always comes."""
        others = frozenset(one for one in self.people_left_out if one[0] != family.file)
        left = frozenset((family.file, one.id) for one in family.people if one.id not in kept)
        return replace(self, people_left_out=others | left)

    def judge(self, verdicts: Verdicts) -> LookThrough:
        """With what a person says of pairs of tellings; a birth or death that is taken apart is open again."""
        taken_apart = verdicts.apart - self.verdicts.apart
        return replace(
            self, verdicts=verdicts, settled=self._settled_but(lambda one: any(p <= one for p in taken_apart))
        )

    def put_in_lane(self, row: Told, lane: str) -> LookThrough:
        """With a row in another lane."""
        return replace(self, lanes={**self.lanes, row: lane})

    def date(self, row: Told, when: When) -> LookThrough:
        """With a row's date as a person reads it; what was decided of a birth or death that it tells is open again."""
        return replace(self, dates={**self.dates, row: when}, settled=self._settled_but(lambda one: row in one))

    def _settled_but(self, is_open: Callable[[frozenset[Told]], bool]) -> dict[LifeFact, DateAnswer]:
        return {fact: answer for fact, answer in self.settled.items() if not is_open(answer.rows)}

    def name_child(self, file: str, person: RecordId | None) -> LookThrough:
        """With somebody of a family file as the case's child, or nobody."""
        return replace(self, children={**self.children, file: person}, births_kept=self.births_kept - {file})

    def vouch(self, answer: FileAnswer) -> LookThrough:
        """With the reason for a file that seems to be about another child, or without that file."""
        if answer.reason:
            return replace(self, vouched={**self.vouched, answer.file: answer.reason})
        return replace(self, parts=tuple(part for part in self.parts if part.files[0].name != answer.file))

    def settle(self, answer: DateAnswer) -> LookThrough:
        """With the date that was chosen for a birth or death, whose rows are one event then, or with that left open."""
        verdicts, told = self.verdicts, sorted(answer.rows)
        for other in told[1:] if answer.when is not None else ():
            verdicts = verdicts.say_same(told[0], other)
        return replace(self, settled={**self.settled, answer.fact: answer}, verdicts=verdicts)

    def answer(self, answer: ChildAnswer) -> LookThrough:
        """With what was said of who the child is, and of a day of birth that is not taken."""
        named = self.name_child(answer.file, answer.person)
        return named if answer.born is not None else replace(named, births_kept=named.births_kept | {answer.file})


def _settled_row(row: Proposal, chosen: Mapping[Told, When | None]) -> Proposal:
    when = chosen.get(row.key)
    return replace(row, settled=when) if when is not None else row


def _of_a_person(when: When) -> When:
    """The days alone: words such as "aged 7" are of the child, not of whom they tell."""
    return replace(when, words="", original="")


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
