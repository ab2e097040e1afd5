"""The words a typed line may use in a case, and the other ways in which a part of a line may be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import called, said_in
from ecm_desktop.diagram.wording import adversity_words, choices, lane_title, lanes_of
from ecm_desktop.domain.bonds import Parentage, Partnership
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Adversity, Certainty, Source
from ecm_desktop.domain.people import Person
from ecm_desktop.intake.kin import Circle, called_by_kin
from ecm_desktop.intake.lanes import lane_named
from ecm_desktop.intake.marks import AGENCY, LANE_OR_PERSON, PERSON, TAG, mark_of
from ecm_desktop.intake.marks import SURE as SURE_MARK
from ecm_desktop.intake.quick import QuickLine, completions, read_line, with_mark
from ecm_desktop.intake.wording import AGENCIES
from ecm_desktop.ui.line_chips import Otherwise
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.understood import LANE, SOMEBODY, SURE, TELLER, UNKNOWN
from ecm_desktop.ui.understood import TAG as TAG_PART

Named = tuple[tuple[RecordId, str], ...]


class Names(NamedTuple):
    """Who and what a mark may name."""

    sources: tuple[str, ...]
    people: Named
    kin: Named
    lanes: Named


class LineWords:
    """Reads lines for the case of a session; what it may name is worked out once for each case."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._for: tuple[Case, Setting] | None = None
        self._names = Names((), (), (), ())

    @property
    def names(self) -> Names:
        """Who and what a mark may name now."""
        case, setting = self._session.case, self._session.setting
        if self._for is None or self._for[0] is not case or self._for[1] is not setting:
            self._for, self._names = (case, setting), _names(case, setting)
        return self._names

    def read(self, text: str, speaker: str) -> QuickLine:
        """What a line says; `speaker` is the agency that speaks, "" for nobody."""
        case, (sources, people, kin, lanes) = self._session.case, self.names
        return read_line(
            text, born=case.born, today=self._session.setting.today, sources=sources, people=people, kin=kin,
            lanes=lanes, speaker=speaker, out_of_year=case.out_of_year,
        )  # fmt: skip

    def completing(self, before: str) -> tuple[str, ...]:
        """The marks that the last word before the cursor may become."""
        return completions(before, *self.names)

    def otherwise(self, part: str, text: str, read: QuickLine) -> Sequence[Otherwise]:
        """The other ways to read a part of a line, none where it is best typed anew."""
        written = dict(read.written)
        if part.startswith(UNKNOWN):
            mark = part.removeprefix(UNKNOWN)
            likely = next((one.likely for one in read.unknown if one.mark == mark), ())
            ways = [(one, one) for one in likely]
            return self._ways(text, mark, [*ways, (self._session.words("Leave it out"), "")])
        choose = {LANE: self._lanes, TELLER: self._agencies, SURE: self._sure}.get(part)
        if choose is None and part.startswith(SOMEBODY):
            choose = self._people
        elif choose is None and part.startswith(TAG_PART):
            choose = self._tags
        return self._ways(text, written.get(part, ""), list(choose(written.get(part, "")))) if choose else ()

    def _ways(self, text: str, old: str, ways: Sequence[tuple[str, str]]) -> list[Otherwise]:
        return [Otherwise(said, with_mark(text, old, mark)) for said, mark in ways]

    def _lanes(self, _old: str) -> Iterator[tuple[str, str]]:
        named = dict(self.names.lanes)
        for lane in lanes_of(self._session.case, self._session.setting):
            yield lane_title(lane, self._session.setting), mark_of(LANE_OR_PERSON, named.get(lane, lane))

    def _agencies(self, old: str) -> Iterator[tuple[str, str]]:
        said = said_in(self._session.case, self._session.setting)
        for agency in dict.fromkeys((*self.names.sources, *AGENCIES)):
            yield said(agency), f"{AGENCY}“{agency}”" if " " in agency else f"{AGENCY}{agency}"
        if old:
            yield self._session.words("Leave it out"), ""

    def _sure(self, _old: str) -> Iterator[tuple[str, str]]:
        for key, said in choices(Certainty, self._session.words):
            yield said, mark_of(SURE_MARK, key)

    def _people(self, _old: str) -> Iterator[tuple[str, str]]:
        for _, name in self.names.people:
            yield name, mark_of(PERSON, name)
        yield self._session.words("Leave it out"), ""

    def _tags(self, _old: str) -> Iterator[tuple[str, str]]:
        for tag in Adversity:
            yield adversity_words(tag, self._session.words), mark_of(TAG, tag)
        yield self._session.words("Leave it out"), ""


def _names(case: Case, setting: Setting) -> Names:
    child = case.child.person if case.child else None
    circle = Circle(
        people=case.of(Person), parentages=case.of(Parentage), partnerships=case.of(Partnership), child=child
    )
    shown = partial(called, setting=setting)
    titles = ((lane, lane_title(lane, setting)) for lane in lanes_of(case, setting))
    return Names(
        tuple(dict.fromkeys(one.agency for one in case.of(Source) if one.agency)),
        tuple((one.id, shown(one)) for one in case.of(Person)),
        called_by_kin(circle),
        tuple((lane, title) for lane, title in titles if lane_named(title) != lane),
    )
