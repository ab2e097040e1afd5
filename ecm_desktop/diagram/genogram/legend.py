"""The legend, or key: what the signs on a drawing mean, and only those that are on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from msgspec.structs import replace

from ecm_desktop.diagram.genogram.samples import Z_LEGEND, Entry, entries
from ecm_desktop.diagram.marks import (
    AnyMark,
    Drawing,
    Label,
    Points,
    Rect,
    Role,
    Stroke,
    Symbol,
    Text,
    bounds,
    full_text,
    hull,
)
from ecm_desktop.diagram.setting import Setting

_SIZE = 10.0
_LINE = 22.0
_GAP = 26.0
_WIDEST = 860.0  # of the whole legend, so that it is seen and printed at once


def is_of_legend(mark: AnyMark) -> bool:
    """Whether a mark explains a sign and stands for nobody."""
    return mark.id.startswith("legend:")


def legend(marks: Iterable[AnyMark], setting: Setting, wide: float) -> Drawing:
    """Samples and words of what is among the marks, in lines no wider than `wide` unless one entry is."""
    x, y, right = 0.0, _LINE, min(wide, _WIDEST)
    made: list[AnyMark] = []
    for entry in entries(tuple(marks), setting):
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
    return (mark.role, mark.variant, len(mark.heads) if isinstance(mark, Stroke) else None)


def _words(entry: Entry, x: float, y: float, width: float) -> Label:
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
        texts = tuple(replace(one, x=one.x + dx, y=one.y + dy) for one in sample.texts)
        return replace(sample, rect=sample.rect.moved(dx, dy), lines=along(sample.lines), texts=texts)
    points = along((sample.points,))[0]
    return replace(sample, points=points, extra=along(sample.extra), heads=along(sample.heads))
