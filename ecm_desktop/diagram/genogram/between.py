"""What differs between the same family on two days, in the sentences that its marks say anyway."""

from __future__ import annotations

from typing import NamedTuple

from ecm_desktop.diagram.marks import AnyMark, Drawing, Role, Symbol
from ecm_desktop.domain.bonds import ParentageKind

_SAME_WHEN_THERE = (Role.DESCENT, Role.EMOTIONAL, Role.BADGE)  # their sentences tell nothing of the day


class Between(NamedTuple):
    """The sentences that are true on the first day alone, and on the second alone, in the order of the drawing."""

    first: tuple[str, ...]
    second: tuple[str, ...]


def between(first: Drawing, second: Drawing) -> Between:
    """What two drawings of one family tell differently. That people grow older is no difference; that they die is."""
    return Between(tuple(_only_in(first, second)), tuple(_only_in(second, first)))


def _only_in(one: Drawing, other: Drawing) -> list[str]:
    there = other.by_id()
    told = (_said(mark) for mark in one.marks if mark.words and _differs(mark, there.get(mark.id)))
    return list(dict.fromkeys(told))


def _said(mark: AnyMark) -> str:
    """The sentence of a mark; of a person without the lines to the child, which have sentences of their own."""
    said = mark.words.partition("; ")[0] if mark.role is Role.PERSON else mark.words
    return f"{said[:1].upper()}{said[1:]}"


def _differs(mark: AnyMark, there: AnyMark | None) -> bool:
    if mark.role is Role.DESCENT and mark.variant == ParentageKind.BIRTH:
        return False  # whose child somebody is goes with whether they are there
    if there is None:
        return True
    if mark.role is Role.PERSON:
        return isinstance(mark, Symbol) and isinstance(there, Symbol) and mark.variant != there.variant
    return mark.role not in _SAME_WHEN_THERE and mark.words != there.words
