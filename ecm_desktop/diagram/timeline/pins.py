"""Pins of private notes: a turned corner on each card that one is pinned to. No drawing has them unless asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ecm_desktop.diagram.marks import AnyMark, Role, Stroke, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.life import Annotation

_CORNER = 11.0  # points
_Z = 30  # above the cards


def pin_marks(notes: Iterable[Annotation], drawn: Iterable[AnyMark], setting: Setting) -> Iterator[Stroke]:
    """One turned corner for each symbol among `drawn` that notes are pinned to, itself or one it stands for."""
    pinned = Counter(one.target for one in notes)
    for mark in drawn if pinned else ():
        if isinstance(mark, Symbol):
            number = sum(pinned[key] for key in {mark.record, *mark.records} if key)
            if number:
                yield _pin(mark, number, setting)


def _pin(mark: Symbol, number: int, setting: Setting) -> Stroke:
    """At the upper left: the words of a card begin there and may end anywhere."""
    x, y = mark.rect.x - 3, mark.rect.y - 3
    return Stroke(
        id=f"pin:{mark.id}", record=mark.record, role=Role.NOTE, z=_Z, closed=True,
        points=((x, y), (x + _CORNER, y), (x, y + _CORNER)),
        words=setting.words.count("{n} note is pinned here", "{n} notes are pinned here", number),
    )  # fmt: skip
