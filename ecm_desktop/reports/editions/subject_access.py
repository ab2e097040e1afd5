"""What is held about the child, for a request to see it: meeting by meeting, and which documents were made."""

from __future__ import annotations

from dataclasses import replace

from ecm_desktop.diagram.wording import term
from ecm_desktop.diagram.wording.left_out import withheld_words
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.reports.editions.circumstances import ages_told, placed, position_of
from ecm_desktop.reports.editions.network import professionals
from ecm_desktop.reports.editions.quiet import bullets, paragraphs, section, table
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Paragraph, Voice


def what_it_is(view: View) -> list[Block]:
    """What was left out and why; and, until it goes out as a version, that a person must read it first."""
    words = view.words
    left_out = (
        words("Names of other people in the family, with whom this child’s file cannot be shared."),
        words("How other people are with each other, and the drawings that show it."),
        words("What was given to the psychologist, an author or named people alone."),
        *withheld_words(view.kept_back, words),
    )
    check = words(
        "Somebody must read it before it goes: whether a passage would cause serious harm, was given in confidence, or "
        "names somebody whom the family map does not know, only a person can judge."
    )
    goes_out = view.issue is not None and view.issue.version
    to_do = [] if goes_out else [Paragraph(check, Voice.LEAD)]
    return [*section(view, words("What was left out"), bullets(left_out)), *to_do]


def meetings(view: View) -> list[Block]:
    """Each meeting: who came, what was put down, and where the child was placed."""
    held = [one for one in meetings_in_order(view.case) if one.held <= view.dated]
    blocks = [block for one in held for block in _meeting(replace(view, meeting=one), one)]
    return section(view, view.words("Meetings about {name}", name=view.child_name), blocks)


def _meeting(view: View, meeting: Meeting) -> list[Block]:
    words, position, ages = view.words, position_of(view), ages_told(view)
    title = words("{kind} on {day}", kind=term(meeting.nature, words), day=words.day(meeting.held))
    place = words("Place on the model: {place}", place=placed(view, position)) if position else ""
    why = view.said[position.why] if position else ""
    aged = words("The four ages, in years: {ages}.", ages=ages) if ages else ""
    notes = view.said[meeting.notes]
    told = (notes, place, why if why != notes else "", aged)
    return section(view, title, [*paragraphs(*told), *bullets(professionals(view))], 2)


def documents(view: View) -> list[Block]:
    """Which documents were made, when, and for whom."""
    words = view.words
    made = sorted(view.case.of(Report), key=lambda one: one.dated)
    rows = (
        (words.day(one.dated, short=True), _called(view, one), view.said[one.recipient], view.said[one.why])
        for one in made
    )
    head = (words("When"), words("Document"), words("For whom"), words("Why it went out"))
    blocks = table(words("The earliest first"), head, rows, (1.2, 2.0, 1.6, 2.0))
    return section(view, words("Documents that were made"), blocks)


def _called(view: View, one: Report) -> str:
    from ecm_desktop.reports.editions.catalogue import EDITIONS  # which lists this very section

    title = view.words(EDITIONS[one.edition].title) if one.edition in EDITIONS else one.edition
    version = view.words("version {n}", n=one.version) if one.version else ""
    return ", ".join(part for part in (title, version) if part)
