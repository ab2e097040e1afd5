"""Emotional lines: from symbol to symbol, round other people and all words where that can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain, pairwise
from math import dist

from ecm_desktop.diagram.genogram.courses import Course, End, between, rows_of, smooth
from ecm_desktop.diagram.genogram.ground import Ground, Owner, Patch, Patches, patch
from ecm_desktop.diagram.genogram.moment import Moment
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.genogram.people import name_label
from ecm_desktop.diagram.genogram.sentences import emotional_words
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.genogram.tries import Courses
from ecm_desktop.diagram.marks import Label, Point, Rect, Role, Stroke, bounds
from ecm_desktop.domain.bonds import Direction, Relationship
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.ids import RecordId

Z_EMOTIONAL = 20
_THROUGH_SYMBOL, _THROUGH_WORDS, _ALONG_LINE = 60.0, 15.0, 2.0

Ways = Mapping[RecordId, Course]  # by relationship


def emotional_parts(moment: Moment, ways: Ways) -> Iterator[Part]:
    """A stroke for each relationship of the day, with its words; `ways` are those of everybody."""
    for one in _lines(moment):
        made_from = (one, ways[one.id], moment.people[one.a], moment.people[one.b], moment.setting)
        yield moment.shelf.of(("emotional", one.id), made_from, partial(_part, one, ways, moment))


def line_variant(one: Relationship) -> str:
    """The variant of an emotional line: its quality, and how far it is established where it is a harm."""
    return f"{one.quality}:{one.status}" if one.is_harm and one.status else str(one.quality)


def emotional_ways(everybody: Moment, family: Iterable[Part]) -> Ways:
    """The course of each relationship there ever is; `family` are the lines and years to keep off."""
    lines = _shortest_first(everybody)
    if not lines:
        return {}  # then nobody need be kept off
    ends, parts = {key: _end(key, everybody) for key in everybody.people}, list(family)
    years = [one.rect for made in parts for one in made.marks if isinstance(one, Label)]
    rows = rows_of(ends.values(), years)
    shelf = everybody.shelf
    ground, found = shelf.of("ground", None, Ground), shelf.of("courses", None, Courses)
    changed = ground.settle(dict(chain(_people_patches(ends, everybody), _family_patches(everybody, parts))))
    found.begin([one.id for one in lines], changed)
    used: dict[frozenset[RecordId], list[tuple[Relationship, Course]]] = {}
    ways: dict[RecordId, Course] = {}
    for one in lines:
        before = used.setdefault(frozenset((one.a, one.b)), [])
        taken = [course for other, course in before if _share_a_day(one.period, other.period)]
        a, b = ends[one.a], ends[one.b]
        ways[one.id] = found.best(one.id, (a, b), between(a, b, rows), ground, taken)
        before.append((one, ways[one.id]))
    return ways


def _shortest_first(everybody: Moment) -> list[Relationship]:
    """By how far the two are apart where nobody is moved by hand, so that the order is the same while somebody is."""
    at = everybody.arrangement.positions
    return sorted(_lines(everybody), key=lambda one: dist(at[one.a], at[one.b]))


def _end(key: RecordId, moment: Moment) -> End:
    made_from = (moment.people[key], moment.at(key), moment.kin, moment.setting)
    return moment.shelf.of(("end", key), made_from, lambda: End(moment.symbol_rect(key), name_label(key, moment).rect))


def _lines(moment: Moment) -> list[Relationship]:
    return [one for one in moment.case.of(Relationship) if {one.a, one.b} <= moment.people.keys() and one.a != one.b]


def _share_a_day(one: Period, other: Period) -> bool:
    starts = [each.start.earliest for each in (one, other) if each.start and each.start.earliest]
    latest = max(starts, default=date.min)
    return one.includes(latest) and other.includes(latest)


def _part(one: Relationship, ways: Ways, moment: Moment) -> Part:
    made = shaped(
        one.quality,
        smooth(ways[one.id]),
        forwards=one.direction is not Direction.B_TO_A,
        backwards=one.direction is not Direction.A_TO_B,
        status=one.status if one.is_harm else None,
    )
    stroke = Stroke(
        id=f"emotional:{one.id}",
        role=Role.EMOTIONAL,
        variant=line_variant(one),
        record=one.id,
        words=emotional_words(one, moment),
        z=Z_EMOTIONAL,
        points=made.points,
        extra=made.extra,
        heads=made.heads,
    )
    return part([stroke])


def _people_patches(ends: Mapping[RecordId, End], moment: Moment) -> Iterator[tuple[Owner, Patches]]:
    for key, end in ends.items():
        owner = ("round", key)
        yield owner, moment.shelf.of(owner, end, partial(_person_patches, end))


def _family_patches(moment: Moment, family: Iterable[Part]) -> Iterator[tuple[Owner, Patches]]:
    for one in family:
        owner = ("along", one.marks[0].id)
        yield owner, moment.shelf.of(owner, one, partial(_part_patches, one))


def _person_patches(end: End) -> Patches:
    return (patch(end.symbol.grown(3), _THROUGH_SYMBOL), patch(end.words.grown(5), _THROUGH_WORDS))


def _part_patches(family: Part) -> Patches:
    made: list[Patch] = []
    for one in family.marks:
        if isinstance(one, Stroke):
            for points in (one.points, *one.extra):
                made += [patch(_thin(a, b), _ALONG_LINE) for a, b in pairwise(points)]
        else:
            made.append(patch(bounds(one).grown(5), _THROUGH_WORDS))
    return tuple(made)


def _thin(a: Point, b: Point) -> Rect:
    left, top = min(a[0], b[0]), min(a[1], b[1])
    return Rect(left, top, abs(a[0] - b[0]), abs(a[1] - b[1])).grown(3)
