"""The minutes: what was said and settled at one meeting, and what each agency is to do by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ecm_desktop.diagram.wording import and_words, term
from ecm_desktop.domain.course import decisions_of, step_notes_of
from ecm_desktop.domain.formulation import Action, Risk
from ecm_desktop.domain.meetings import Decision
from ecm_desktop.domain.review import Again, hypotheses_again, recommendations_again
from ecm_desktop.reports.editions.changes import still_worth
from ecm_desktop.reports.editions.circumstances import placed, position_of
from ecm_desktop.reports.editions.quiet import bullets, paragraphs, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Paragraph, Row, Table, Voice

_SHARES = (3.0, 2.0)


def decisions(view: View) -> list[Block]:
    """What was decided, with who saw it otherwise; what the child will be told; what was parked."""
    words, meeting = view.words, view.meeting
    if meeting is None:
        return []
    parts = (
        (words("Decisions"), bullets(_decision(view, one) for one in decisions_of(view.case, meeting.id))),
        (words("What the child will be told"), paragraphs(view.said[meeting.told_child])),
        (words("Parked for another time"), bullets(view.said[line] for line in meeting.parked.splitlines())),
        (words("Debrief"), paragraphs(words("A debrief was offered.") if meeting.debrief_offered else "")),
    )
    return [block for title, said in parts if said for block in (Heading(title), *said)]


def for_the_child(view: View) -> list[Block]:
    """What the child will be told of the meeting, and that nobody has settled it yet where that is so."""
    told = paragraphs(view.said[view.meeting.told_child]) if view.meeting else []
    return section(view, view.words("What {name} will be told", name=view.child_name), told)


def _decision(view: View, one: Decision) -> str:
    text = view.said[one.text]
    if not one.dissent:
        return text
    return view.words("{decision} (otherwise: {dissent})", decision=text, dissent=view.said[one.dissent])


def notes(view: View) -> list[Block]:
    """What was put down at the meeting, and when the next one is."""
    words, meeting = view.words, view.meeting
    said = view.said[meeting.notes] if meeting and meeting.notes else ""
    coming = meeting.next_date if meeting else None
    following = words("Next meeting: {day}", day=words.day(coming)) if coming else words("No next meeting is set yet.")
    moved = and_words((words.day(one) for one in meeting.moved_from), words) if meeting else ""
    if moved:
        following = words("{next} Moved; it was set for {days} before.", next=f"{following}.", days=moved)
    steps = step_notes_of(view.case, meeting.id) if meeting else []
    noted = [block for one in steps for block in (Heading(one.title, 2), *paragraphs(view.said[one.text]))]
    told = [*paragraphs(said), *noted]
    return [*section(view, words("Notes of the meeting"), told), Paragraph(following, Voice.LEAD)]


def settled(view: View) -> list[Block]:
    """What this meeting settled: where it placed the child, and what it put down as new."""
    words, here = view.words, view.meeting.id if view.meeting else None
    position = position_of(view)
    parts = (
        (words("Place on the Trauma Recovery Model"), [placed(view, position)] if position else []),
        (words("How we understand it"), [view.said[one.text] for one in view.hypotheses if one.meeting == here]),
        (words("Recommendations"), [view.said[one.text] for one in view.recommendations if one.meeting == here]),
        (words("Risk and safety"), [_risk(view, one) for one in view.risks if one.meeting == here]),
    )
    blocks = [block for title, said in parts if said for block in (Heading(title, 2), *bullets(said))]
    return section(view, words("Settled at this meeting"), blocks)


def looked_at_again(view: View) -> list[Block]:
    """What a review said of the hypotheses and recommendations of earlier meetings, and of going on."""
    words, meeting = view.words, view.meeting
    if meeting is None:
        return []
    parts = (
        (words("How we understand it"), hypotheses_again(view.case, meeting)),
        (words("Recommendations"), recommendations_again(view.case, meeting)),
    )
    looked = [(title, [_again(view, one) for one in found if one.looked_at]) for title, found in parts]
    blocks = [block for title, said in looked if said for block in (Heading(title, 2), *bullets(said))]
    return [*([Heading(words("Looked at again")), *blocks] if blocks else []), *still_worth(view)]


def _again(view: View, one: Again) -> str:
    stands = view.words("{what}: {how}", what=view.said[one.text].rstrip("."), how=term(one.status, view.words).lower())
    return ". ".join(part for part in (stands, view.said[one.said]) if part)


def _risk(view: View, risk: Risk) -> str:
    return " ".join(part for part in (view.risk(risk), view.said[risk.safety]) if part)


def actions(view: View) -> list[Block]:
    """What each agency still has to do, or agreed to at this meeting; then what is done."""
    words, here = view.words, view.meeting.id if view.meeting else None
    listed = [one for one in view.actions if one.is_open or (here and one.meeting == here)]
    blocks = [block for agency in _agencies(listed) for block in _of_agency(view, agency, listed)]
    done = [one for one in view.actions if one not in listed]
    if done:
        said = (f"{view.said[one.owner_agency] or words('Nobody yet')}: {view.said[one.text]}" for one in done)
        blocks += [Heading(words("Finished"), 2), *bullets(said)]
    return section(view, words("Actions, agency by agency"), blocks)


def _agencies(actions: Iterable[Action]) -> list[str]:
    """Those who have something to do, the nearest date first."""
    nearest: dict[str, tuple[bool, date]] = {}
    for one in actions:
        place = (not one.is_open, one.due or date.max)
        nearest[one.owner_agency] = min(place, nearest.get(one.owner_agency, place))
    return sorted(nearest, key=lambda agency: (nearest[agency], agency))


def _of_agency(view: View, agency: str, actions: Iterable[Action]) -> list[Block]:
    rows = tuple(_row(view, one) for one in actions if one.owner_agency == agency)
    return [Heading(view.said[agency] or view.words("Nobody yet"), 2), Table("", (), rows, _SHARES)]


def _row(view: View, one: Action) -> Row:
    what = "\n".join(part for part in (view.said[one.text], view.said[one.why], view.said[one.note]) if part)
    who = view.professional(one.owner)
    when = " · ".join(part for part in (view.due(one), term(one.status, view.words), who) if part)
    return Row((what, when))
