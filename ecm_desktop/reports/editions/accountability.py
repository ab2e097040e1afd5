"""The accountability pack: what each agency took on, what is past its date, what was said of it, and who came."""

from __future__ import annotations

from ecm_desktop.diagram.wording import all_of, term
from ecm_desktop.diagram.wording.actions import history_words, waiting_words
from ecm_desktop.domain.attending import Ways, taken_part
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.reports.editions.quiet import section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Row, Table

_SHARES = (3.0, 1.6, 3.0)
_MOST = 5  # meetings beside each other on an upright page


def actions(view: View) -> list[Block]:
    """Every action that is still to do, agency by agency: what is past its date first, with all that was said of it."""
    words = view.words
    still = [one for one in view.actions if one.is_open]  # by date, so what is past it comes first
    head = (words("What"), words("By when"), words("What was said of it since"))
    blocks: list[Block] = []
    for agency in sorted({one.owner_agency for one in still}, key=lambda one: (not one, one)):
        rows = tuple(_row(view, one) for one in still if one.owner_agency == agency)
        blocks += [Heading(agency or words("Nobody yet"), 2), Table("", head, rows, _SHARES)]
    return section(view, words("Still to do, agency by agency"), blocks)


def _row(view: View, one: Action) -> Row:
    words = view.words
    due = words.day(one.due, short=True) if one.due else words("no date")
    when = "\n".join(
        part for part in (due, waiting_words(view.case, one, view.dated, words), view.professional(one.owner)) if part
    )
    said = "\n".join(view.said[line] for line in history_words(view.case, one, words))
    return Row((view.said[one.text], when, said))


def finished(view: View) -> list[Block]:
    """What was done or dropped, with its history."""
    words = view.words
    rows = tuple(
        Row((view.said[one.text], all_of((one.owner_agency, term(one.status, words).lower())), _log(view, one)))
        for one in view.actions
        if not one.is_open
    )
    head = (words("What"), words("Who, and how it stands"), words("What was said of it since"))
    return section(view, words("Finished"), [Table("", head, rows, _SHARES)] if rows else [])


def _log(view: View, one: Action) -> str:
    return "\n".join(view.said[line] for line in history_words(view.case, one, view.words))


def attendance(view: View) -> list[Block]:
    """How each agency took part in the last meetings, the kind of meeting over each column."""
    words = view.words
    held = [one for one in meetings_in_order(view.case) if one.held <= view.day][-_MOST:]
    rows = tuple(
        Row((agency, *(_ways(view, ways.get(one.id, ())) for one in held)))
        for agency, ways in taken_part(view.case, held).items()
    )
    head = (words("Agency"), *(_column(view, one) for one in held))
    table = Table(words("Who came, meeting by meeting"), head, rows, (2.0, *(1.3 for _ in held)))
    return section(view, words("Attendance by agency"), [table] if rows else [])


def _column(view: View, meeting: Meeting) -> str:
    return f"{view.words.day(meeting.held, short=True)}\n{term(meeting.nature, view.words)}"


def _ways(view: View, ways: Ways) -> str:
    return ", ".join(term(one, view.words) for one in ways) or "–"
