"""The ring round the family: agencies and the school, each tied to the family as a whole, as on an ecomap.

An ecomap tells of now, so the ring is drawn on the family of today alone. The family does not move for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ecm_desktop.diagram.genogram.moment import Moment
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import Anchor, Label, Point, Points, Rect, Role, Shape, Stroke, Symbol, Text, Weight
from ecm_desktop.diagram.seating.measures import LINE, NAME_SIZE, SMALL
from ecm_desktop.diagram.veil import initials, said_in
from ecm_desktop.diagram.wording import all_of, in_sentence, term
from ecm_desktop.domain.bonds import Quality
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.professionals import Belonging, Tie, professionals_in_order

Z_ROUND, Z_TIE, Z_AGENCY = 1, 3, 30
_ROUND_THEM = 46.0  # from the family to the line round it
_OUT = 84.0  # from that line to the middles of the ring
_WIDE = 48.0  # of an agency's circle
_ROOM = 120.0  # for words
_CORNER = 40.0
_TIES = {Tie.STRONG: Quality.VERY_CLOSE, Tie.TENUOUS: Quality.DISTANT, Tie.STRESSFUL: Quality.CONFLICT}
UNTOLD = "untold"


class _Contact(NamedTuple):
    """Who stands in the ring: an agency with somebody of it, or the school."""

    key: str
    record: RecordId | None
    agency: str
    who: str
    tie: Tie | None


def network_parts(moment: Moment, family: Rect) -> Iterator[Part]:
    """The line round the family and everything outside it; nothing on another day than today, or without anybody."""
    contacts = _contacts(moment)
    if not contacts or moment.day < moment.setting.today:
        return
    inner = family.grown(_ROUND_THEM)
    outer = inner.grown(_OUT)
    yield part(
        [Stroke(id="network", role=Role.NETWORK, variant="round", z=Z_ROUND, points=_rounded(inner), closed=True)]
    )
    for number, one in enumerate(contacts):
        at = _along(outer, (number + 0.5) / len(contacts))
        yield part(_contact(one, at, inner, moment))


def _contacts(moment: Moment) -> list[_Contact]:
    setting, case = moment.setting, moment.whole
    said = said_in(case, setting)
    found = []
    if case.child is not None and case.child.education:
        school = setting.words("School")
        found.append(_Contact("school", None, school, said(case.child.education), None))
    for one in professionals_in_order(case):
        if one.belonging is not Belonging.LEFT:
            name = initials(one.name) if setting.initials else one.name
            found.append(_Contact(one.id, one.id, said(one.agency), all_of([name, said(one.role)]), one.tie))
    return found


def _contact(one: _Contact, at: Point, inner: Rect, moment: Moment) -> Iterator[Stroke | Symbol | Label]:
    x, y = at
    words = moment.setting.words
    yield tie_stroke(f"tie:{one.key}", _way(at, inner), one.tie)
    told = in_sentence(term(one.tie, words)) if one.tie else ""
    yield Symbol(
        id=f"agency:{one.key}", role=Role.NETWORK, variant="agency", record=one.record, z=Z_AGENCY,
        rect=Rect(x - _WIDE / 2, y - _WIDE / 2, _WIDE, _WIDE), shape=Shape.CIRCLE,
        words=all_of([one.agency, one.who, told]),
    )  # fmt: skip
    yield _named(one, at, moment, above=y < inner.y)


def _named(one: _Contact, at: Point, moment: Moment, *, above: bool) -> Label:
    """The agency and who works there, outside the circle, where no tie runs."""
    metrics, (x, y) = moment.setting.metrics, at
    lines = [(line, Weight.SEMIBOLD) for line in metrics.wrapped(one.agency, _ROOM, NAME_SIZE, 2, Weight.SEMIBOLD)]
    lines += [(line, Weight.REGULAR) for line in metrics.wrapped(one.who, _ROOM, SMALL, 2)] if one.who else []
    top = y - _WIDE / 2 - 5 - LINE * (len(lines) + 1) if above else y + _WIDE / 2 + 3
    texts = tuple(
        Text(x, top + 10.5 + LINE * n, line, SMALL if cut is Weight.REGULAR else NAME_SIZE, cut, Anchor.MIDDLE,
             muted=cut is Weight.REGULAR)
        for n, (line, cut) in enumerate(lines)
    )  # fmt: skip
    wide = max(metrics.width(text.text, text.size, text.weight) for text in texts)
    return Label(
        id=f"agency:{one.key}:who", role=Role.NETWORK, record=one.record, z=Z_AGENCY,
        rect=Rect(x - wide / 2, top, wide, LINE * len(texts)), texts=texts, brief=one.agency, room=1.4 * _ROOM,
    )  # fmt: skip


def tie_stroke(key: str, way: Points, tie: Tie | None) -> Stroke:
    """How strong the tie is, by shape: three lines, one, dots, or a zigzag."""
    if tie is None:
        return Stroke(id=key, role=Role.NETWORK, variant=UNTOLD, z=Z_TIE, points=way)
    made = shaped(_TIES[tie], way, forwards=False, backwards=False)
    return Stroke(id=key, role=Role.NETWORK, variant=tie, z=Z_TIE, points=made.points, extra=made.extra)


def _way(at: Point, inner: Rect) -> Points:
    """From the edge of a circle to the nearest place of the line round the family."""
    x, y = at
    to = (min(max(x, inner.x + _CORNER / 3), inner.right - _CORNER / 3),
          min(max(y, inner.y + _CORNER / 3), inner.bottom - _CORNER / 3))  # fmt: skip
    if inner.x < x < inner.right:
        to = (x, inner.y if y < inner.y else inner.bottom)
    elif inner.y < y < inner.bottom:
        to = (inner.x if x < inner.x else inner.right, y)
    far = max(((to[0] - x) ** 2 + (to[1] - y) ** 2) ** 0.5, 1.0)
    dx, dy = (to[0] - x) / far, (to[1] - y) / far
    return ((x + dx * _WIDE / 2, y + dy * _WIDE / 2), to)


def _along(rect: Rect, share: float) -> Point:
    """A place on the edge of a rectangle, so much of the way round from its upper left corner."""
    left = share * 2 * (rect.w + rect.h)
    sides = ((rect.w, (rect.x, rect.y), (1, 0)), (rect.h, (rect.right, rect.y), (0, 1)),
             (rect.w, (rect.right, rect.bottom), (-1, 0)), (rect.h, (rect.x, rect.bottom), (0, -1)))  # fmt: skip
    for length, (x, y), (dx, dy) in sides:
        if left <= length:
            return (x + dx * left, y + dy * left)
        left -= length
    return (rect.x, rect.y)


def _rounded(rect: Rect) -> Points:
    """The rectangle with its corners cut."""
    (x, y, right, bottom), cut = (rect.x, rect.y, rect.right, rect.bottom), _CORNER / 2
    return (
        (x + cut, y), (right - cut, y), (right, y + cut), (right, bottom - cut), (right - cut, bottom),
        (x + cut, bottom), (x, bottom - cut), (x, y + cut),
    )  # fmt: skip
