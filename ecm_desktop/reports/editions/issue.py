"""What a later version of a document says of the one before: when it went out, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ecm_desktop.diagram.finding import How, differences
from ecm_desktop.diagram.wording import term
from ecm_desktop.diagram.wording.actions import standing_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Outcome, Report, Stance, Standing
from ecm_desktop.domain.since import news_between
from ecm_desktop.domain.writing import Writing, writing_standing
from ecm_desktop.reports.editions.changes import told_news
from ecm_desktop.reports.editions.quiet import bullets, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Paragraph, Voice

_HOW = {How.NEW: "New: {what}", How.CHANGED: "Changed: {what}", How.GONE: "No longer there: {what}"}
_MOST = 20  # entries of a sort


def issue_words(view: View) -> str:
    """ "Draft", or "Version 2"; "" for a mere copy."""
    if view.issue is None:
        return ""
    return view.words("Version {n}", n=view.issue.version) if view.issue.version else view.words("Draft")


def since_version(view: View) -> list[Block]:
    """What has changed since the version before; nothing while there is none, or in a mere copy."""
    words, before = view.words, view.before
    if view.issue is None or before is None:
        return []
    day = before.issued or before.dated
    title = words("What has changed since version {version}", version=before.version)
    lead = words("That version went out on {day}.", day=words.day(day))
    if view.earlier is None:
        news = told_news(view, news_between(view.case, day, view.dated))
        calm = words("Nothing that has a date of its own was added since.")
    else:
        news, calm = _differing(view, view.earlier), words("Nothing that this document tells has changed since.")
    told = [*_written_anew(view, day), *news, *_looked_at_again(view, day)]
    return [Heading(title), Paragraph(lead, Voice.LEAD), *(told or [Paragraph(calm, Voice.CALM)])]


def _differing(view: View, earlier: Case) -> list[Block]:
    """Every record that is new, other or gone, sort by sort; the text and the documents made are told elsewhere."""
    words = view.words
    by_sort: dict[str, list[str]] = {}
    for one in differences(_compared(earlier), _compared(view.case), view.setting):
        named = " · ".join(part for part in (one.what.title, one.what.when) if part)
        by_sort.setdefault(one.what.heading, []).append(words(_HOW[one.how], what=named))
    blocks: list[Block] = []
    for heading, lines in by_sort.items():
        more = len(lines) - _MOST
        rest = [words.count("and {n} more", "and {n} more", more)] if more > 0 else []
        blocks += section(view, words(heading), bullets([*lines[:_MOST], *rest]), 2)
    return blocks


def _compared(case: Case) -> Case:
    return Case(one for one in case.values() if not isinstance(one, Report | Writing))


def _written_anew(view: View, day: date) -> list[Block]:
    """Under which headings the text was changed since that day."""
    writing = writing_standing(view.case, view.meeting.id if view.meeting else None)
    found = [one for one in writing.passages if one.heading in view.headings and one.changed and one.changed > day]
    listed = bullets(term(one.heading, view.words) for one in found)
    return section(view, view.words("Written anew in the formulation"), listed, 2) if listed else []


def _looked_at_again(view: View, day: date) -> list[Block]:
    """How hypotheses, recommendations and actions came to stand since that day."""
    words = view.words
    parts = (
        (words("Hypotheses"), (_lines(view, one.text, one.stances, day) for one in view.hypotheses)),
        (words("Recommendations"), (_lines(view, one.text, one.outcomes, day) for one in view.recommendations)),
        (words("Actions"), (_lines(view, one.text, one.history, day) for one in view.actions)),
    )
    blocks: list[Block] = []
    for title, lines in parts:
        listed = bullets(lines)
        blocks += section(view, title, listed, 2) if listed else []
    return blocks


def _lines(view: View, text: str, days: Iterable[Outcome | Stance | Standing], since: date) -> str:
    """What it is and how it stood on each day since; "" where nothing was said."""
    told = [view.said[standing_words(one, view.words)] for one in days if since < one.on <= view.dated]
    return "\n".join((view.said[text], *told)) if told else ""
