"""The samples of a legend: for each sign that is on a drawing, what it looks like and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ecm_desktop.diagram.genogram.assigned import ASSIGNED, assigned_letters, assigned_words
from ecm_desktop.diagram.genogram.badges import badge_symbol, hatching, stack_of
from ecm_desktop.diagram.genogram.couples import slashes
from ecm_desktop.diagram.genogram.households import building
from ecm_desktop.diagram.genogram.network import tie_stroke
from ecm_desktop.diagram.genogram.people import arrow, cross, ended_bar, inner_border, slant_of
from ecm_desktop.diagram.genogram.strokes import Shaped, shaped
from ecm_desktop.diagram.marks import (
    Anchor,
    AnyMark,
    Points,
    Rect,
    Role,
    Shape,
    Stroke,
    Symbol,
    Text,
    Weight,
)
from ecm_desktop.diagram.notation import Adopted, OfTheChild
from ecm_desktop.diagram.seating.couples import CoupleLine
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.bonds import HarmStatus, ParentageKind, PartnershipKind, Quality
from ecm_desktop.domain.people import PregnancyLoss
from ecm_desktop.domain.professionals import Tie

_SAMPLE = 40.0  # width of a sample line
_LONG_SAMPLE = 64.0  # of a line with a sign in it
_BOX = 18.0  # width of a sample symbol
Z_LEGEND = 40

_SHAPES = {
    Shape.SQUARE: "Man or boy",
    Shape.CIRCLE: "Woman or girl",
    Shape.DIAMOND: "Another gender; with “?” not known",
    Shape.TRAPEZIUM: "Animal",
}
_APART = {Shape.CARD: "Another gender", Shape.DIAMOND: "Gender not known"}


_SAMPLE_BOX = Rect(0, -_BOX / 2, _BOX, _BOX)
_LETTERED = Rect(0, -_BOX / 2 + 2, _BOX * 1.8, _BOX - 4)


@dataclass(frozen=True)
class Entry:
    """A sample, drawn with its left end at (0, 0), its words, and the width of the sample."""

    key: str
    sample: Symbol | Stroke
    said: str
    width: float = _SAMPLE


def entries(marks: Sequence[AnyMark], setting: Setting) -> Iterator[Entry]:
    """The samples of what is among the marks, people first."""
    yield from _people(marks, setting)
    yield from _couples([one for one in marks if isinstance(one, Stroke) and one.role is Role.COUPLE], setting)
    variants = {(one.role, one.variant) for one in marks}
    for nature in ParentageKind:
        if nature is not ParentageKind.BIRTH and (Role.DESCENT, nature) in variants:
            yield _line(Role.DESCENT, nature, _descent_words(nature, setting))
    yield from _homes(marks, setting)
    yield from _feelings(marks, setting)
    yield from _network(marks, setting)


def _homes(marks: Sequence[AnyMark], setting: Setting) -> Iterator[Entry]:
    homes = {one.variant for one in marks if one.role is Role.HOUSEHOLD and isinstance(one, Stroke)}
    if homes:
        yield _line(Role.HOUSEHOLD, setting.notation.household, setting.words("Live together on this day"))
    if "building" in homes:
        yield Entry("building", building("legend:building", 0, 5), setting.words("A home that is no family’s"), _BOX)


def _feelings(marks: Sequence[AnyMark], setting: Setting) -> Iterator[Entry]:
    told = {one.variant.partition(":")[::2] for one in marks if one.role is Role.EMOTIONAL}
    for quality in Quality:
        if any(quality == key for key, _ in told):
            yield _emotional(quality, setting)
    for status in HarmStatus:
        if any(status == key for _, key in told):
            yield _status(status, setting)


def _network(marks: Sequence[AnyMark], setting: Setting) -> Iterator[Entry]:
    variants = {one.variant for one in marks if one.role is Role.NETWORK}
    if "agency" in variants:
        sample = Symbol(
            id="legend:agency", role=Role.NETWORK, variant="agency", z=Z_LEGEND, rect=_SAMPLE_BOX, shape=Shape.CIRCLE
        )
        yield Entry("agency", sample, setting.words("Agency or school"), _BOX)
    for tie in Tie:
        if tie in variants:
            line = replace(tie_stroke(f"legend:tie:{tie}", ((0.0, 0.0), (_SAMPLE, 0.0)), tie), z=Z_LEGEND)
            yield Entry(f"tie:{tie}", line, setting.words("{kind} tie", kind=term(tie, setting.words)))


def _people(marks: Sequence[AnyMark], setting: Setting) -> Iterator[Entry]:
    people = [one for one in marks if isinstance(one, Symbol) and one.role is Role.PERSON]
    shapes = {one.shape for one in people}
    told = _SHAPES if setting.notation.another_gender is Shape.DIAMOND else _SHAPES | _APART
    for shape, said in told.items():
        if shape in shapes:
            yield _symbol(f"shape:{shape}", shape, (), setting.words(said))
    child = next((one for one in people if one.variant == "child"), None)
    if child:
        yield _child(child.shape, _SAMPLE_BOX, setting)
    yield from _lives({one.variant for one in people}, child, setting)
    yield from _badges(marks, setting)


def _lives(variants: set[str], child: Symbol | None, setting: Setting) -> Iterator[Entry]:
    """What is told of a life by a symbol: expected, lost, ended, died."""
    words, crossed = setting.words, cross(Shape.TRIANGLE, _SAMPLE_BOX, False, setting.notation.died)
    if "expected" in variants:
        yield _symbol("expected", Shape.TRIANGLE, (), words("Pregnancy"))
    if PregnancyLoss.MISCARRIAGE in variants:
        yield _symbol("lost", Shape.TRIANGLE, crossed, words("Miscarriage"))
    if PregnancyLoss.TERMINATION in variants:
        yield _symbol("ended", Shape.TRIANGLE, (*crossed, *ended_bar(_SAMPLE_BOX)), words("Termination"))
    bordered = setting.notation.child is OfTheChild.BORDER
    died = cross(Shape.SQUARE, _SAMPLE_BOX, False, setting.notation.died)
    if PregnancyLoss.STILLBIRTH in variants:
        small = Rect(0, -_BOX / 3, _BOX / 1.5, _BOX / 1.5)
        lost = cross(Shape.SQUARE, small, False, setting.notation.died)
        yield _symbol("stillborn", Shape.SQUARE, lost, words("Stillborn: a small symbol"), small)
    if "died" in variants or (child and len(child.lines) > bordered):
        yield _symbol("died", Shape.SQUARE, died, words("Has died"))


def _badges(marks: Sequence[AnyMark], setting: Setting) -> Iterator[Entry]:
    """Several people in one symbol, parental responsibility, and the service's own marks."""
    variants = {(one.role, one.variant) for one in marks}
    if (Role.PERSON, "many") in variants:
        sample = stack_of("legend:many", Shape.SQUARE, Rect(0, -_BOX / 2 + 5, _BOX - 5, _BOX - 5))
        yield Entry("many", sample, setting.words("Several people, with how many"), _BOX)
    if (Role.BADGE, "responsibility") in variants:
        sample_badge = badge_symbol("legend:responsibility", 0, -7, None, "")
        yield Entry("responsibility", sample_badge, setting.words("Parental responsibility"), sample_badge.rect.w)
    for sex in ASSIGNED:
        if (Role.NAME, sex) in variants:
            yield _letters(f"assigned:{sex}", assigned_letters(sex, setting.words), assigned_words(sex, setting.words))
    for fill in setting.fills:
        if (Role.BADGE, f"fill:{fill.key}") in variants:
            lines = hatching(Shape.SQUARE, _SAMPLE_BOX, fill.place)
            yield _symbol(f"fill:{fill.key}", Shape.SQUARE, lines, fill.title)


