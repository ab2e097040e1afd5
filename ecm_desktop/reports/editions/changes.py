"""The review: what has changed since the meeting before, and how each recommendation, hypothesis and action stands."""

from __future__ import annotations

from collections.abc import Iterable

from ecm_desktop.diagram.wording import term
from ecm_desktop.diagram.wording.actions import standing_words
from ecm_desktop.diagram.wording.since import between_words, then_and_now
from ecm_desktop.domain.course import hypotheses_in_order, recommendations_in_order
from ecm_desktop.domain.formulation import Action, ActionStatus, Hypothesis, Recommendation
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.since import News, Since, since_last
from ecm_desktop.reports.editions.quiet import bullets, paragraphs, section, table
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.editions.writing import written
from ecm_desktop.reports.model import Block, Heading, Paragraph, Voice

_MOST_LEARNT = 12


def changes(view: View) -> list[Block]:
    """Then and now, and what happened between."""
    words = view.words
    title = words("What has changed")
    since = since_last(view.case, view.meeting.id) if view.meeting else None
    if since is None:
        first = Paragraph(words("There is no earlier meeting to compare with yet."), Voice.CALM)
        return [Heading(title), first]
    lead = words("Since the meeting of {day}.", day=words.day(since.before.held))
    return [Heading(title), Paragraph(lead, Voice.LEAD), *_then_and_now(view, since), *told_news(view, since.news)]


def told_news(view: View, news: News) -> list[Block]:
    """What happened, what was learnt and what changed between people, under headings of the second level."""
    words, blocks = view.words, list[Block]()
    parts = (
        (words("Going well"), news.going_well, None),
        (words("What else happened"), news.happened, None),
        (words("Learnt about earlier times"), news.learnt, _MOST_LEARNT),
    )
    for heading, events, most in parts:
        blocks += section(view, heading, _cited(view, (one.id for one in events), most), 2) if events else []
    people = bullets(between_words(view.case, one, view.name_of, words) for one in news.between_people)
    return [*blocks, *(section(view, words("Between people"), people, 2) if people else [])]


def _cited(view: View, events: Iterable[RecordId], most: int | None = None) -> list[Block]:
    """Events as a list; of more than `most` the rest is counted."""
    told = [str(item.words) for item in view.evidence(events)]
    more = len(told) - most if most is not None else 0
    rest = view.words.count("and {n} more", "and {n} more", more)
    return bullets([*told[:most], rest] if more > 0 else told)


def _then_and_now(view: View, since: Since) -> list[Block]:
    words = view.words
    rows = then_and_now(view.case, view.setting, since, view.said.__getitem__)
    head = (words("What"), words.day(since.before.held), words.day(since.now.held))
    caption = words("Then and now; the Trauma Recovery Model and the ages are guides, not measures")
    return table(caption, head, rows, (1.4, 2.2, 2.2))


def hypotheses(view: View) -> list[Block]:
    """Each hypothesis, and how it stands now."""
    words = view.words
    raised = [one for one in hypotheses_in_order(view.case) if one.meeting in view.meetings_so_far]
    rows = ((view.said[one.text], _stood(view, one), _since(view, one.meeting)) for one in raised)
    head = (words("Hypothesis"), words("How it stands"), words("Recorded"))
    blocks = table(words("Every hypothesis so far"), head, rows, (3.2, 2.4, 1.2))
    return section(view, words("How we understand it now"), [*written(view), *blocks])


def _stood(view: View, one: Hypothesis) -> str:
    """What every meeting so far thought of it; how it stands now where none has looked at it yet."""
    told = [view.said[standing_words(stance, view.words)] for stance in one.stances if stance.on <= view.day]
    return "\n".join(told) or term(one.status, view.words)


def still_worth(view: View) -> list[Block]:
    """What the meeting said of going on with Enhanced Case Management."""
    said = view.said[view.meeting.adds_value] if view.meeting else ""
    title = view.words("Is Enhanced Case Management still adding value?")
    return [Heading(title), *paragraphs(said)] if said else []


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
    return f"{said} · {view.due(one)} · {term(one.status, words).lower()}"
