"""What has changed between two meetings, in words: for the review on screen and for its report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording.terms import line_words, position_title, term, towards_title
from ecm_desktop.diagram.wording.times import age_range_words, when_short
from ecm_desktop.domain.bonds import Placement, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import age_standing, position_standing
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.recovery import AgeDomain, RecoveryPosition
from ecm_desktop.domain.since import Since
from ecm_desktop.i18n import Translator

Said = Callable[[str], str]


class ThenNow(NamedTuple):
    """One thing as the meeting before had it and as this one has it, in words."""

    what: str
    then: str
    now: str


def then_and_now(case: Case, setting: Setting, since: Since, said: Said) -> list[ThenNow]:
    """The place on the model, the ages and the homes, then and now; `said` is how free text may be shown."""
    words = setting.words
    before, now = since.before, since.now
    told = (
        (words("Place on the model"), *_places(case, setting, since)),
        *(
            (
                words("{domain} age", domain=term(domain, words)),
                _age(case, before.id, domain, words),
                _age(case, now.id, domain, words),
            )
            for domain in AgeDomain
        ),
        (
            words("Living with"),
            "\n".join(homes_on(case, before.held, said)),
            "\n".join(homes_on(case, now.held, said)),
        ),
    )
    same, open_ = words("as before"), words("not said")
    return [
        ThenNow(what, then or open_, same if then == today else today or open_)
        for what, then, today in told
        if then or today
    ]


def placed_words(position: RecoveryPosition, setting: Setting) -> str:
    """Where a meeting placed the child."""
    words, model = setting.words, setting.model
    if position.level is None:
        return words("cannot be placed yet")
    level = position_title(position, model)
    if position.towards is None:
        return level
    return words("{level}, moving towards {next}", level=level, next=towards_title(position, model))


def homes_on(case: Case, day: date, said: Said) -> list[str]:
    """With whom the child lives on that day: "Valerie Bassett, special guardianship"."""
    there = (one for one in case.of(Placement) if one.period.includes(day))
    return [said(", ".join(part for part in (one.name, one.nature) if part)) for one in there]


def between_words(case: Case, one: Relationship, name: Callable[[RecordId], str], words: Translator) -> str:
    """What has begun or ended between the child and somebody: "Nan: close (May 2026)", "Bo: close (ended May 2026)"."""
    child = case.child.person if case.child else None
    other = name(one.b if one.a == child else one.a)
    began = when_short(one.period.start, words) if one.period.start else ""
    when = words("ended {when}", when=when_short(one.period.end, words)) if one.period.end else began
    return f"{other}: {line_words(one, words).lower()} ({when})"


def _places(case: Case, setting: Setting, since: Since) -> tuple[str, str]:
    """Then and now; the same place is called as it was then, though the service's wording may be another now."""
    before, now = (position_standing(case, one.id) for one in (since.before, since.now))
    is_same = before and now and (before.level, before.towards) == (now.level, now.towards)
    then, today = (
        placed_words(one, setting.worded(case, one)) if one else "" for one in (before, before if is_same else now)
    )
    return then, today


def _age(case: Case, meeting: RecordId, domain: AgeDomain, words: Translator) -> str:
    estimate = age_standing(case, meeting, domain)
    return age_range_words(estimate.low, estimate.high, words) if estimate else ""
