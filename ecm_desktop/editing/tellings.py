"""Verbs about who tells what happened: another source, and the date as it tells it. No telling is ever overwritten.

What was put down by hand can be taken off again, for a slip; what a file tells stays.
"""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent, Source, Telling
from ecm_desktop.editing.records import add, remove, repoint
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


def take_off(case: Case, key: RecordId, telling: Telling) -> Case:
    """Take a telling off an event; a source that tells nothing else goes with it. Raises Refused for a file’s."""
    event, source = case.get_one(LifeEvent, key), case.get_one(Source, telling.source)
    if source.sha256:
        raise Refused("What a file tells stays. Say above what is so instead.")
    case = case.put(replace(event, tellings=tuple(one for one in event.tellings if one != telling)))
    tells = any(one.source == source.id for other in case.of(LifeEvent) for one in other.tellings)
    is_named = repoint(case, source.id, key) != case
    return case if tells or is_named else remove(case, source.id)