def _letters(key: str, letters: str, said: str) -> Entry:
    """A few letters in a frame."""
    text = Text(_LETTERED.centre[0], 3.2, letters, 9.0, Weight.REGULAR, Anchor.MIDDLE)
    sample = Symbol(id=f"legend:{key}", role=Role.LEGEND, z=Z_LEGEND, rect=_LETTERED, shape=Shape.CARD, texts=(text,))
    return Entry(key, sample, said, _LETTERED.w)


def _child(shape: Shape, box: Rect, setting: Setting) -> Entry:
    said = setting.words("The child this is about")
    if setting.notation.child is OfTheChild.BORDER:
        return _symbol("child", shape, (inner_border(shape, box.grown(1.5)),), said)
    shaft, head = arrow(Rect(_BOX, 0, _BOX, _BOX))
    sample = Stroke(id="legend:child", role=Role.LEGEND, z=Z_LEGEND, points=shaft, heads=(head,))
    return Entry("child", sample, said, _BOX)


def _descent_words(nature: ParentageKind, setting: Setting) -> str:
    said = term(nature, setting.words)
    if nature is ParentageKind.ADOPTED and setting.notation.adopted is Adopted.BRACKETS:
        return setting.words("{kind}: brackets round the symbol", kind=said)
    return said


def _symbol(key: str, shape: Shape, lines: tuple[Points, ...], said: str, rect: Rect = _SAMPLE_BOX) -> Entry:
    slant = slant_of(shape, rect)
    sample = Symbol(id=f"legend:{key}", role=Role.LEGEND, z=Z_LEGEND, rect=rect, shape=shape, lines=lines, slant=slant)
    return Entry(key, sample, said, rect.w)


