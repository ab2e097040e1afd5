"""The verb of writing a formulation's text: a passage under its heading, with what its numbers stand for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.writing import (
    Citation,
    Heading,
    Passage,
    Writing,
    carried_over,
    next_number,
    numbers_in,
    renumbered,
    writing_id,
    writing_of,
    writing_standing,
)
from ecm_desktop.errors import Refused


def write_passage(
    case: Case,
    meeting: RecordId | None,
    heading: Heading,
    text: str,
    new: Mapping[int, RecordId],
    *,
    on: date,
    author: str = "",
) -> Case:
    """Put a text under a heading; `new` are the events behind numbers that were not cited before.

    All citations are counted anew in their order. A text of nothing takes the heading's passage away.
    """
    before = writing_of(case, meeting)
    if text == before.text(heading):
        return case
    for event in new.values():
        case.get_one(LifeEvent, event)
    kept = tuple(one for one in before.passages if one.heading is not heading)
    passage = (Passage(heading=heading, text=text, changed=on),) if text.strip() else ()
    known = {one.number for one in before.cites}
    cites = (*before.cites, *(Citation(number=n, event=event) for n, event in new.items() if n not in known))
    after = replace(before, passages=(*kept, *passage), cites=cites, author=before.author or author)
    return _put(case, renumbered(after))


def cite_in_text(
    case: Case, event: RecordId, meeting: RecordId | None, heading: Heading, *, on: date, author: str = ""
) -> Case:
    """Put an event's number at the end of what stands under a heading. Raises Refused where it stands there already."""
    writing = writing_of(case, meeting)
    text = writing.text(heading)
    known = next((one.number for one in writing.cites if one.event == event), None)
    if known in {n for n, _, _ in numbers_in(text)}:
        raise Refused("It is cited there already.")
    number = known or next_number(writing, (one.text for one in writing.passages))
    after = f"{text.rstrip()} [{number}]"
    return write_passage(case, meeting, heading, after, {number: event}, on=on, author=author)


def take_wording_back(
    case: Case, meeting: RecordId | None, heading: Heading, earlier: Writing, *, on: date, author: str = ""
) -> Case:
    """Put what stood under a heading in an `earlier` text in the place of what stands there now."""
    there = {one.id for one in case.of(LifeEvent)}
    text, new = carried_over(heading, earlier, writing_of(case, meeting), there)
    return write_passage(case, meeting, heading, text, new, on=on, author=author)


def begin_from_earlier(case: Case, meeting: RecordId) -> Case:
    """Begin a meeting's text with the one that stands since an earlier meeting. Raises Refused where there is none."""
    earlier = writing_standing(case, meeting)
    if earlier.meeting == meeting:
        raise Refused("There is no earlier text to begin with.")
    return case.put(replace(earlier, id=writing_id(meeting), meeting=meeting))


def _put(case: Case, writing: Writing) -> Case:
    if not writing.passages:
        return case.drop(writing.id) if writing.id in case else case
    return case.put(writing)
