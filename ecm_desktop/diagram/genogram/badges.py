"""What stands at a person's symbol: parental responsibility, marks of health and the like, and one sign for several."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin, sqrt

from ecm_desktop.diagram.fills import FillPlace
from ecm_desktop.diagram.genogram.moment import Moment
from ecm_desktop.diagram.genogram.names import spoken_name
from ecm_desktop.diagram.marks import Anchor, Points, Rect, Role, Shape, Stroke, Symbol, Text, Weight
from ecm_desktop.diagram.outlines import corners
from ecm_desktop.diagram.seating.measures import SMALL
from ecm_desktop.domain.bonds import ParentalResponsibility
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import HowMany

Z_STACK, Z_FILL, Z_BADGE = 29, 31, 32
_STACK = 5.0  # how far the second outline of several people stands out
_WIDE, _HIGH = 24.0, 14.0  # of the mark of parental responsibility
_STEP = 4.0  # from one stroke of a mark to the next
_FREE_X, _FREE_Y = 13.0, 8.0  # round the middle of a symbol, where the age stands


def responsibility_of(key: RecordId, moment: Moment) -> ParentalResponsibility | None:
    """That this person has parental responsibility for the case's child on the day."""
    found = moment.case.of(ParentalResponsibility)
    child = moment.case.child if found else None
    return next((one for one in found if child and one.holder == key and one.child == child.person), None)


def badge(key: RecordId, moment: Moment) -> Iterator[Symbol]:
    """The mark of parental responsibility, at the lower right of the symbol, where no years stand."""
    told = responsibility_of(key, moment)
    if told is None:
        return
    rect, words = moment.symbol_rect(key), moment.setting.words
    name = spoken_name(moment.people[key], moment.setting)
    yield badge_symbol(
        f"responsibility:{told.id}",
        rect.right - 6,
        rect.bottom - 13,
        told.id,
        words("{name}: parental responsibility", name=name),
    )


def badge_symbol(key: str, x: float, y: float, record: RecordId | None, said: str) -> Symbol:
    """The mark itself, with its upper left corner at a place."""
    rect = Rect(x, y, _WIDE, _HIGH)
    text = Text(x + _WIDE / 2, y + _HIGH - 3.4, "PR", SMALL, Weight.BOLD, Anchor.MIDDLE)
    return Symbol(
        id=key, role=Role.BADGE, variant="responsibility", record=record, words=said, z=Z_BADGE, rect=rect,
        shape=Shape.PILL, texts=(text,),
    )  # fmt: skip


def fills(key: RecordId, shape: Shape, moment: Moment) -> Iterator[Stroke]:
    """A hatched part of the symbol for each mark that a person has, by the service's own list."""
    person = moment.people[key]
    for fill in moment.setting.fills:
        if fill.key in person.fills:
            first, *others = hatching(shape, moment.symbol_rect(key), fill.place)
            yield Stroke(
                id=f"fill:{key}:{fill.key}", role=Role.BADGE, variant=f"fill:{fill.key}", z=Z_FILL, points=first,
                extra=tuple(others),
            )  # fmt: skip


def hatching(shape: Shape, rect: Rect, place: FillPlace) -> tuple[Points, ...]:
    """Strokes that fill a quarter of a symbol, upright on the left and level on the right, clear of its middle."""
    (x, y), half, (across, down) = rect.centre, rect.w / 2, place.quarter
    free = (0.0, 0.0) if half < _FREE_X + _STEP else (_FREE_X, _FREE_Y)
    made, aside = [], _STEP / 2
    while aside < half - 1:
        far = reach(shape, half, aside) - 1
        near = (free[1] if aside < free[0] else 0.0) if across < 0 else (free[0] if aside < free[1] else 0.0)
        if far > near + 1:
            ends = ((aside, near), (aside, far)) if across < 0 else ((near, aside), (far, aside))
            made.append(tuple((x + across * dx, y + down * dy) for dx, dy in ends))
        aside += _STEP
    return tuple(made)


def reach(shape: Shape, half: float, aside: float) -> float:
    """How far a symbol reaches from its centre, so far aside of it."""
    if shape is Shape.CIRCLE:
        return sqrt(max(half * half - aside * aside, 0.0))
    return half - min(aside, half) if shape is Shape.DIAMOND else half


def stack_of(key: str, shape: Shape, rect: Rect) -> Stroke:
    """A second outline behind the symbol of several people."""
    behind = rect.moved(_STACK, -_STACK)
    if shape is Shape.CIRCLE:
        (x, y), half = behind.centre, behind.w / 2
        points: Points = tuple((x + half * cos(n * pi / 16), y + half * sin(n * pi / 16)) for n in range(32))
    else:
        points = corners(Symbol(id=key, role=Role.PERSON, rect=behind, shape=shape))
    return Stroke(id=key, role=Role.PERSON, variant="many", z=Z_STACK, points=points, closed=True)


def many_text(many: HowMany) -> str:
    """How many people, as it stands in a symbol: "3+", "3", "2–4"."""
    if many.most is None:
        return f"{many.least}+"
    return str(many.least) if many.most == many.least else f"{many.least}–{many.most}"
