"""How things stand on a day: age, homes, orders, the developmental ages, and the place on the model."""

from __future__ import annotations

from datetime import date

from ecm_desktop.diagram.wording import (
    age_range_words,
    age_words,
    and_words,
    in_sentence,
    period_words,
    term,
)
from ecm_desktop.diagram.wording.since import homes_on, placed_words
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.course import age_standing, gains_in_order, position_standing
from ecm_desktop.domain.dates import age_on, in_order
from ecm_desktop.domain.life import Order
from ecm_desktop.domain.recovery import AgeDomain, AgeEstimate, Gain, RecoveryPosition
from ecm_desktop.reports.editions.view import View


def age(view: View) -> str:
    """How old the child is: "15 years"; "" where the birth is not known to the day."""
    return age_words(age_on(view.case.born, view.day), view.words) if view.case.born else ""


def homes(view: View, day: date) -> list[str]:
    """With whom the child lives on that day: "Valerie Bassett, special guardianship"."""
    return homes_on(view.case, day, view.said.__getitem__)


def addresses(view: View) -> list[str]:
    """Where the child lives on the day the document looks from; nothing unless it was asked for, or in initials."""
    there = (one for one in view.case.of(Placement) if one.period.includes(view.day))
    return [] if view.setting.initials else [one.address for one in there if one.address]


def orders(view: View) -> list[str]:
    """The orders in force, the latest last: "Youth Rehabilitation Order (11 February 2026 to 10 February 2027)"."""
    now = sorted((one for one in view.case.of(Order) if one.period.includes(view.day)), key=_begun)
    return [f"{view.said[one.title]} ({period_words(one.period, view.words)})" for one in now]


def _begun(order: Order) -> date:
    return (in_order(order.period.start) if order.period.start else None) or date.min


def position_of(view: View) -> RecoveryPosition | None:
    """Where the document's meeting placed the child."""
    return position_standing(view.case, view.meeting.id) if view.meeting else None


def placed(view: View, position: RecoveryPosition) -> str:
    """Where a meeting placed the child, in words."""
    return placed_words(position, view.setting.worded(view.case, position))


def known_ages(view: View) -> list[AgeEstimate]:
    """The developmental ages that the document's meeting set, in their order."""
    here = view.meeting.id if view.meeting else None
    found = (age_standing(view.case, here, domain) for domain in AgeDomain)
    return [one for one in found if one and here]


def aged(view: View, estimate: AgeEstimate | None) -> str:
    """An age as a meeting saw it; a dash where it saw none."""
    return age_range_words(estimate.low, estimate.high, view.words) if estimate else "–"


def ages_told(view: View) -> str:
    """The ages in a phrase: "physical 16, cognitive 13½, social 12 and emotional 8"."""
    words = view.words
    return and_words((f"{in_sentence(term(one.domain, words))} {aged(view, one)}" for one in known_ages(view)), words)


def gains_so_far(view: View) -> list[Gain]:
    """The small gains noticed up to the day the document looks from, the latest first."""
    return [one for one in gains_in_order(view.case) if one.noticed <= view.day]