def _couples(couples: list[Stroke], setting: Setting) -> Iterator[Entry]:
    for kind in PartnershipKind:
        variant = setting.notation.couple_variant(kind)
        if any(one.variant == variant for one in couples):
            yield _line(Role.COUPLE, variant, term(kind, setting.words))
    for number, said in ((1, "Parted"), (2, "Divorced")):
        if any(len(one.heads) == number for one in couples):
            line = CoupleLine(((0.0, 0.0), (_SAMPLE, 0.0)), (_SAMPLE / 2 - 8, 0.0))
            yield _line(Role.COUPLE, PartnershipKind.MARRIED, setting.words(said), slashes(line, number), f"{number}")


def _line(role: Role, variant: str, said: str, heads: tuple[Points, ...] = (), suffix: str = "") -> Entry:
    key = f"{role}:{variant}{suffix}"
    sample = Stroke(
        id=f"legend:{key}",
        role=role,
        variant=variant,
        z=Z_LEGEND,
        points=((0.0, 0.0), (_SAMPLE, 0.0)),
        heads=heads,
    )
    return Entry(key, sample, said)


def _emotional(quality: Quality, setting: Setting) -> Entry:
    made = shaped(quality, ((0.0, 0.0), (_SAMPLE, 0.0)), forwards=True, backwards=False)
    return Entry(quality, _sample(quality, quality, made), term(quality, setting.words))


def _status(status: HarmStatus, setting: Setting) -> Entry:
    """Any harm of that status: what is established is told apart by the sign in the line."""
    path, harm = ((0.0, 0.0), (_LONG_SAMPLE, 0.0)), Quality.EMOTIONAL_ABUSE
    made = shaped(harm, path, forwards=False, backwards=False, status=status)
    said = setting.words("{what} (harm)", what=term(status, setting.words))
    return Entry(status, _sample(status, f"{harm}:{status}", made), said, _LONG_SAMPLE)


def _sample(key: str, variant: str, made: Shaped) -> Stroke:
    return Stroke(
        id=f"legend:{key}",
        role=Role.EMOTIONAL,
        variant=variant,
        z=Z_LEGEND,
        points=made.points,
        extra=made.extra,
        heads=made.heads,
    )
