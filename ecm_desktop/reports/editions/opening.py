"""The first pages: cover, contents, the summary, and who was there."""

from __future__ import annotations

from ecm_desktop.diagram.wording import level_title, term
from ecm_desktop.domain.course import attendance_of, position_at
from ecm_desktop.domain.meetings import AttendanceStatus
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Contents, Cover, Heading, Paragraph, Row, Table, Voice

_FIRST_FEW = 3
_FACTS = (1.0, 3.2)


def cover(view: View, title: str) -> Cover:
    """The first page."""
    words, child = view.words, view.case.child
    facts = [
        (words("Reference"), view.case.reference),
        (words("Date"), words.day(view.dated)),
        (words("Meeting"), _meeting_line(view)),
        (words("Service"), child.service if child else ""),
        (words("For"), view.recipient),
    ]
    return Cover(
        title=title,
        subtitle=view.child_name,
        facts=tuple((label, value) for label, value in facts if value),
        note=words(
            "This document holds sensitive information about a child and their family. Share it only with those "
            "who need it to help, and keep it safe."
        ),
        stamp=words("FICTIONAL") if child and child.fictional else "",
    )


def contents(view: View) -> list[Block]:
    """The table of contents."""
    return [Contents(view.words("Contents"))]


def summary(view: View) -> list[Block]:
    """What somebody who reads one page should know."""
    words = view.words
    rows = [
        (words("In {name}’s words", name=view.child_name), view.own_words),
        (words("Strengths"), "\n".join(view.title(event) for event in view.strengths[:_FIRST_FEW])),
        (words("Where {name} is on the model", name=view.child_name), _position(view)),
        (words("How we understand it"), "\n".join(view.said[one.text] for one in view.hypotheses[:_FIRST_FEW])),
        (words("What to do first"), _first_things(view)),
        (words("Next meeting"), words.day(view.meeting.next_date) if view.meeting and view.meeting.next_date else ""),
    ]
    told = tuple(Row((label, value)) for label, value in rows if value)
    if not told:
        return [Heading(words("Summary")), Paragraph(words("Nothing has been put down yet."), Voice.CALM)]
    return [Heading(words("Summary")), Table("", (), told, _FACTS)]


def attendance(view: View) -> list[Block]:
    """Who was there."""
    words = view.words
    blocks: list[Block] = [Heading(words("Who was there"))]
    if view.meeting is None:
        return [*blocks, Paragraph(words("No meeting has been held yet."), Voice.CALM)]
    blocks.append(Paragraph(_meeting_line(view), Voice.LEAD))
    asked = attendance_of(view.case, view.meeting.id)
    if not asked:
        return [*blocks, Paragraph(words("Nobody’s attendance was put down."), Voice.CALM)]
    rows = tuple(
        Row((one.agency, one.name, term(one.status, words), words("Yes") if one.agreed else ""))
        for one in sorted(asked, key=lambda one: one.status is not AttendanceStatus.ATTENDED)
    )
    head = (words("Agency"), words("Name"), words("Part taken"), words("Confidentiality agreed"))
    return [*blocks, Table(words("Who was asked, and who came"), head, rows, (3.0, 2.4, 1.7, 1.7))]


def notes(view: View) -> list[Block]:
    """What was put down at the meeting."""
    words = view.words
    text = view.said[view.meeting.notes] if view.meeting and view.meeting.notes else ""
    said = Paragraph(text) if text else Paragraph(words("No notes were put down."), Voice.CALM)
    return [Heading(words("Notes of the meeting")), said]


def _meeting_line(view: View) -> str:
    if view.meeting is None:
        return ""
    line = f"{term(view.meeting.nature, view.words)}, {view.words.day(view.meeting.held)}"
    return f"{line}, {view.meeting.place}" if view.meeting.place else line


def _position(view: View) -> str:
    position = position_at(view.case, view.meeting.id) if view.meeting else None
    if position is None or position.level is None:
        return ""
    level = level_title(position.level, view.setting.model)
    return "\n".join(part for part in (level, view.said[position.why]) if part)


def _first_things(view: View) -> str:
    first = enumerate(view.recommendations[:_FIRST_FEW], 1)
    return "\n".join(f"{number}. {view.said[one.text]}" for number, one in first)
