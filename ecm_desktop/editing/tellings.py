"""Verbs about who tells what happened: another source, and the date as it tells it. No telling is ever overwritten."""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.editing.records import add
from ecm_desktop.errors import Refused


def source_like(case: Case, made: Source) -> Source:
    """The source there is already of the same agency and document, by whatever capitals; else the one just made.

    A file that was brought in is another source than what was said in a meeting.
    """
    for one in case.of(Source):
        same = one.agency.casefold() == made.agency.casefold() and one.file.casefold() == made.file.casefold()
        if same and not one.sha256:
            return one
    return made


def tell_also(case: Case, key: RecordId, source: Source, telling: Telling) -> Case:
    """Put down that a source tells an event too. What has no date yet takes the one that is told.

    Raises Refused where nobody is named, or where the source has told just that.
    """
    if not source.agency.strip():
        raise Refused("Say first who tells it.")
    event = case.get_one(LifeEvent, key)
    told = [(one.source, one.when.interval) for one in event.tellings]
    if (source.id, telling.when.interval) in told:
        raise Refused("They have told just that already.")
    if source.id not in case:
        case = add(case, source)
    when = event.when if event.when.is_dated else telling.when
    return case.put(replace(event, when=when, tellings=(*event.tellings, telling)))
