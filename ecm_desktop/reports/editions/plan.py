"""What the meeting makes of it, and what is to be done: formulation, risk and safety, recommendations, actions."""

from __future__ import annotations

from ecm_desktop.diagram.wording import level_title, term
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation, Risk
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Bullets, Heading, Item, NumberedList, Paragraph, Row, Run, Table, Voice


def formulation(view: View) -> list[Block]:
    """The hypotheses in their order, each with what speaks for and against it."""
    words = view.words
    blocks: list[Block] = [Heading(words("Formulation"))]
    if not view.hypotheses:
        return [*blocks, Paragraph(words("No hypotheses have been put down yet."), Voice.CALM)]
    opening = words(
        "These are tentative understandings. They help to choose what to try next, and they change as more is known."
    )
    blocks.append(Paragraph(opening, Voice.LEAD))
    for number, one in enumerate(view.hypotheses, 1):
        blocks += _hypothesis(view, number, one)
    return blocks


def _hypothesis(view: View, number: int, one: Hypothesis) -> list[Block]:
    words = view.words
    title = words("Hypothesis {n}: {status}", n=number, status=term(one.status, words).lower())
    blocks: list[Block] = [Heading(title, 2), Paragraph(view.said[one.text])]
    for label, events in (
        (words("What speaks for it"), one.supports),
        (words("What speaks against it"), one.against),
    ):
        evidence = view.evidence(events)
        if evidence:
            blocks += [Heading(label, 3), Bullets(evidence)]
    return blocks


def risk(view: View) -> list[Block]:
    """Risks, and what keeps people safe, side by side."""
    words = view.words
    risks = [one for one in view.case.of(Risk) if one.meeting in view.meetings_so_far]
    blocks: list[Block] = [Heading(words("Risk and safety"))]
    if not risks:
        return [*blocks, Paragraph(words("No risk has been put down."), Voice.CALM)]
    rows = tuple(Row((_risk(view, one), view.said[one.safety], one.who)) for one in risks)
    head = (words("Risk"), words("What keeps people safe"), words("Who"))
    return [*blocks, Table(words("Risks and safety"), head, rows, (2.4, 2.6, 1.2))]


def _risk(view: View, one: Risk) -> str:
    text = view.said[one.text]
    return view.words("Now: {risk}", risk=text) if one.immediate else text


def recommendations(view: View) -> list[Block]:
    """The recommendations in order; those of earlier meetings that still hold stand after this meeting's."""
    words, alive = view.words, view.recommendations
    blocks: list[Block] = [Heading(words("Recommendations in order"))]
    if not alive:
        return [*blocks, Paragraph(words("No recommendations have been made yet."), Voice.CALM)]
    blocks.append(Paragraph(words("Do the first before the next: each makes the one after it possible."), Voice.LEAD))
    here = view.meeting.id if view.meeting else None
    newest = [one for one in alive if one.meeting in (None, here)]
    earlier = [one for one in alive if one.meeting not in (None, here)]
    if newest:
        blocks.append(NumberedList(tuple(_recommendation(view, one) for one in newest)))
    if newest and earlier:
        blocks.append(Heading(words("From earlier meetings, still in force"), 2))
    if earlier:
        blocks.append(NumberedList(tuple(_recommendation(view, one) for one in earlier)))
    return blocks


def _recommendation(view: View, one: Recommendation) -> Item:
    words = view.words
    parts = [
        words("Fits {level}", level=level_title(one.level, view.setting.model)) if one.level else "",
        words("Who: {agency}", agency=one.owner_agency) if one.owner_agency else "",
        term(one.status, words),
    ]
    runs = [Run(view.said[one.text], strong=True), Run("\n" + " · ".join(part for part in parts if part))]
    if one.why:
        runs.append(Run("\n" + words("Why: {why}", why=view.said[one.why])))
    return Item(tuple(runs))


def actions(view: View) -> list[Block]:
    """Who does what by when."""
    words = view.words
    raised = [one for one in view.case.of(Action) if one.meeting in view.meetings_so_far]
    blocks: list[Block] = [Heading(words("Actions"))]
    if not raised:
        return [*blocks, Paragraph(words("No actions have been agreed yet."), Voice.CALM)]
    in_order = sorted(raised, key=lambda one: (not one.is_open, one.due is None, one.due, one.id))
    head = (words("What"), words("Who"), words("By when"), words("Status"))
    rows = tuple(_action(view, one) for one in in_order)
    return [*blocks, Table(words("Actions, what is still to do first"), head, rows, (3.2, 2.0, 1.4, 1.2))]


def _action(view: View, one: Action) -> Row:
    words = view.words
    who = "\n".join(part for part in (one.owner_agency, one.owner) if part)
    due = words.day(one.due, short=True) if one.due else words("no date")
    what = "\n".join(part for part in (view.said[one.text], view.said[one.note]) if part)
    return Row((what, who, due, term(one.status, words)))
