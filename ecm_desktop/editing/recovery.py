"""Verbs of placing: where a meeting sees the child on the recovery model, and the four developmental ages."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from ecm_desktop.domain.beside import Tried
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import age_at, position_at, position_before
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.model_words import EARLIER, KeptWording, ModelWords, kept
from ecm_desktop.domain.recovery import (
    AgeDomain,
    AgeEstimate,
    Gain,
    InSetting,
    Level,
    RecoveryPosition,
    SeenBy,
    Where,
    next_level,
)
from ecm_desktop.editing.records import remove
from ecm_desktop.errors import Refused

OLDEST = 25 * 12  # months: beyond a developmental age this program speaks of
_SUFFIX = {SeenBy.ROOM: "", SeenBy.PSYCHOLOGIST: "-psychologist"}


def place(
    case: Case,
    meeting: RecordId,
    level: Level | None,
    towards: Level | None = None,
    seen_by: SeenBy = SeenBy.ROOM,
    on: date | None = None,
    model: ModelWords | None = None,
    author: str = "",
) -> Case:
    """Place the child on a level, on the way to the next, or (None) as not placeable yet.

    What the psychologist revises later, `on` a day and by the name of `author`, is kept beside what the room set.
    It is said in the wording of `model`, which is kept; what this meeting said already stays in the wording it has.
    """
    case.get_one(Meeting, meeting)
    if towards is not None and (level is None or towards is not next_level(level)):
        raise Refused("A child moves towards the level above the one they are on.")
    now = position_at(case, meeting, seen_by) or RecoveryPosition(
        id=f"position-{meeting}{_SUFFIX[seen_by]}", meeting=meeting, seen_by=seen_by, said_on=on
    )
    here = now.called if level is now.level else ""
    there = now.towards_called if towards is now.towards else ""
    placed = replace(now, author=author or now.author, level=level, towards=towards, called=here, towards_called=there)
    return case.put(placed) if model is None or now.id in case else _in_words(case, placed, kept(model))


def _in_words(case: Case, placed: RecoveryPosition, wording: KeptWording) -> Case:
    return case.put(wording, replace(placed, wording=wording.id))


def keep_earlier_wording(case: Case, model: ModelWords) -> Case:
    """Keep a wording for what was placed before wordings were kept; once, whatever the wording is later."""
    said: tuple[RecoveryPosition | Recommendation | Tried, ...] = (
        *case.of(RecoveryPosition), *case.of(Recommendation), *case.of(Tried),
    )  # fmt: skip
    if EARLIER in case or not any(one.level is not None and one.wording is None for one in said):
        return case
    return case.put(replace(kept(model), id=EARLIER))


def place_as_before(case: Case, meeting: RecordId, model: ModelWords | None = None) -> Case:
    """Place the child where the meeting before left them; raises Refused where none has placed them."""
    before = position_before(case, meeting)
    if before is None:
        raise Refused("No earlier meeting has placed the child.")
    return place(case, meeting, before.level, before.towards, model=model)


def say_of_position(case: Case, meeting: RecordId, seen_by: SeenBy = SeenBy.ROOM, /, **changed: object) -> Case:
    """Say why, how sure, in what setting, what fits now, who saw it otherwise."""
    now = position_at(case, meeting, seen_by)
    if now is None:
        raise Refused("Place the child first, or say that this is not possible yet.")
    return case.put(replace(now, **changed))


def place_in(
    case: Case,
    meeting: RecordId,
    where: Where,
    level: Level | None,
    seen_by: SeenBy = SeenBy.ROOM,
) -> Case:
    """Say on which level the child is in one setting; None where that is the same as elsewhere."""
    now = position_at(case, meeting, seen_by)
    others = {one.where: one for one in now.elsewhere if one.where is not where} if now else {}
    if level is not None:
        others[where] = InSetting(where, level)
    in_order = tuple(others[one] for one in Where if one in others)
    return say_of_position(case, meeting, seen_by, elsewhere=in_order)


def take_back_position(case: Case, meeting: RecordId, seen_by: SeenBy = SeenBy.ROOM) -> Case:
    """As if nobody had spoken of the model at this meeting yet."""
    now = position_at(case, meeting, seen_by)
    return remove(case, now.id) if now else case


def note_gain(case: Case, gain: Gain) -> Case:
    """Put down something small that went well. Raises Refused for no words, or a day before the child was born."""
    if not gain.text.strip():
        raise Refused("Write it down in a few words first.")
    if case.born and gain.noticed < case.born:
        raise Refused("That is before the child was born.")
    return case.put(gain)


def drop_gain(case: Case, key: RecordId) -> Case:
    """Take a gain off the list."""
    case.get_one(Gain, key)
    return remove(case, key)


def set_age(
    case: Case,
    meeting: RecordId,
    domain: AgeDomain,
    low: int,
    high: int,
    seen_by: SeenBy = SeenBy.ROOM,
    on: date | None = None,
    author: str = "",
) -> Case:
    """Set a developmental age in months, as one value (low equals high) or a range; `author` revises it `on` a day."""
    case.get_one(Meeting, meeting)
    if not 0 <= low <= high <= OLDEST:
        raise Refused("An age lies between 0 and {most} years, the lower first.", most=OLDEST // 12)
    now = age_at(case, meeting, domain, seen_by) or AgeEstimate(
        id=f"age-{meeting}-{domain}{_SUFFIX[seen_by]}", meeting=meeting, domain=domain, low=low, high=high,
        seen_by=seen_by, said_on=on,
    )  # fmt: skip
    return case.put(replace(now, low=low, high=high, author=author or now.author))


def say_of_age(
    case: Case, meeting: RecordId, domain: AgeDomain, seen_by: SeenBy = SeenBy.ROOM, /, **changed: object
) -> Case:
    """Say what an age rests on."""
    now = age_at(case, meeting, domain, seen_by)
    if now is None:
        raise Refused("Set the age first.")
    return case.put(replace(now, **changed))


def clear_age(case: Case, meeting: RecordId, domain: AgeDomain, seen_by: SeenBy = SeenBy.ROOM) -> Case:
    """As if nobody had spoken of that age at this meeting yet."""
    now = age_at(case, meeting, domain, seen_by)
    return remove(case, now.id) if now else case
