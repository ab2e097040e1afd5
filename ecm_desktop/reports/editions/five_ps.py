"""The five Ps: what the meeting put into each; where it said nothing, what the case holds, sorted by what it may do.

Presenting is what is put down as risk or need; predisposing are adverse experiences, and events of more than a year
ago that the meeting cited or agreed on; precipitating are those of the last year, and what else changed in it at home,
in the family or by loss; perpetuating are the hypotheses; protective is what is strong.
"""

from __future__ import annotations

from datetime import date

from ecm_desktop.diagram.wording import need_words, term
from ecm_desktop.domain.course import factors_in_order
from ecm_desktop.domain.dates import add_months, in_order
from ecm_desktop.domain.formulation import FiveP, Need
from ecm_desktop.domain.life import Adversity, Lane, LifeEvent
from ecm_desktop.domain.record import FourState
from ecm_desktop.reports.editions.network import close_to_child
from ecm_desktop.reports.editions.quiet import bullets, section
from ecm_desktop.reports.editions.view import View
from ecm_desktop.reports.model import Block, Paragraph, Voice

_MONTHS = 12  # what lies further back made it likelier, what lies nearer may have set it off
_MOST = 8
_ADVERSE = frozenset(Adversity)
_STIRRING = (Lane.LIVING, Lane.FAMILY, Lane.LOSS)


def sorted_out(view: View) -> list[Block]:
    """The five, each under its own heading."""
    words, year_ago = view.words, add_months(view.day, -_MONTHS)
    told = {place: _told_of(view, place) for place in FiveP}
    how_read = words("Gathered from what the case holds, to think with; the meeting decides what belongs where.")
    parts = (
        (FiveP.PRESENTING, words("Presenting: what is happening now"), _presenting(view)),
        (FiveP.PREDISPOSING, words("Predisposing: what came before"), _before(view, year_ago)),
        (FiveP.PRECIPITATING, words("Precipitating: what may have set it off"), _lately(view, year_ago)),
        (FiveP.PERPETUATING, words("Perpetuating: what may keep it going"), _perpetuating(view)),
        (FiveP.PROTECTIVE, words("Protective: what to build on"), _protective(view)),
    )
    blocks: list[Block] = [] if all(told.values()) else [Paragraph(how_read, Voice.LEAD)]
    for place, title, gathered in parts:
        blocks += section(view, title, told[place] or gathered)
    return blocks


def _told_of(view: View, place: FiveP) -> list[Block]:
    """What the meeting itself put into one of the places, each sentence with what it rests on."""
    told = [one for one in factors_in_order(view.case) if one.place is place and one.meeting in view.meetings_so_far]
    return bullets(
        "\n".join([view.said[one.text], *(str(item.words) for item in view.evidence(one.evidence))]) for one in told
    )


def _presenting(view: View) -> list[Block]:
    needs = (_need(view, one) for one in _known(view) if one.key not in _ADVERSE)
    return bullets([*(view.risk(one) for one in view.risks), *needs])


def _known(view: View) -> list[Need]:
    return [one for one in view.case.of(Need) if one.answer in (FourState.YES, FourState.SUSPECTED)]


def _need(view: View, need: Need) -> str:
    title = need_words(need.key, view.words)
    return title if need.answer is FourState.YES else f"{title} ({term(need.answer, view.words).lower()})"


def _before(view: View, until: date) -> list[Block]:
    adverse = (_need(view, one) for one in _known(view) if one.key in _ADVERSE)
    events = _told(view, [one for one in _cited(view) if _day(one) <= until])
    return bullets([*adverse, *events])


def _lately(view: View, since: date) -> list[Block]:
    cited = set(_cited(view))
    near = [one for one in view.events if since < _day(one) <= view.day]
    return bullets(_told(view, [one for one in near if one in cited or one.lane in _STIRRING]))


def _cited(view: View) -> list[LifeEvent]:
    """What speaks for a hypothesis, and that in which the meeting saw an adverse experience; strengths are neither."""
    supports = {event for one in view.hypotheses for event in one.supports}
    return [one for one in view.events if one.lane != Lane.STRENGTHS and (one.id in supports or one.adversities)]


def _day(event: LifeEvent) -> date:
    return in_order(event.when) or date.min


def _told(view: View, events: list[LifeEvent]) -> list[str]:
    return [str(item.words) for item in view.evidence(one.id for one in events[-_MOST:])]


def _perpetuating(view: View) -> list[Block]:
    return bullets(view.said[one.text] for one in view.hypotheses[: view.amount.hypotheses])


def _protective(view: View) -> list[Block]:
    return bullets([view.own_words, *view.good_at[: view.amount.strengths], *close_to_child(view)])
