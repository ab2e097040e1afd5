"""Keys of the domain into words. A key a service added itself is shown as it reads: `young_carer` as "Young carer"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording.tables import LANE_COLOURS, NEEDS, TERMS
from ecm_desktop.domain.bonds import Quality, Relationship
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import attendance_of, is_provisional
from ecm_desktop.domain.dates import Flag
from ecm_desktop.domain.life import Adversity, Certainty, Lane, LifeEvent
from ecm_desktop.domain.meetings import AttendanceStatus, Meeting
from ecm_desktop.domain.model_words import ModelWords
from ecm_desktop.domain.recovery import AgeEstimate, Level, RecoveryPosition, SeenBy
from ecm_desktop.i18n import Translator


def term(key: StrEnum, words: Translator) -> str:
    """Any key of a closed vocabulary in words, beginning with a capital: `AttendanceStatus.ABSENT` as "Absent"."""
    return words(TERMS[type(key)][key])


def choices(vocabulary: type[StrEnum], words: Translator) -> list[tuple[StrEnum, str]]:
    """Every key of a vocabulary with its words, in its order: for a list to choose from."""
    return [(key, term(key, words)) for key in vocabulary]


def lane_title(lane: str, setting: Setting) -> str:
    """A lane in words, as the service calls it: "Relationships and loss"."""
    return setting.lanes.name_of(lane) or _known(TERMS[Lane], lane, setting.words)


def lane_colours(words: Translator) -> list[tuple[str, str]]:
    """The colours a lane may have, by the lane whose usual colour each is, with what it is called."""
    return [(lane, words(said)) for lane, said in LANE_COLOURS.items()]


def adversity_words(key: str, words: Translator) -> str:
    """An adverse experience in words."""
    return _known(TERMS[Adversity] | NEEDS, key, words)


def need_words(key: str, words: Translator) -> str:
    """A complex need (or adverse experience) by the key of a `Need` record, in words."""
    return _known(NEEDS | TERMS[Adversity], key, words)


def certainty_words(certainty: Certainty, words: Translator) -> str:
    """How sure a source is, in a word."""
    return term(certainty, words)


def quality_words(quality: Quality, words: Translator) -> str:
    """What an emotional line means, in a word or two."""
    return term(quality, words)


def line_words(line: Relationship, words: Translator) -> str:
    """The same, and how far it is established where it is a harm: an allegation never reads as a finding."""
    said = quality_words(line.quality, words)
    if not (line.is_harm and line.status):
        return said
    return words("{harm}, {status}", harm=said, status=in_sentence(term(line.status, words)))


def flag_words(flag: Flag, words: Translator) -> str:
    """Why a date needs a look."""
    return term(flag, words)


def fits_words(position: RecoveryPosition, model: ModelWords) -> str:
    """What fits now: what the meeting said, else what the model says of the level; "" where there is no level."""
    general = model.of(position.level).help if position.level else ""
    return position.what_fits or general


def about_level(level: Level | None, model: ModelWords, words: Translator) -> tuple[str, ...]:
    """What the model says of a level: what is often seen, the need under it, and what does not fit yet."""
    if level is None:
        return ()
    if not model.speaks_of(level):
        return (words("Your service’s model has no words for this level. What was said of it stays as it is."),)
    found = model.of(level)
    told = (
        words("Often seen: {what}", what=found.behaviour) if found.behaviour else "",
        words("Need: {what}", what=found.need) if found.need else "",
        words("Not yet: {what}", what=found.not_yet) if found.not_yet else "",
    )
    return tuple(filter(None, told))


def level_title(level: Level, model: ModelWords, called: str = "") -> str:
    """A level by the service's number and title: "2 Trusting relationship"; the foundation has no number.

    What was `called` otherwise when it was chosen keeps that title.
    """
    found = model.of(level)
    return f"{found.number} {called or found.title}".strip()


def level_choices(model: ModelWords, chosen: Level | None = None, called: str = "") -> list[tuple[str, str]]:
    """Every level by key and title, to choose from; the one that was `chosen` by what it was `called` then."""
    return [(one.value, level_title(one, model, called if one is chosen else "")) for one in Level]


def position_title(position: RecoveryPosition, model: ModelWords) -> str:
    """The level of a placing, by the number it has now and the title it was given then; "" where there is none."""
    return level_title(position.level, model, position.called) if position.level is not None else ""


def towards_title(position: RecoveryPosition, model: ModelWords) -> str:
    """The same of the level that the child was moving towards."""
    return level_title(position.towards, model, position.towards_called) if position.towards is not None else ""


def placed_by_words(
    case: Case, placing: RecoveryPosition | AgeEstimate, words: Translator, named: Callable[[str], str] = str
) -> str:
    """Who placed the child, and that it is provisional where no psychologist was there.

    `named` is how somebody who works with the child may be named here.
    """
    if placing.seen_by is SeenBy.PSYCHOLOGIST:
        day = words("on {day}", day=words.day(placing.said_on)) if placing.said_on else words("later")
        who = (
            words("the psychologist ({who})", who=named(placing.author))
            if placing.author
            else words("the psychologist")
        )
        return words("By {who}, {day}.", who=who, day=day)
    came = [one.agency for one in attendance_of(case, placing.meeting) if one.status is AttendanceStatus.ATTENDED]
    there = and_words(list(dict.fromkeys(came)), words)
    said = words("By the meeting: {agencies}.", agencies=there) if there else ""
    waits = words("Provisional: no psychologist is recorded as there.") if is_provisional(case, placing) else ""
    return " ".join(part for part in (said, waits) if part)


def agreed_words(event: LifeEvent, case: Case, words: Translator) -> str:
    """That a meeting put it on its date, which no source told: "agreed in the meeting of 4 March 2026"; else ""."""
    meeting = case.find(Meeting, event.agreed)
    return words("agreed in the meeting of {day}", day=words.day(meeting.held)) if meeting else ""


def lanes_of(case: Case, setting: Setting) -> tuple[str, ...]:
    """The lanes of a case's timeline as the service has them; else the known ones, then the case's own as they come."""
    lanes = setting.lanes
    return lanes.in_order((*lanes.known, *lanes.own(event.lane for event in case.of(LifeEvent))))


def in_sentence(title: str) -> str:
    """A title as it stands within a sentence: "relationships and loss"; abbreviations keep their capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def and_words(items: Iterable[str], words: Translator) -> str:
    """A list as people say it: "school, police and social care"."""
    every = list(items)
    if len(every) < 2:
        return "".join(every)
    return words("{first} and {last}", first=", ".join(every[:-1]), last=every[-1])


def all_of(parts: Iterable[str]) -> str:
    """The parts that say something, joined by commas."""
    return ", ".join(part for part in parts if part)


def _known(table: dict[str, str], key: str, words: Translator) -> str:
    if key in table:
        return words(table[key])
    readable = key.replace("_", " ").strip()
    return readable[:1].upper() + readable[1:]
