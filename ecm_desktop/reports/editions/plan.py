"""What the meeting makes of it, what is to be done, and what may be hoped for."""

from __future__ import annotations

from ecm_desktop.diagram.wording import all_of, level_title, term
from ecm_desktop.domain.beside import expectations
from ecm_desktop.domain.formulation import Action, Hypothesis, Recommendation
from ecm_desktop.domain.services import service_of
from ecm_desktop.i18n import Translator
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.editions.writing import written
from ecm_desktop.reports.model import Block, Heading, Item, NumberedList, Paragraph, Row, Run, Table, Voice


def formulation(view: View) -> list[Block]:
    """What the psychologist wrote; then the hypotheses in their order, each with what speaks for and against it."""
    words = view.words
    text = written(view)
    blocks: list[Block] = [Heading(words("Formulation")), *text]
    if text:
        blocks.append(Heading(words("The meeting’s hypotheses"), 2))
    if not view.hypotheses:
        return [*blocks, Paragraph(words("No hypotheses have been recorded yet."), Voice.CALM)]
    opening = words(
        "These are tentative understandings. They help to choose what to try next, and they change as more is known."
    )
    blocks.append(Paragraph(opening, Voice.LEAD))
    for number, one in enumerate(view.hypotheses[: view.amount.hypotheses], 1):
        blocks += _hypothesis(view, number, one)
    return blocks


def _hypothesis(view: View, number: int, one: Hypothesis) -> list[Block]:
    words = view.words
    title = words("Hypothesis {n}: {status}", n=number, status=term(one.status, words).lower())
    blocks: list[Block] = [Heading(title, 2), Paragraph(view.said[one.text])]
    if one.author:
        blocks.append(Paragraph(words("Put forward by {who}.", who=one.author), Voice.NOTE))
    for label, events in (
        (words("What speaks for it"), one.supports),
        (words("What speaks against it"), one.against),
    ):
        evidence = view.evidence(events)[: view.amount.evidence]
        if evidence:
            blocks += [Heading(label, 3), NumberedList(evidence)]
    return blocks


def risk(view: View) -> list[Block]:
    """Risks, and what keeps people safe, side by side."""
    words = view.words
    blocks: list[Block] = [Heading(words("Risk and safety"))]
    if not view.risks:
        return [*blocks, Paragraph(words("No risk has been recorded."), Voice.CALM)]
    rows = tuple(Row((view.risk_in_full(one), view.said[one.safety], view.said[one.who])) for one in view.risks)
    head = (words("Risk"), words("What keeps people safe"), words("Who"))
    return [*blocks, Table(words("Risks and safety"), head, rows, (2.4, 2.6, 1.2))]


def recommendations(view: View) -> list[Block]:
    """The recommendations in order; those of earlier meetings that still hold stand after this meeting's."""
    words, alive = view.words, view.recommendations[: view.amount.recommendations]
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
    words, model = view.words, view.setting.worded(view.case, one).model
    parts = [
        words("Level: {level}", level=level_title(one.level, model, one.called)) if one.level else "",
        words("Who: {agency}", agency=view.said[one.owner_agency]) if one.owner_agency else "",
        words("Serves: {need}", need=view.said[one.need]) if one.need else "",
        term(one.readiness, words) if one.readiness else "",
        term(one.status, words),
    ]
    runs = [Run(view.said[one.text], strong=True), Run("\n" + " · ".join(part for part in parts if part))]
    if one.why:
        runs.append(Run("\n" + words("Why: {why}", why=view.said[one.why])))
    if one.feasible:
        runs.append(Run("\n" + words("Feasible here: {how}", how=view.said[one.feasible])))
    if service := service_of(view.case, one):
        told = all_of((view.said[service.name], view.said[service.for_whom], view.said[service.reach]))
        runs.append(Run("\n" + words("Local service: {told}", told=told)))
    runs += [Run("\n" + view.said[line]) for line in view.outcomes(one)]
    if one.why_now:
        runs.append(Run("\n" + words("Why work on the offence now: {why}", why=view.said[one.why_now])))
    return Item(tuple(runs))


def actions(view: View) -> list[Block]:
    """Who does what by when."""
    words = view.words
    blocks: list[Block] = [Heading(words("Actions"))]
    if not view.actions:
        return [*blocks, Paragraph(words("No actions have been agreed yet."), Voice.CALM)]
    head = (words("What"), words("Who"), words("By when"), words("Status"))
    rows = tuple(_action(view, one) for one in view.actions)
    return [*blocks, Table(words("Actions, what is still to do first"), head, rows, (3.0, 1.75, 2.1, 1.1))]


def _action(view: View, one: Action) -> Row:
    words = view.words
    who = "\n".join(part for part in (view.said[one.owner_agency], view.professional(one.owner)) if part)
    what = "\n".join(part for part in (view.said[one.text], view.said[one.why], view.said[one.note]) if part)
    return Row((what, who, view.due(one), term(one.status, words)))


def expectation(view: View) -> list[Block]:
    """What may fairly be expected: no quick cure, and nobody's alone; then what this group agreed to expect."""
    standing = [Paragraph(text) for text in standing_expectation(view.words, view.child_name)]
    agreed = [Paragraph(view.said[one.text]) for one in expectations(view.case)]
    return [Heading(view.words("What to expect")), *standing, *agreed]


def standing_expectation(words: Translator, name: str) -> tuple[str, str]:
    """What every document that has the section says of the child of that name: the program's words, nobody's record."""
    slow = words(
        "Change after a hard beginning is slow, and it goes forward and back. A step back, above all after a loss or "
        "after telling of something hard, is to be expected; it is not a failure of {name} or of the plan.",
        name=name,
    )
    shared = words(
        "No one service can do it alone. What helps most is a few adults who stay, who do small things reliably, and "
        "who say the same to {name}.",
        name=name,
    )
    return slow, shared
