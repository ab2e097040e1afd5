"""The pyramid of levels: where this meeting placed the child, where it is heading, and where the last ones were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ecm_desktop.diagram.marks import Anchor, AnyMark, Drawing, Label, Rect, Role, Shape, Stroke, Symbol, Text, Weight
from ecm_desktop.diagram.pyramid.asides import EARLIER, LINE, TITLE, Asked, Step, asides_of, beside, other_than
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.veil import Said, said_in
from ecm_desktop.diagram.wording import about_level, in_sentence, level_title, position_title, towards_title
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import placings_before, position_at
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.model_words import LevelWords
from ecm_desktop.domain.recovery import Level, RecoveryPosition, SeenBy

NUMBER = 18.0
_EDGE = 12.0  # round the whole
_NUMBERS = 40.0  # the column of numbers beside the lowest level
_BESIDE = 150.0  # kept at the right for words beside the levels
_TOP_SHARE = 0.1  # of the base, as wide as the pyramid is at its top
_SEAM = 4.0  # between two levels
_CREDIT = 11.0
_LEAST = (560.0, 440.0)


def draw_model(
    case: Case,
    meeting: RecordId | None,
    setting: Setting,
    size: tuple[float, float] = (760, 620),
    seen_by: SeenBy = SeenBy.ROOM,
) -> Drawing:
    """The pyramid in an area of that size (at least 560 by 440 points), as the meeting placed the child.

    Where the psychologist placed the child otherwise later, that stands beside its level; asked for as `seen_by`
    psychologist, it is the other way round. The words and numbers are those that the placing was made with.

    Levels are symbols `level:<key>`; a meeting that has not placed the child yet gets the bare model.
    """
    width, height = max(size[0], _LEAST[0]), max(size[1], _LEAST[1])
    position = position_at(case, meeting, seen_by)
    today, setting = setting, setting.worded(case, position)
    credit = setting.metrics.wrapped(setting.model.credit, width - 2 * _EDGE, _CREDIT, 2)
    steps = _steps(setting, width, height - _CREDIT * 1.4 * len(credit) - _EDGE)
    marks: list[AnyMark] = [mark for step in steps for mark in _level(step, position, setting)]
    for step in steps:
        told = asides_of(Asked(case, meeting, seen_by), step, setting, shows_title=bool(_inside(step, setting)))
        marks += beside(step, list(told), width, setting)
    marks += _ghost(case, meeting, position, steps, setting)
    marks += _note(position, said_in(case, setting), steps, setting)
    marks.append(_credit(credit, width, height))
    title = setting.words("Trauma Recovery Model")
    other = position_at(case, meeting, other_than(seen_by))
    places = [_by_whom(one, today.worded(case, one)) for one in (position, other) if one]
    said = "; ".join(places) or place_words(None, setting)
    return Drawing(Rect(0, 0, width, height), tuple(marks), title, said)


def _by_whom(position: RecoveryPosition, setting: Setting) -> str:
    said = place_words(position, setting)
    if position.seen_by is SeenBy.ROOM:
        return said
    return setting.words("the psychologist later: {place}", place=in_sentence(said))


def place_words(position: RecoveryPosition | None, setting: Setting) -> str:
    """Where the child was placed, as a sentence."""
    words, model = setting.words, setting.model
    if position is None:
        return words("Not placed at this meeting yet")
    if position.level is None:
        return words("Cannot be placed yet")
    here = position_title(position, model)
    if position.towards is None:
        return words("At {level}", level=here)
    return words("At {level}, moving towards {next}", level=here, next=towards_title(position, model))


def _steps(setting: Setting, width: float, height: float) -> list[Step]:
    """The levels from the bottom up; the foundation is a slab under the rest, a little wider."""
    slab, *levels = setting.model.levels
    base = width - _BESIDE - _NUMBERS - 2 * _EDGE
    middle = _EDGE + _NUMBERS + base / 2
    deep = (height - 2 * _EDGE) / (len(levels) + 0.7)
    bottom = height - _EDGE - 0.7 * deep
    under = Rect(middle - base / 2 - 8, bottom, base + 16, 0.7 * deep - _SEAM)
    steps = [Step(words=slab, rect=under, slant=0.0)]
    narrowing = (1 - _TOP_SHARE) * base / 2 / (len(levels) * deep)  # at each side, for a point of height
    for at, level in enumerate(levels):
        half = base / 2 - at * deep * narrowing
        tall = deep - _SEAM
        rect = Rect(middle - half, bottom - (at + 1) * deep, 2 * half, tall)
        steps.append(Step(words=level, rect=rect, slant=tall * narrowing))
    return steps


def _variant(level: Level, position: RecoveryPosition | None) -> str:
    if position is None:
        return ""
    return "here" if level is position.level else "towards" if level is position.towards else ""


def _level(step: Step, position: RecoveryPosition | None, setting: Setting) -> Iterator[AnyMark]:
    level, rect = step.words, step.rect
    variant = _variant(level.key, position)
    yield Symbol(
        id=f"level:{level.key}", role=Role.LEVEL, variant=variant, rect=rect, texts=_inside(step, setting),
        slant=step.slant, shape=Shape.TRAPEZIUM if step.slant else Shape.CARD,
        record=position.id if position and variant else None, words=_level_words(level, variant, setting),
    )  # fmt: skip
    if level.number:
        x, y = rect.x + step.slant / 2 - 16, rect.centre[1] + NUMBER * 0.35
        yield Label(
            id=f"level:{level.key}:number", role=Role.LEVEL_TITLE, rect=Rect(x - 22, y - NUMBER, 22, NUMBER * 1.3),
            texts=(Text(x, y, level.number, NUMBER, Weight.SEMIBOLD, Anchor.END, muted=True),),
        )  # fmt: skip


def _level_words(level: LevelWords, variant: str, setting: Setting) -> str:
    said = ". ".join(
        (
            f"{level_title(level.key, setting.model)}: {level.line}",
            *about_level(level.key, setting.model, setting.words),
        )
    ).replace("..", ".")
    states = {"here": "the child is placed here", "towards": "the child is moving towards this"}
    return f"{said}; {setting.words(states[variant])}" if variant else said


def _inside(step: Step, setting: Setting) -> tuple[Text, ...]:
    """The title and the line under it, as far as they fit inside the level."""
    metrics, level, (x, y) = setting.metrics, step.words, step.rect.centre
    if metrics.width(level.title, TITLE, Weight.SEMIBOLD) > step.width_at(y - TITLE) - 26:
        return ()
    fits = step.rect.h >= (36 if step.slant == 0 else 44)
    if not fits or metrics.width(level.line, LINE) > step.width_at(y) - 16:
        return (Text(x, y + TITLE * 0.35, level.title, TITLE, Weight.SEMIBOLD, Anchor.MIDDLE),)
    return (
        Text(x, y - 2, level.title, TITLE, Weight.SEMIBOLD, Anchor.MIDDLE),
        Text(x, y + LINE + 2, level.line, LINE, anchor=Anchor.MIDDLE),
    )


def _ghost(
    case: Case, meeting: RecordId | None, position: RecoveryPosition | None, steps: list[Step], setting: Setting
) -> Iterator[Stroke]:
    """The last placings: a dashed line inside each of those levels on which the child is not now."""
    ghosts: dict[Level | None, date] = {}
    for earlier, held in placings_before(case, meeting)[:EARLIER]:
        if position is None or position.level is not earlier.level:
            ghosts.setdefault(earlier.level, held)
    for step in steps:
        held_on = ghosts.get(step.words.key)
        if held_on is not None:
            yield Stroke(
                id=f"ghost:{step.words.key}", role=Role.LEVEL, variant="ghost", z=1, points=_inner_outline(step),
                words=setting.words("Placed here on {day}", day=setting.words.day(held_on)),
            )  # fmt: skip


def _inner_outline(step: Step) -> tuple[tuple[float, float], ...]:
    box, inset = step.rect, 5.0
    lean = step.slant * inset / max(box.h, 1)
    left, right = box.x + inset, box.right - inset
    top, bottom = box.y + inset, box.bottom - inset
    corners = (
        (left + step.slant - lean, top), (right - step.slant + lean, top), (right - lean, bottom),
        (left + lean, bottom),
    )  # fmt: skip
    return (*corners, corners[0])


def _note(position: RecoveryPosition | None, said: Said, steps: list[Step], setting: Setting) -> Iterator[AnyMark]:
    """A calm word when the child cannot be placed yet, and why, in the free corner beside the top."""
    if position is None or position.level is not None:
        return
    room = max(steps[-2].rect.x - _EDGE - 50, 130.0)
    metrics = setting.metrics
    why = said(position.why)
    lines = metrics.wrapped(why, room - 20, LINE, 5) if why else []
    head = metrics.wrapped(setting.words("Cannot be placed yet"), room - 20, TITLE, 2, Weight.SEMIBOLD)
    texts, y = [], _EDGE + TITLE + 8
    for line in head:
        texts.append(Text(_EDGE + 10, y, line, TITLE, Weight.SEMIBOLD))
        y += TITLE * 1.25
    for line in lines:
        texts.append(Text(_EDGE + 10, y, line, LINE))
        y += LINE * 1.35
    yield Symbol(
        id="not-placed", record=position.id, role=Role.NOTE, shape=Shape.CARD, z=4, texts=tuple(texts),
        rect=Rect(_EDGE, _EDGE, room, y - _EDGE - 4), words=f"{place_words(position, setting)}. {why}".strip(),
    )  # fmt: skip


def _credit(lines: list[str], width: float, height: float) -> Label:
    tall = _CREDIT * 1.4
    top = height - tall * len(lines) - 2
    return Label(
        id="credit", role=Role.LEGEND, rect=Rect(_EDGE, top, width - 2 * _EDGE, tall * len(lines)),
        texts=tuple(Text(_EDGE, top + _CREDIT + tall * n, line, _CREDIT, muted=True) for n, line in enumerate(lines)),
    )  # fmt: skip
