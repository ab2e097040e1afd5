"""The story so far in words: the same on the screen and on paper."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.stages import Stage
from ecm_desktop.diagram.veil import Said, initials, said_in
from ecm_desktop.diagram.wording.since import homes_on, placed_words
from ecm_desktop.diagram.wording.terms import all_of, certainty_words
from ecm_desktop.diagram.wording.times import age_at_event, age_words, when_short
from ecm_desktop.domain.beside import strengths_in_order
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import gains_in_order, hypotheses_in_order
from ecm_desktop.domain.dates import add_months, age_on, in_order
from ecm_desktop.domain.formulation import HypothesisStatus
from ecm_desktop.domain.life import Certainty, LifeEvent
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.story import Chapter, chapters, placed_last
from ecm_desktop.i18n import Translator

FEW = 3  # of anything that is listed: it is one page
_LONGEST = 130  # years: the end of what has no end


class Told(NamedTuple):
    """One chapter in words."""

    title: str
    years: str
    lived: str
    happened: tuple[str, ...]
    went_well: tuple[str, ...]


class Story(NamedTuple):
    """All of it; what nobody put down is empty."""

    about: tuple[str, ...]
    own_words: str
    strengths: tuple[str, ...]
    chapters: tuple[Told, ...]
    now: str
    why: str
    understood: tuple[str, ...]
    going_well: tuple[str, ...]


def story_words(case: Case, setting: Setting, day: date) -> Story:
    """The story up to that day, as it may be shown with that setting."""
    words, said = setting.words, said_in(case, setting)
    placed = placed_last(case, day)
    later = {one.id for one in case.of(Meeting) if one.held > day}
    hypotheses = [one for one in hypotheses_in_order(case) if one.status is not HypothesisStatus.SET_ASIDE]
    own = case.child.own_words.strip().strip('“”"') if case.child else ""
    now = ""
    if placed is not None:
        level = placed_words(placed[0], setting.worded(case, placed[0]))
        now = words("{level}, as of {day}", level=level, day=words.day(placed[1]))
    return Story(
        about=tuple(filter(None, _about(case, setting, day, said))),
        own_words=f"“{said(own)}”" if own else "",
        strengths=tuple(said(one.text) for one in strengths_in_order(case))[: 2 * FEW],
        chapters=tuple(_told(case, one, title, day, setting) for one, title in _titled(case, setting, day)),
        now=now,
        why=said(placed[0].why) if placed is not None else "",
        understood=tuple(said(one.text) for one in hypotheses if one.meeting not in later)[:FEW],
        going_well=tuple(said(one.text) for one in gains_in_order(case) if one.noticed <= day)[:FEW],
    )


def _about(case: Case, setting: Setting, day: date, said: Said) -> list[str]:
    words = setting.words
    person = case.child_person
    name = (case.child.known_as if case.child else "") or (person.given or person.name if person else "")
    shown = initials(name) if setting.initials else name
    who = shown or words("the child")
    old = words("{name} is {age} old.", name=who, age=age_words(age_on(case.born, day), words)) if case.born else ""
    home = all_of(homes_on(case, day, said))
    return [old, words("Lives with {home}.", home=home) if home else ""]


def _titled(case: Case, setting: Setting, day: date) -> list[tuple[Chapter, str]]:
    """The chapters by the stages of growing up; one for the whole where the day of birth is not known."""
    words, born = setting.words, case.born
    if born is None or not setting.stages.stages:
        whole = chapters(case, (date.min, date.max), day, 2 * FEW)
        return [(one, words("Up to now")) for one in whole]
    stages: list[Stage] = [*setting.stages.stages]
    bounds = [date.min, *(add_months(born, one.from_months) for one in stages), date.max]
    named = dict(zip(bounds, (words("Before the birth"), *(one.title for one in stages)), strict=False))
    return [(one, named[one.begins]) for one in chapters(case, bounds, day, FEW)]


def _told(case: Case, one: Chapter, title: str, day: date, setting: Setting) -> Told:
    words, said = setting.words, said_in(case, setting)
    homes = all_of(dict.fromkeys(said(all_of((home.name, home.nature))) for home in one.homes))
    lived = words("Lived with: {home}", home=homes) if homes else ""
    return Told(
        title=title,
        years=_years(one, day, words),
        lived=lived,
        happened=tuple(_event(case, event, setting, said) for event in one.happened),
        went_well=tuple(_event(case, event, setting, said) for event in one.went_well),
    )


def _years(one: Chapter, day: date, words: Translator) -> str:
    if one.begins.year <= day.year - _LONGEST:
        return words("until {year}", year=min(one.ends, day).year)
    return words("since {year}", year=one.begins.year) if one.ends > day else f"{one.begins.year}–{one.ends.year}"


def _event(case: Case, event: LifeEvent, setting: Setting, said: Said) -> str:
    """What happened, with the child's age; before the birth, and where that is not known, with the date."""
    words, title, born = setting.words, said(event.title), case.born
    sure = "" if event.certainty is Certainty.RECORDED else certainty_words(event.certainty, words).lower()
    day = in_order(event.when)
    lived = born is not None and day is not None and day >= born
    when = age_at_event(event.when, born, words) if lived else when_short(event.when, words)
    return words("{title} ({when})", title=title, when=all_of((when, sure)))
