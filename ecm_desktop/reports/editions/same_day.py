"""The sheet that people take home from a meeting: what was agreed, who does what by when, what the child will hear."""

from __future__ import annotations

from ecm_desktop.domain.course import decisions_of
from ecm_desktop.reports.editions.quiet import bullets, paragraphs, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Paragraph, Row, Table, Voice

_SHARES = (1.4, 3.0, 1.6)
_FEW = 6  # of anything: it is one page


def sheet(view: View) -> list[Block]:
    """All of it, on what was said at this meeting alone; nothing of the child's history."""
    words, meeting = view.words, view.meeting
    if meeting is None:
        return [Paragraph(words("No meeting has been held yet."), Voice.CALM)]
    decided = bullets(view.said[one.text] for one in decisions_of(view.case, meeting.id))
    first = bullets(view.said[one.text] for one in view.recommendations[:_FEW] if one.is_for_now)
    coming = words("Next meeting: {day}", day=words.day(meeting.next_date)) if meeting.next_date else ""
    return [
        *section(view, words("What was agreed"), decided),
        *section(view, words("What to do first"), first),
        *section(view, words("Who does what by when"), _to_do(view)),
        *section(view, words("What the child will be told"), paragraphs(view.said[meeting.told_child])),
        Paragraph(coming or words("No next meeting is set yet."), Voice.LEAD),
    ]


def _to_do(view: View) -> list[Block]:
    nobody = view.words("Nobody yet")
    rows = tuple(
        Row((view.said[one.owner_agency] or view.professional(one.owner) or nobody, view.said[one.text], view.due(one)))
        for one in view.actions
        if one.is_open
    )
    return [Table("", (), rows, _SHARES)] if rows else []
