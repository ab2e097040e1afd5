"""Emotional lines: from symbol to symbol, bowed so as to go round other people and their words where that can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import pairwise

from ecm_desktop.diagram.genogram.bows import SMOOTH, Bow, Bows, Ground, Owner, Patch, Patches, Reach, patch
from ecm_desktop.diagram.genogram.moment import Moment, symbol_size
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.genogram.sentences import emotional_words
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import Point, Rect, Role, Stroke, bounds
from ecm_desktop.domain.bonds import Direction, Relationship
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.ids import RecordId

Z_EMOTIONAL = 20
_THROUGH_SYMBOL, _THROUGH_WORDS, _ALONG_LINE, _ALONG_OTHER = 60.0, 6.0, 3.0, 2.0

Way = tuple[Reach, Bow]
Ways = Mapping[RecordId, Way]  # by relationship


def emotional_parts(moment: Moment, ways: Ways) -> Iterator[Part]:
    """A stroke for each relationship of the day, with its words; `ways` are those of everybody."""
    for one in _lines(moment):
        made_from = (one, ways[one.id], moment.people[one.a], moment.people[one.b], moment.setting)
        yield moment.shelf.of(("emotional", one.id), made_from, partial(_part, one, ways, moment))


def emotional_ways(everybody: Moment, family: Iterable[Part]) -> Ways:
    """The way of each relationship there ever is; `family` are the lines and years to keep off."""
    obstacles = {**dict(_people_patches(everybody)), **dict(_family_patches(everybody, family))}
    ground = everybody.shelf.of("ground", None, Ground)
    ground.settle(obstacles)
    bows = everybody.shelf.of("bows", None, Bows)
    used: dict[frozenset[RecordId], list[tuple[Relationship, Bow]]] = {}
    ways: dict[RecordId, Way] = {}
    for reach, one in sorted(_reaches(everybody), key=lambda found: found[0].far):
        before = used.setdefault(frozenset((one.a, one.b)), [])
        taken = [bow for other, bow in before if _share_a_day(one.period, other.period)]
        way = ways[one.id] = (reach, bows.best(one.id, reach, ground, taken))
        before.append((one, way[1]))
        owner = ("way", one.id)
        ground.lay(owner, everybody.shelf.of(owner, way, partial(_way_patches, *way)))
    return ways


def _lines(moment: Moment) -> list[Relationship]:
    return [one for one in moment.case.of(Relationship) if {one.a, one.b} <= moment.people.keys() and one.a != one.b]


def _reaches(moment: Moment) -> Iterator[tuple[Reach, Relationship]]:
    for one in _lines(moment):
        sizes = (symbol_size(moment.people[key]) for key in (one.a, one.b))
        yield Reach(moment.at(one.a), moment.at(one.b), *sizes), one


def _share_a_day(one: Period, other: Period) -> bool:
    starts = [each.start.earliest for each in (one, other) if each.start and each.start.earliest]
    latest = max(starts, default=date.min)
    return one.includes(latest) and other.includes(latest)


def _part(one: Relationship, ways: Ways, moment: Moment) -> Part:
    reach, bow = ways[one.id]
    made = shaped(
        one.quality,
        reach.path(bow, SMOOTH),
        forwards=one.direction is not Direction.B_TO_A,
        backwards=one.direction is not Direction.A_TO_B,
    )
    stroke = Stroke(
        id=f"emotional:{one.id}",
        role=Role.EMOTIONAL,
        variant=one.quality,
        record=one.id,
        words=emotional_words(one, moment),
        z=Z_EMOTIONAL,
        points=made.points,
        extra=made.extra,
        heads=made.heads,
    )
    return part([stroke])


def _people_patches(moment: Moment) -> Iterator[tuple[Owner, Patches]]:
    for key in moment.people:
        rects = (moment.symbol_rect(key), moment.words_rect(key))
        owner = ("round", key)
        yield owner, moment.shelf.of(owner, rects, partial(_person_patches, *rects))


def _family_patches(moment: Moment, family: Iterable[Part]) -> Iterator[tuple[Owner, Patches]]:
    for one in family:
        owner = ("along", one.marks[0].id)
        yield owner, moment.shelf.of(owner, one, partial(_part_patches, one))


def _person_patches(symbol: Rect, words: Rect) -> Patches:
    return (patch(symbol.grown(3), _THROUGH_SYMBOL), patch(words, _THROUGH_WORDS))


def _part_patches(family: Part) -> Patches:
    made: list[Patch] = []
    for one in family.marks:
        if isinstance(one, Stroke):
            for points in (one.points, *one.extra):
                made += [patch(_thin(a, b), _ALONG_LINE) for a, b in pairwise(points)]
        else:
            made.append(patch(bounds(one), _THROUGH_WORDS))
    return tuple(made)


def _way_patches(reach: Reach, bow: Bow) -> Patches:
    return tuple(patch(Rect(x, y, 0, 0).grown(5), _ALONG_OTHER) for x, y in reach.path(bow)[3:-3])


def _thin(a: Point, b: Point) -> Rect:
    left, top = min(a[0], b[0]), min(a[1], b[1])
    return Rect(left, top, abs(a[0] - b[0]), abs(a[1] - b[1])).grown(3)
