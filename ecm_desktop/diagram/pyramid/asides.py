"""Words beside the levels of the pyramid: where the child is now, in which setting otherwise, and where before."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ecm_desktop.diagram.marks import AnyMark, Label, Rect, Role, Stroke, Text, Weight
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import in_sentence, term
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import is_provisional, placings_before, position_at
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.meetings import Meeting
from ecm_desktop.domain.model_words import LevelWords
from ecm_desktop.domain.recovery import RecoveryPosition, SeenBy

TITLE, LINE = 16.0, 13.0
EARLIER = 3  # meetings whose placings are shown as ghosts; the course over the meetings has them all


class Asked(msgspec.Struct, frozen=True):
    """Whose view of which meeting is drawn."""

    case: Case
    meeting: RecordId | None
    seen_by: SeenBy


def other_than(seen_by: SeenBy) -> SeenBy:
    """The other of the two who may have placed the child."""
    return SeenBy.ROOM if seen_by is SeenBy.PSYCHOLOGIST else SeenBy.PSYCHOLOGIST


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One level of the pyramid in its place."""

    words: LevelWords
    rect: Rect
    slant: float

    def width_at(self, y: float) -> float:
        """How wide the level is at a height."""
        down = (y - self.rect.y) / self.rect.h
        return self.rect.w - 2 * self.slant * (1 - down)

    def right_at(self, y: float) -> float:
        """Its right edge at a height."""
        return self.rect.centre[0] + self.width_at(y) / 2


class Aside(msgspec.Struct, frozen=True):
    """One line of words at the right of a level; `pointed` at the level, so that colour is not alone."""

    id: str
    text: str
    variant: str = ""
    size: float = LINE
    pointed: bool = False


def asides_of(asked: Asked, step: Step, setting: Setting, *, shows_title: bool) -> Iterator[Aside]:
    """What is said beside a level: a title too wide for it, the places of now, others, the place before."""
    level, words = step.words, setting.words
    if not shows_title:
        yield Aside(f"level:{level.key}:title", level.title, size=TITLE)
    position = position_at(asked.case, asked.meeting, asked.seen_by)
    is_here = position is not None and position.level is level.key
    if position is not None and is_here:
        yield _here(asked, position, setting)
    if position is not None and position.towards is level.key:
        yield Aside("place:towards", words("moving towards"), "towards", pointed=True)
    other = position_at(asked.case, asked.meeting, other_than(asked.seen_by))
    if other is not None and other.level is level.key:
        key = "the psychologist, later" if other.seen_by is SeenBy.PSYCHOLOGIST else "the meeting itself"
        yield Aside("place:other", words(key), "other", pointed=True)
    for one in position.elsewhere if position else ():
        if one.level is level.key:
            yield Aside(f"place:{one.where}", in_sentence(term(one.where, words)), "elsewhere", pointed=True)
    earlier = placings_before(asked.case, asked.meeting)[:EARLIER]
    days = [words.day(held, short=True) for found, held in earlier if found.level is level.key]
    if days:
        key = "also {day}" if is_here else "before, {day}"
        yield Aside(f"place:ghost:{level.key}", words(key, day=", ".join(days)), "ghost")


def _here(asked: Asked, position: RecoveryPosition, setting: Setting) -> Aside:
    held, words = asked.case.get_one(Meeting, position.meeting), setting.words
    day = words.day(position.said_on or held.held, short=True)
    key = "now, {day} (provisional)" if is_provisional(asked.case, position) else "now, {day}"
    return Aside("place:here", words(key, day=day), "here", pointed=True)


def beside(step: Step, asides: list[Aside], width: float, setting: Setting) -> Iterator[AnyMark]:
    """The lines beside a level, one below the other about its middle."""
    high = LINE * 1.3
    y = step.rect.centre[1] - high * (len(asides) - 1) / 2 + LINE * 0.35
    for line in asides:
        left = step.right_at(min(y + 4, step.rect.bottom)) + (26 if line.pointed else 12)
        weight = Weight.REGULAR if line.variant == "ghost" else Weight.SEMIBOLD
        said = setting.metrics.elided(line.text, width - left - 4, line.size, weight)
        wide = setting.metrics.width(said, line.size, weight)
        yield Label(
            id=line.id, role=Role.LEVEL_TITLE, variant=line.variant, z=3, rect=Rect(left, y - LINE, wide, high - 1),
            texts=(Text(left, y, said, line.size, weight, muted=line.variant == "ghost"),),
        )  # fmt: skip
        if line.pointed:
            is_now = line.variant in ("here", "towards")
            yield _pointer(f"{line.id}:pointer", left - 14, y - LINE * 0.35, "here" if is_now else "")
        y += high


def _pointer(key: str, x: float, y: float, variant: str) -> Stroke:
    return Stroke(
        id=key, role=Role.LEVEL, variant=variant, z=3, closed=True, points=((x, y), (x + 9, y - 5), (x + 9, y + 5))
    )
