"""Taking proposals into the case: rows as read, rows that tell one event as one, families without doubles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import IdSource, RecordId
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.proposals import IncomingFile, PersonKey, Proposal, Proposals, Told, surest_of
from ecm_desktop.editing.proposed_family import with_family

_LONGEST_TITLE = 200
_Told = tuple[str, str, str]


def accept(case: Case, proposals: Proposals, ids: IdSource, today: date) -> Case:
    """The case with all that is proposed; what was told by the same file before is not told again.

    A group becomes one event that keeps each source with the date it told; a row that tells an event of the case again
    becomes another telling of it. Flags stay, what has no date stays without one, and adversity tags stay suggestions.
    """
    sources = {file.name: _source(case, file, ids, today) for file in proposals.files}
    case = case.put(*sources.values())
    case, spoken_of = _with_events(case, proposals.rows, sources, ids)
    keys = {("", person.id): person.id for person in case.of(Person)}
    for family in proposals.families:
        case, ids_of = with_family(case, family, ids)
        keys |= {(family.file, one): key for one, key in ids_of.items()}
    case = _with_people(case, spoken_of, keys)
    for one in proposals.settled:
        case = case.put(replace(case.get_one(Person, one.person), **{one.which: one.when}))
    return case


def told_already(case: Case, proposals: Proposals) -> frozenset[Told]:
    """The rows of which accepting would add nothing, because the same was brought in before."""
    told = _already_told(case)
    sources = {file.name: found for file in proposals.files if (found := known_source(case, file)) is not None}
    nowhere = Source(id="")
    rows = proposals.rows
    return frozenset(row.key for row in rows if _told_before(row, sources.get(row.file, nowhere), told) is not None)


def _source(case: Case, file: IncomingFile, ids: IdSource, today: date) -> Source:
    found = known_source(case, file)
    return found or Source(
        id=ids(), agency=file.agency, file=file.name, sha256=file.sha256, brought_in=today, vouched=file.vouched
    )


def known_source(case: Case, file: IncomingFile) -> Source | None:
    """The source that this very file became before; None when it was not brought in."""
    return next((one for one in case.of(Source) if (one.sha256, one.file) == (file.sha256, file.name)), None)


def _with_people(
    case: Case, spoken_of: Mapping[RecordId, Sequence[PersonKey]], keys: Mapping[PersonKey, RecordId]
) -> Case:
    """Each event with the people that its rows speak of and who came in, beside those that it had."""
    for event, people in spoken_of.items():
        found = case.get_one(LifeEvent, event)
        known = dict.fromkeys((*found.people, *(keys[one] for one in people if one in keys)))
        if tuple(known) != found.people:
            case = case.put(replace(found, people=tuple(known)))
    return case


def _with_events(
    case: Case, rows: Sequence[Proposal], sources: dict[str, Source], ids: IdSource
) -> tuple[Case, dict[RecordId, list[PersonKey]]]:
    """The case with the events, and for each whom its rows speak of."""
    told = _already_told(case)
    spoken_of: dict[RecordId, list[PersonKey]] = {}
    for group in _grouped(rows):
        before = [_told_before(row, sources[row.file], told) for row in group]
        fresh = [row for row, event in zip(group, before, strict=True) if event is None]
        if not fresh:
            continue
        tellings = tuple(_telling(row, sources[row.file]) for row in fresh)
        known = group[0].known or next((event for event in before if event is not None), None)
        event = case.find(LifeEvent, known)
        if event is None:
            event = _event(fresh, tellings, ids())
        else:
            when = next((row.settled for row in fresh if row.settled is not None), event.when)
            event = replace(event, when=when, tellings=(*event.tellings, *tellings))
        case = case.put(event)
        spoken_of.setdefault(event.id, []).extend(one for row in fresh for one in row.people)
    return case, spoken_of


def _grouped(rows: Sequence[Proposal]) -> list[list[Proposal]]:
    """The rows of each event, in the order in which events are first told."""
    found: dict[str, list[Proposal]] = {}
    for place, row in enumerate(rows):
        found.setdefault(row.known or row.group or f"row {place}", []).append(row)
    return list(found.values())


def _told_before(row: Proposal, source: Source, told: dict[_Told, RecordId]) -> RecordId | None:
    """The event that this row became before: the same words of such a file, or the same place of the very file."""
    return told.get((row.file, row.told_when.words, row.text)) or told.get((source.id, str(row.locator), row.text))


def _already_told(case: Case) -> dict[_Told, RecordId]:
    files = {source.id: source.file for source in case.of(Source)}
    told: dict[_Told, RecordId] = {}
    for event in case.of(LifeEvent):
        for one in event.tellings:
            told[files.get(one.source, ""), one.when.words, one.text] = event.id
            told[one.source, one.locator, one.text] = event.id
    return told


def _telling(row: Proposal, source: Source) -> Telling:
    return Telling(source=source.id, locator=str(row.locator), text=row.text, when=row.told_when)


def _event(rows: Sequence[Proposal], tellings: tuple[Telling, ...], key: RecordId) -> LifeEvent:
    best = surest_of(rows)
    surest = min(rows, key=lambda row: (len(row.other_lanes), row.doubtfulness))
    return LifeEvent(
        id=key,
        title=_title(best.text),
        when=best.event_when,
        lane=surest.lane,
        tellings=tellings,
        suggested=tuple(dict.fromkeys(tag for row in rows for tag in row.suggested)),
    )


def _title(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_TITLE else f"{plain[: _LONGEST_TITLE - 1]}…"
