"""The review: what has changed since the meeting before, and how each recommendation, hypothesis and action stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ecm_desktop.diagram.wording import quality_words, term
from ecm_desktop.domain.bonds import Relationship
from ecm_desktop.domain.course import (
    age_standing,
    hypotheses_in_order,
    meetings_in_order,
    position_standing,
    recommendations_in_order,
)
from ecm_desktop.domain.dates import When, in_order
from ecm_desktop.domain.formulation import Action, ActionStatus, Recommendation
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Lane, Source
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.recovery import AgeDomain
from ecm_desktop.reports.editions.circumstances import aged, homes, placed
from ecm_desktop.reports.editions.quiet import bullets, section, table
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Paragraph, Voice

_MOST_LEARNT = 12


def changes(view: View) -> list[Block]:
    """Then and now, and what happened between."""
    words, now = view.words, view.meeting
    title = words("What has changed")
    before = _before(view)
    if now is None or before is None:
        first = Paragraph(words("There is no earlier meeting to compare with yet."), Voice.CALM)
        return [Heading(title), first]
    since = words("Since the meeting of {day}.", day=words.day(before.held))
    blocks: list[Block] = [Heading(title), Paragraph(since, Voice.LEAD), *_then_and_now(view, before, now)]
    between = [one for one in view.events if _between(one.when, before.held, now.held)]
    parts = (
        (words("Going well"), [one.id for one in between if one.lane == Lane.STRENGTHS]),
        (words("What else happened"), [one.id for one in between if one.lane != Lane.STRENGTHS]),
        (words("Learnt about earlier times"), _learnt(view, before.held, now.held)[:_MOST_LEARNT]),
    )
    for heading, events in parts:
        blocks += section(view, heading, _cited(view, events), 2) if events else []
    people = _between_people(view, before.held, now.held)
    return [*blocks, *(section(view, words("Between people"), people, 2) if people else [])]


def _before(view: View) -> Meeting | None:
    if view.meeting is None:
        return None
    held = [one.id for one in meetings_in_order(view.case)]
    place = held.index(view.meeting.id)
    return view.case.get_one(Meeting, held[place - 1]) if place else None


def _between(when: When, first: date, last: date) -> bool:
    day = in_order(when)
    return day is not None and first < day <= last


def _learnt(view: View, first: date, last: date) -> list[RecordId]:
    """Events of before, of which the case first heard between these days."""
    brought = {one.id: one.brought_in for one in view.case.of(Source)}
    found = []
    for one in view.events:
        days = [brought.get(telling.source) for telling in one.tellings]
        is_new = bool(days) and all(day is not None and first < day <= last for day in days)
        if is_new and not _between(one.when, first, last):
            found.append(one.id)
    return found


def _cited(view: View, events: Iterable[RecordId]) -> list[Block]:
    return bullets(str(item.words) for item in view.evidence(events))


def _then_and_now(view: View, before: Meeting, now: Meeting) -> list[Block]:
    words = view.words
    told = (
        (words("Place on the model"), _place(view, before.id), _place(view, now.id)),
        *(
            (
                words("{domain} age", domain=term(domain, words)),
                _age(view, before.id, domain),
                _age(view, now.id, domain),
            )
            for domain in AgeDomain
        ),
        (words("Living with"), "\n".join(homes(view, before.held)), "\n".join(homes(view, now.held))),
    )
    same, open_ = words("as before"), words("not said")
    rows = (
        (what, then or open_, same if then == today else today or open_) for what, then, today in told if then or today
    )
    head = (words("What"), words.day(before.held), words.day(now.held))
    caption = words("Then and now; the model and the ages are guides, not measures")
    return table(caption, head, rows, (1.4, 2.2, 2.2))


def _place(view: View, meeting: RecordId) -> str:
    position = position_standing(view.case, meeting)
    return placed(view, position) if position else ""


def _age(view: View, meeting: RecordId, domain: AgeDomain) -> str:
    estimate = age_standing(view.case, meeting, domain)
    return aged(view, estimate) if estimate else ""


def _between_people(view: View, first: date, last: date) -> list[Block]:
    child = view.case.child.person if view.case.child else None
    said = []
    for one in view.case.of(Relationship):
        if child in (one.a, one.b) and one.period.start and _between(one.period.start, first, last):
            other = view.name_of(one.b if one.a == child else one.a)
            said.append(f"{other}: {quality_words(one.quality, view.words).lower()} ({view.when(one.period.start)})")
    return bullets(said)


def hypotheses(view: View) -> list[Block]:
    """Each hypothesis, and how it stands now."""
    words = view.words
    raised = [one for one in hypotheses_in_order(view.case) if one.meeting in view.meetings_so_far]
    rows = ((view.said[one.text], term(one.status, words), _since(view, one.meeting)) for one in raised)
    head = (words("Hypothesis"), words("How it stands"), words("Put down"))
    blocks = table(words("Every hypothesis so far"), head, rows, (4.0, 1.2, 1.4))
    return section(view, words("How we understand it now"), blocks)


def recommendations(view: View) -> list[Block]:
    """Each recommendation, and how it is going."""
    words = view.words
    raised = [one for one in recommendations_in_order(view.case) if one.meeting in view.meetings_so_far]
    rows = ((view.said[one.text], _came_of(view, one), one.owner_agency, _since(view, one.meeting)) for one in raised)
    head = (words("Recommendation"), words("How it is going"), words("Who"), words("Made"))
    blocks = table(words("Every recommendation, in order"), head, rows, (2.8, 2.4, 1.3, 1.2))
    return section(view, words("Recommendations one by one"), blocks)


def _came_of(view: View, one: Recommendation) -> str:
    """What every meeting so far found; how it stands now where none has looked at it yet."""
    told = [view.said[line] for line in view.outcomes(one)]
    return "\n".join(told) or term(one.status, view.words)


def _since(view: View, meeting: RecordId | None) -> str:
    if view.meeting and meeting == view.meeting.id:
        return view.words("at this meeting")
    found = view.case.find(Meeting, meeting)
    return view.words.day(found.held, short=True) if found else ""


def actions(view: View) -> list[Block]:
    """What came of the actions: done, still open, dropped, and new at this meeting."""
    words, here = view.words, view.meeting.id if view.meeting else None
    earlier = [one for one in view.actions if here is None or one.meeting != here]
    parts = (
        (words("Done"), [one for one in earlier if one.status is ActionStatus.DONE]),
        (words("Still open"), [one for one in earlier if one.is_open]),
        (words("Dropped"), [one for one in earlier if one.status is ActionStatus.DROPPED]),
        (words("New at this meeting"), [one for one in view.actions if one not in earlier]),
    )
    blocks: list[Block] = []
    for title, found in parts:
        blocks += section(view, title, bullets(_action(view, one) for one in found), 2) if found else []
    return section(view, words("Actions"), blocks)


def _action(view: View, one: Action) -> str:
    words = view.words
    said = f"{one.owner_agency or words('Nobody yet')}: {view.said[one.text]}"
    if not one.is_open:
        return said
    return f"{said} ({view.due(one)} · {term(one.status, words).lower()})"
