"""The first pages: the masthead, contents, and who was there."""

from __future__ import annotations

from ecm_desktop.diagram.wording import all_of, in_sentence, stay_short, term
from ecm_desktop.domain.course import attendance_of
from ecm_desktop.domain.meetings import Attendance, AttendanceStatus, MeetingMode
from ecm_desktop.domain.professionals import role_of
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Contents, Heading, Masthead, Paragraph, Row, Table, Voice

_PLACES = {AttendanceStatus.ATTENDED: 0, AttendanceStatus.NOT_SAID: 2}  # in the list of who was there; the others: 1


def masthead(view: View, title: str) -> Masthead:
    """The top of the first page."""
    words, child = view.words, view.case.child
    reference = words("Reference {reference}", reference=view.case.reference) if view.case.reference else ""
    facts = (
        _joined(_meeting_line(view), reference),
        _joined(child.service if child else "", _dated(view)),
        words("For {name}", name=view.recipient) if view.recipient else "",
    )
    return Masthead(
        title=title,
        subtitle=view.whole_name,
        facts=tuple(fact for fact in facts if fact),
        note=words("About a child and their family: share it only with those who need it to help, and keep it safe."),
        stamp=words("FICTIONAL") if child and child.fictional else "",
    )


def _dated(view: View) -> str:
    """Of which day it is, and, when it goes out, as which version and by whom."""
    words, day, issue = view.words, view.words.day(view.dated), view.issue
    if issue is None:
        return words("Document of {day}", day=day)
    if not issue.version:
        return words("Draft of {day}", day=day)
    who = view.professional(issue.author)
    key = "Version {n}, issued {day} by {who}" if who else "Version {n}, issued {day}"
    return words(key, n=issue.version, day=day, who=who)


def contents(view: View) -> list[Block]:
    """The table of contents."""
    return [Contents(view.words("Contents"))]


def attendance(view: View) -> list[Block]:
    """Who was there."""
    words = view.words
    blocks: list[Block] = [Heading(words("Who was there"))]
    if view.meeting is None:
        return [*blocks, Paragraph(words("No meeting has been held yet."), Voice.CALM)]
    blocks.append(Paragraph(_meeting_line(view), Voice.LEAD))
    listed = sorted(attendance_of(view.case, view.meeting.id), key=lambda one: _PLACES.get(one.status, 1))
    if all(one.status is AttendanceStatus.NOT_SAID for one in listed):
        return [*blocks, Paragraph(words("Nobody’s attendance was recorded."), Voice.CALM)]
    rows = tuple(_attending(view, one) for one in listed)
    head = (words("Agency"), words("Name"), words("Part taken"), words("Confidentiality agreed"))
    return [*blocks, Table(words("Who came, and who else is on the list"), head, rows, (3.0, 2.4, 1.7, 1.7))]


def _attending(view: View, one: Attendance) -> Row:
    words = view.words
    signed = words("Signed on {day}", day=words.day(one.signed, short=True)) if one.signed else words("Yes")
    agreed = signed if one.agreed else ""
    part = ", ".join(filter(None, (term(one.status, words), stay_short(one.joined, one.left, words))))
    name = all_of((view.professional(one.name), view.said[role_of(view.case, one.professional)]))
    return Row((view.said[one.agency], name, part, agreed))


def _meeting_line(view: View) -> str:
    if view.meeting is None:
        return ""
    meeting, words = view.meeting, view.words
    mode = "" if meeting.mode is MeetingMode.NOT_SAID else in_sentence(term(meeting.mode, words))
    kind = term(meeting.nature, words)
    if meeting.combined_with:
        kind = words("{kind} (combined with: {other})", kind=kind, other=view.said[meeting.combined_with])
    parts = (kind, words.day(meeting.held), view.said[meeting.place], mode)
    return ", ".join(part for part in parts if part)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
