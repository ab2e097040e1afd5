"""The carers' guide: what the child is good at, what helps at home now, and whom to ring. No history, no offences."""

from __future__ import annotations

from ecm_desktop.diagram.wording import fits_words, in_sentence
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.model_words import ModelWords
from ecm_desktop.domain.recovery import AgeDomain, Level, RecoveryPosition
from ecm_desktop.reports.editions.circumstances import aged, gains_so_far, known_ages, position_of
from ecm_desktop.reports.editions.network import professionals
from ecm_desktop.reports.editions.quiet import bullets, paragraphs, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Heading, Paragraph, Voice

_AT_HOME = (Level.FOUNDATION, Level.ROUTINE, Level.RELATIONSHIP)


def good_at(view: View) -> list[Block]:
    """Own words, then strengths."""
    quote: list[Block] = [Paragraph(view.own_words, Voice.QUOTE)] if view.own_words else []
    strengths = bullets(view.good_at[: view.amount.strengths])
    noticed = bullets(view.said[one.text] for one in gains_so_far(view)[: view.amount.strengths])
    going_well = [Heading(view.words("Going well lately"), 2), *noticed] if noticed else []
    title = view.words("What {name} is good at and likes", name=view.child_name)
    return section(view, title, [*quote, *strengths, *going_well])


def ages(view: View) -> list[Block]:
    """How old the child can seem."""
    words, name = view.words, view.child_name
    known = known_ages(view)
    lines = bullets(
        words("{domain}: about {age} years", domain=_in_plain(one.domain, view), age=aged(view, one)) for one in known
    )
    meaning = words(
        "A child who has been through much can be several ages at once. It helps to answer the age that shows just "
        "now; it changes with tiredness, hunger and fear."
    )
    return section(view, words("How old {name} can seem", name=name), [Paragraph(meaning), *lines] if lines else [])


def _in_plain(domain: AgeDomain, view: View) -> str:
    """What a developmental age is of, for those who have no word like "cognitive"."""
    words = view.words
    return {
        AgeDomain.PHYSICAL: words("In body"),
        AgeDomain.COGNITIVE: words("In thinking and learning"),
        AgeDomain.SOCIAL: words("With other people"),
        AgeDomain.EMOTIONAL: words("In feelings"),
    }[domain]


def what_helps(view: View) -> list[Block]:
    """What fits now, and what the meeting asks of everybody; what is for later stays out."""
    words, position = view.words, position_of(view)
    model = view.setting.worded(view.case, position).model
    need = model.of(position.level).need if position and position.level else ""
    fits = _fits_home(position, model)
    now = [view.said[one.text] for one in view.recommendations if _is_for_home(one, position)]
    needs = words("What {name} needs most just now: {need}", name=view.child_name, need=in_sentence(need))
    blocks = [*paragraphs(needs if need else "", view.said[fits]), *bullets(now)]
    return section(view, words("What helps now"), blocks)


def _fits_home(position: RecoveryPosition | None, model: ModelWords) -> str:
    """What fits at home: above the levels that a home carries, what goes on there all the same."""
    if position is None or position.level is None or position.level in _AT_HOME:
        return fits_words(position, model) if position else ""
    return model.of(_AT_HOME[-1]).help


def _is_for_home(one: Recommendation, position: RecoveryPosition | None) -> bool:
    """Whether it belongs to the levels that a home carries, and to none that the child has not come to."""
    if one.offence_focused or not one.is_for_now:
        return False
    reached = position.level if position and position.level else Level.ROUTINE
    return one.level is None or (one.level in _AT_HOME and _AT_HOME.index(one.level) <= list(Level).index(reached))


def safety(view: View) -> list[Block]:
    """What keeps everybody safe, without what is feared."""
    plans = (
        " ".join(part for part in (view.said[one.safety], _by(view, view.said[one.who])) if part) for one in view.risks
    )
    return section(view, view.words("What keeps everybody safe"), bullets(plans))


def _by(view: View, who: str) -> str:
    return view.words("({who})", who=who) if who else ""


def whom_to_ask(view: View) -> list[Block]:
    """Whom to ring, and when the meeting comes together again."""
    words, meeting = view.words, view.meeting
    coming = meeting.next_date if meeting else None
    again = paragraphs(words("Next meeting: {day}", day=words.day(coming))) if coming else []
    return section(view, words("Whom to ask"), [*bullets(professionals(view)), *again])
