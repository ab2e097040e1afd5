"""Makes a document of a case: what may be seen first, then the edition's words and drawings, then the PDF."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from ecm_desktop.diagram.setting import Setting, shown_in
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.filters import ALL, Filter
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.issuing import latest_issued
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.reductions import Reader, reduced, seen_by
from ecm_desktop.reports import fonts
from ecm_desktop.reports.build import Progress, Watch
from ecm_desktop.reports.editions.catalogue import edition_of
from ecm_desktop.reports.editions.compose import compose
from ecm_desktop.reports.editions.view import Issue, View
from ecm_desktop.reports.finish import Standard
from ecm_desktop.reports.model import Document
from ecm_desktop.reports.render import render
from ecm_desktop.reports.textprep import replaced
from ecm_desktop.reports.unwanted import unwanted_in

THE_MEETING = Reader()
At = Callable[[int], Case]


class Wanted(TypedDict, total=False):
    """What of a document may be asked for, the same whatever the form of its file.

    `meeting_id` is the meeting it looks from, by default the last one held; only what `reader` may see is in it, and of
    that what the edition shows. `readiness` says why the reader is ready, where an edition asks; without it the pages
    are marked as a draft. It is not printed. `issue` is the version as which it goes out; None makes a mere copy.
    `extras` are what was asked for besides (`Extra`, and `then.family_on`). Timeline and chronology tell of the events
    of `shown`, and say so. `at` gives the case as a revision left it, so that a later version can tell all that has
    changed since the one before; without it, what has a date of its own.
    """

    meeting_id: RecordId | None
    recipient: str
    readiness: str
    issue: Issue | None
    extras: frozenset[str]
    shown: Filter
    reader: Reader
    at: At | None


def make_report(
    case: Case,
    edition: str,
    setting: Setting,
    *,
    dated: date,
    standard: Standard = Standard.UA,
    progress: Progress = lambda _share: None,
    cancelled: Callable[[], bool] = lambda: False,
    unprintable: Callable[[str], None] = lambda _letters: None,
    **wanted: Unpack[Wanted],
) -> bytes:
    """The document as PDF: the same bytes for the same case, edition, date and standard. Safe in a worker thread.

    `unprintable` is told first which letters, if any, no font has: words in brackets stand for them.
    `progress` is told the share done (0-1) after each page, and `cancelled` asked; then Cancelled is raised. Raises
    Refused for an edition or a meeting that is not there, and when words that are to be withheld are found in the file.
    """
    with _collector_at_rest():
        document = make_document(case, edition, setting, dated=dated, **wanted)
        if letters := replaced(document, fonts.covered()):
            unprintable(letters)
        data = render(document, Watch(progress, cancelled), standard)
        unwanted = unwanted_words(case, edition, setting, **wanted)
        if unwanted:
            from ecm_desktop.reports import search_pdf  # only then: it brings a second reader of PDF with it

            known = search_pdf.Known(document.subject, document.beginning, document.furniture.page_of)
            search_pdf.search_pdf(data, unwanted, known)
    return data


def unwanted_words(case: Case, edition: str, setting: Setting, **wanted: Unpack[Wanted]) -> frozenset[str]:
    """The words that must not stand in a document that is asked for, whatever the form of its file."""
    issue, reader = wanted.get("issue"), wanted.get("reader", THE_MEETING)
    by_right = f"{wanted.get('recipient', '')} {issue.author if issue else ''}"
    return unwanted_in(case, edition_of(edition), reader, setting, by_right, wanted.get("extras", frozenset()))


def make_document(
    case: Case,
    edition: str,
    setting: Setting,
    *,
    dated: date,
    meeting_id: RecordId | None = None,
    recipient: str = "",
    readiness: str = "",
    issue: Issue | None = None,
    extras: frozenset[str] = frozenset(),
    shown: Filter = ALL,
    reader: Reader = THE_MEETING,
    at: At | None = None,
) -> Document:
    """What the document says, before it is laid out; raises Refused as `make_report` does."""
    chosen = edition_of(edition)
    seen = shown_in(seen_by(case, reader), setting)
    meeting = looks_from(seen, meeting_id, dated)
    today = replace(setting, today=dated)
    view = View(seen, today, dated, meeting, recipient, issue=issue, extras=extras, shown=shown)
    before = latest_issued(seen, edition, meeting.id if meeting else None)
    earlier = at(before.revision) if at and issue and before and before.revision else None
    if earlier is not None:  # what is hidden now, for whatever reason, was not there then either
        hidden = case.keys() - seen.keys()
        then = shown_in(seen_by(earlier, reader), setting)
        earlier = reduced(then, [one for one in then.values() if one.id not in hidden])
    return compose(chosen, replace(view, readiness=readiness.strip(), before=before, earlier=earlier))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without looking for garbage meanwhile, as in the window: nearly all that is made is needed up to the end."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def looks_from(case: Case, meeting_id: RecordId | None, dated: date) -> Meeting | None:
    """The meeting a document looks from: the one asked for, else the last held by its date, else the last there is."""
    if meeting_id is not None:
        return case.get_one(Meeting, meeting_id)
    held = meetings_in_order(case)
    return next((one for one in reversed(held) if one.held <= dated), held[-1] if held else None)
