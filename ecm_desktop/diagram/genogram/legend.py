"""The legend, or key: what the signs on a drawing mean, and only those that are on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from ecm_desktop.diagram.genogram.couples import slashes
from ecm_desktop.diagram.genogram.people import arrow, cross, inner_border
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import (
    AnyMark,
    Drawing,
    Label,
    Points,
    Rect,
    Role,
    Shape,
    Stroke,
    Symbol,
    Text,
    bounds,
    full_text,
    hull,
)
from ecm_desktop.diagram.notation import Adopted, OfTheChild
from ecm_desktop.diagram.seating.couples import CoupleLine
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording import term
from ecm_desktop.domain.bonds import ParentageKind, PartnershipKind, Quality

_SIZE = 10.0
_SAMPLE = 40.0  # width of a sample line
_BOX = 18.0  # width of a sample symbol
_LINE = 22.0
_GAP = 26.0
_WIDEST = 860.0  # of the whole legend, so that it is seen and printed at once
Z_LEGEND = 40

_SHAPES = {
    Shape.SQUARE: "Man or boy",
    Shape.CIRCLE: "Woman or girl",
    Shape.DIAMOND: "Another gender; with “?” not known",
    Shape.TRIANGLE: "Pregnancy lost",
}
_APART = {Shape.CARD: "Another gender", Shape.DIAMOND: "Gender not known"}


@dataclass(frozen=True)
class _Entry:
    """A sample, drawn with its left end at (0, 0), its words, and the width of the sample."""

    key: str
    sample: Symbol | Stroke
    said: str
    width: float = _SAMPLE


def legend(marks: Iterable[AnyMark], setting: Setting, wide: float) -> Drawing:
    """Samples and words of what is among the marks, in lines no wider than `wide` unless one entry is."""
    x, y, right = 0.0, _LINE, min(wide, _WIDEST)
    made: list[AnyMark] = []
    for entry in _entries(tuple(marks), setting):
        width = entry.width + 6 + setting.metrics.width(entry.said, _SIZE)
        if x > 0 and x + width > right:
            x, y = 0.0, y + _LINE
        made += [_along(entry.sample, x, y), _words(entry, x, y, width - entry.width - 6)]
        x += width + _GAP
    area = hull([bounds(one) for one in made]) if made else Rect(0, 0, 0, 0)
    return Drawing(area, tuple(made), setting.words("What the signs mean"), ", ".join(map(full_text, made[1::2])))


def signs(marks: Iterable[AnyMark]) -> frozenset[Hashable]:
    """All that a legend asks of marks: two drawings with the same signs have the same legend."""
    return frozenset(map(_kind, marks))


def moved(marks: Iterable[AnyMark], dx: float, dy: float) -> Iterator[AnyMark]:
    """The marks of a legend elsewhere."""
    for one in marks:
        if isinstance(one, Label):
            texts = tuple(replace(text, x=text.x + dx, y=text.y + dy) for text in one.texts)
            yield replace(one, rect=one.rect.moved(dx, dy), texts=texts)
        elif isinstance(one, Symbol | Stroke):
            yield _along(one, dx, dy)


def _kind(mark: AnyMark) -> Hashable:
    if isinstance(mark, Symbol):
        return (mark.role, mark.variant, mark.shape, len(mark.lines))
    return (mark.role, mark.variant, len(mark.extra) if isinstance(mark, Stroke) else None)


def _words(entry: _Entry, x: float, y: float, width: float) -> Label:
    left = x + entry.width + 6
    return Label(
        id=f"legend:{entry.key}:words",
        role=Role.LEGEND,
        z=Z_LEGEND,
        rect=Rect(left, y - _SIZE, width, _SIZE * 1.4),
        texts=(Text(left, y + 3, entry.said, _SIZE),),
    )


def _along(sample: Symbol | Stroke, dx: float, dy: float) -> Symbol | Stroke:
    def along(lines: tuple[Points, ...]) -> tuple[Points, ...]:
        return tuple(tuple((x + dx, y + dy) for x, y in line) for line in lines)

    if isinstance(sample, Symbol):
        return replace(sample, rect=sample.rect.moved(dx, dy), lines=along(sample.lines))
    points = along((sample.points,))[0]
    return replace(sample, points=points, extra=along(sample.extra), heads=along(sample.heads))


def _entries(marks: Sequence[AnyMark], setting: Setting) -> Iterator[_Entry]:
    yield from _people(marks, setting)
    yield from _couples([one for one in marks if isinstance(one, Stroke) and one.role is Role.COUPLE], setting)
    variants = {(one.role, one.variant) for one in marks}
    for nature in ParentageKind:
        if nature is not ParentageKind.BIRTH and (Role.DESCENT, nature) in variants:
            yield _line(Role.DESCENT, nature, _descent_words(nature, setting))
    if any(one.role is Role.HOUSEHOLD for one in marks):
        yield _line(Role.HOUSEHOLD, setting.notation.household, setting.words("Live together on this day"))
    for quality in Quality:
        if (Role.EMOTIONAL, quality) in variants:
            yield _emotional(quality, setting)


def _people(marks: Sequence[AnyMark], setting: Setting) -> Iterator[_Entry]:
    people = [one for one in marks if isinstance(one, Symbol) and one.role is Role.PERSON]
    shapes = {one.shape for one in people}
    told = _SHAPES if setting.notation.another_gender is Shape.DIAMOND else _SHAPES | _APART
    for shape, said in told.items():
        if shape in shapes:
            yield _symbol(f"shape:{shape}", shape, (), setting.words(said))
    box = Rect(0, -_BOX / 2, _BOX, _BOX)
    child = next((one for one in people if one.variant == "child"), None)
    if child:
        yield _child(child.shape, box, setting)
    bordered = setting.notation.child is OfTheChild.BORDER
    if any(len(one.lines) > (bordered and one.variant == "child") for one in people):
        died = cross(Shape.SQUARE, box, False, setting.notation.died)
        yield _symbol("died", Shape.SQUARE, died, setting.words("Has died"))


def _child(shape: Shape, box: Rect, setting: Setting) -> _Entry:
    said = setting.words("The child this is about")
    if setting.notation.child is OfTheChild.BORDER:
        return _symbol("child", shape, (inner_border(shape, box.grown(1.5)),), said)
    shaft, head = arrow(Rect(_BOX, 0, _BOX, _BOX))
    sample = Stroke(id="legend:child", role=Role.LEGEND, z=Z_LEGEND, points=shaft, heads=(head,))
    return _Entry("child", sample, said, _BOX)


def _descent_words(nature: ParentageKind, setting: Setting) -> str:
    said = term(nature, setting.words)
    if nature is ParentageKind.ADOPTED and setting.notation.adopted is Adopted.BRACKETS:
        return setting.words("{kind}: brackets round the symbol", kind=said)
    return said


def _symbol(key: str, shape: Shape, lines: tuple[Points, ...], said: str) -> _Entry:
    rect = Rect(0, -_BOX / 2, _BOX, _BOX)
    sample = Symbol(id=f"legend:{key}", role=Role.LEGEND, z=Z_LEGEND, rect=rect, shape=shape, lines=lines)
    return _Entry(key, sample, said, _BOX)


def _couples(couples: list[Stroke], setting: Setting) -> Iterator[_Entry]:
    for kind in PartnershipKind:
        variant = setting.notation.couple_variant(kind)
        if any(one.variant == variant for one in couples):
            yield _line(Role.COUPLE, variant, term(kind, setting.words))
    for number, said in ((1, "Parted"), (2, "Divorced")):
        if any(len(one.extra) == number for one in couples):
            line = CoupleLine(((0.0, 0.0), (_SAMPLE, 0.0)), (_SAMPLE / 2 - 8, 0.0))
            yield _line(Role.COUPLE, PartnershipKind.MARRIED, setting.words(said), slashes(line, number), f"{number}")


def _line(role: Role, variant: str, said: str, extra: tuple[Points, ...] = (), suffix: str = "") -> _Entry:
    key = f"{role}:{variant}{suffix}"
    sample = Stroke(
        id=f"legend:{key}",
        role=role,
        variant=variant,
        z=Z_LEGEND,
        points=((0.0, 0.0), (_SAMPLE, 0.0)),
        extra=extra,
    )
    return _Entry(key, sample, said)


def _emotional(quality: Quality, setting: Setting) -> _Entry:
    made = shaped(quality, ((0.0, 0.0), (_SAMPLE, 0.0)), forwards=True, backwards=False)
    sample = Stroke(
        id=f"legend:{quality}",
        role=Role.EMOTIONAL,
        variant=quality,
        z=Z_LEGEND,
        points=made.points,
        extra=made.extra,
        heads=made.heads,
    )
    return _Entry(quality, sample, term(quality, setting.words))
