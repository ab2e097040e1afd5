"""The psychologist's text under its headings, and the numbered evidence that it cites."""

from __future__ import annotations

from collections.abc import Sequence

from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.writing import Writing, cited, numbers_in, writing_standing
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, NumberedList, Paragraph, Run, Voice, Words


def written(view: View) -> list[Block]:
    """The headings under which something stands, and what the numbers in brackets stand for; nothing without a text."""
    words = view.words
    writing = writing_standing(view.case, view.meeting.id if view.meeting else None)
    told = [(heading, text) for heading in view.headings if (text := writing.text(heading))]
    texts, events = cited((text for _, text in told), writing, {one.id for one in view.case.of(LifeEvent)})
    blocks: list[Block] = []
    for (heading, _), text in zip(told, texts, strict=True):
        lines = (view.said[line] for line in text.split("\n"))
        blocks += [
            Heading(term(heading, words), 2),
            *(Paragraph(_linked(view, line, events)) for line in lines if line),
        ]
    if told and (note := _written_by(view, writing)):
        blocks.append(Paragraph(note, Voice.NOTE))
    if events:
        blocks += [Heading(words("Evidence for the text above"), 2), NumberedList(view.items_of(events))]
    return blocks


def _linked(view: View, text: str, events: Sequence[RecordId]) -> Words:
    """The text with each number that stands for an event as a link to its place in the chronology."""
    runs, end = list[Run](), 0
    for number, start, stop in numbers_in(text):
        if number <= len(events):
            runs += [Run(text[end:start]), Run(text[start:stop], target=view.anchors[events[number - 1]])]
            end = stop
    return (*(run for run in (*runs, Run(text[end:])) if run.text),) if runs else text


def _written_by(view: View, writing: Writing) -> str:
    """Who wrote it, and for which meeting, where it stands since an earlier one."""
    words = view.words
    before = view.case.find(Meeting, writing.meeting)
    is_earlier = before is not None and (view.meeting is None or before.id != view.meeting.id)
    when = words.day(before.held) if before and is_earlier else ""
    who = view.professional(writing.author)
    if who and when:
        return words("Written by {who} for the meeting of {day}.", who=who, day=when)
    if when:
        return words("Written for the meeting of {day}.", day=when)
    return words("Written by {who}.", who=who) if who else ""
