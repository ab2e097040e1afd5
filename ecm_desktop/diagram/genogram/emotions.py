"""Emotional lines: from symbol to symbol, bowed so as to go round other people and their words where that can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from ecm_desktop.diagram.genogram.bows import SMOOTH, Bow, Ground, Reach, best_bow
from ecm_desktop.diagram.genogram.moment import Moment, symbol_size
from ecm_desktop.diagram.genogram.sentences import emotional_words
from ecm_desktop.diagram.genogram.strokes import shaped
from ecm_desktop.diagram.marks import AnyMark, Point, Points, Rect, Role, Stroke, bounds
from ecm_desktop.diagram.seating.arrange import Strokes
from ecm_desktop.domain.bonds import Direction, Relationship
from ecm_desktop.domain.dates import Period
from ecm_desktop.domain.ids import RecordId

Z_EMOTIONAL = 20
_THROUGH_SYMBOL, _THROUGH_WORDS, _ALONG_LINE, _ALONG_OTHER = 60.0, 6.0, 3.0, 2.0


def emotional_marks(moment: Moment, strokes: Strokes) -> Iterator[Stroke]:
    """A stroke for each relationship of the day, with its words; `strokes` are those of everybody."""
    for one in _lines(moment):
        yield replace(strokes[one.id], words=emotional_words(one, moment))


def emotional_strokes(everybody: Moment, family: list[AnyMark]) -> Strokes:
    """A stroke for each relationship there ever is, by record; `family` are the lines and years to keep off."""
    ground = _ground(everybody, family)
    used: dict[frozenset[RecordId], list[tuple[Relationship, Bow]]] = {}
    made = _Shaped()
    for one in sorted(_lines(everybody), key=lambda line: _reach(line, everybody).far):
        reach = _reach(one, everybody)
        before = used.setdefault(frozenset((one.a, one.b)), [])
        bow = best_bow(reach, ground, [bow for other, bow in before if _share_a_day(one.period, other.period)])
        before.append((one, bow))
        for x, y in reach.path(bow)[3:-3]:
            ground.lay(Rect(x, y, 0, 0).grown(5), _ALONG_OTHER)
        made.ways[one.id] = (one, reach, bow)
    return made


class _Shaped(dict[RecordId, Stroke]):
    """Strokes by relationship, each shaped when a day first shows it: on most days most of them are not seen."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: dict[RecordId, tuple[Relationship, Reach, Bow]] = {}

    def __missing__(self, key: RecordId) -> Stroke:
        line, reach, bow = self.ways[key]
        made = self[key] = _stroke(line, reach.path(bow, SMOOTH))
        return made


def _lines(moment: Moment) -> list[Relationship]:
    return [one for one in moment.case.of(Relationship) if {one.a, one.b} <= moment.people.keys() and one.a != one.b]


def _share_a_day(one: Period, other: Period) -> bool:
    starts = [each.start.earliest for each in (one, other) if each.start and each.start.earliest]
    latest = max(starts, default=date.min)
    return one.includes(latest) and other.includes(latest)


def _reach(line: Relationship, moment: Moment) -> Reach:
    sizes = (symbol_size(moment.people[key]) for key in (line.a, line.b))
    return Reach(moment.at(line.a), moment.at(line.b), *sizes)


def _stroke(one: Relationship, path: Points) -> Stroke:
    made = shaped(
        one.quality,
        path,
        forwards=one.direction is not Direction.B_TO_A,
        backwards=one.direction is not Direction.A_TO_B,
    )
    return Stroke(
        id=f"emotional:{one.id}",
        role=Role.EMOTIONAL,
        variant=one.quality,
        record=one.id,
        z=Z_EMOTIONAL,
        points=made.points,
        extra=made.extra,
        heads=made.heads,
    )


def _ground(moment: Moment, family: list[AnyMark]) -> Ground:
    ground = Ground()
    for key in moment.people:
        ground.lay(moment.symbol_rect(key).grown(3), _THROUGH_SYMBOL)
        ground.lay(moment.words_rect(key), _THROUGH_WORDS)
    for one in family:
        if isinstance(one, Stroke):
            for a, b in (pair for points in (one.points, *one.extra) for pair in pairwise(points)):
                ground.lay(_thin(a, b), _ALONG_LINE)
        else:
            ground.lay(bounds(one), _THROUGH_WORDS)
    return ground


def _thin(a: Point, b: Point) -> Rect:
    left, top = min(a[0], b[0]), min(a[1], b[1])
    return Rect(left, top, abs(a[0] - b[0]), abs(a[1] - b[1])).grown(3)
