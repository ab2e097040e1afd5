"""The lines of couples: their kind, one slash for parted, two for divorced, and the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from ecm_desktop.diagram.genogram.moment import Moment, year_text
from ecm_desktop.diagram.genogram.names import spoken_name
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.genogram.people import top_at
from ecm_desktop.diagram.marks import Anchor, Label, Point, Points, Rect, Role, Stroke, Text
from ecm_desktop.diagram.seating.couples import CoupleLine, couple_line
from ecm_desktop.diagram.seating.measures import PITCH, SMALL, SYMBOL
from ecm_desktop.diagram.wording import all_of, in_sentence, term
from ecm_desktop.domain.bonds import Partnership, PartnershipKind, PartnershipPeriod
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Person
from ecm_desktop.i18n import Translator

_BETWEEN = PITCH - SYMBOL - 2
_MOST_LINES = 2  # of years above a couple's line
Z_COUPLE, Z_YEARS = 12, 35
_SLASH = 7.0  # half the height of a slash
_LEAN = 3.0
_THIN = 0.8  # half the width of a slash
_APART = 5.0  # between two slashes
_BESIDE = 11.0  # from the foot to the slashes, so that the line to the children stays clear


@dataclass(frozen=True)
class _Bond:
    """A couple on the day: what they were last, and how many slashes say that it ended."""

    kind: PartnershipKind
    slashes: int
    years: tuple[str, ...]


def couple_parts(moment: Moment) -> Iterator[Part]:
    """The lines and years of every couple of the day; also of two who only have a child together."""
    drawn: set[frozenset[RecordId]] = set()
    for couple in moment.case.of(Partnership):
        if couple.a in moment.people and couple.b in moment.people and couple.a != couple.b:
            pair = frozenset((couple.a, couple.b))
            line = _line(couple.a, couple.b, moment)
            bond = _bond_of_the_day(couple, moment)
            if pair not in drawn or bond.years:
                made_from = (couple, line, bond, moment.people[couple.a], moment.people[couple.b], moment.setting)
                yield moment.shelf.of(("couple", couple.id), made_from, partial(_couple, couple, line, bond, moment))
            drawn.add(pair)
    yield from _parents_only(moment, drawn)


def _couple(couple: Partnership, line: CoupleLine, bond: _Bond, moment: Moment) -> Part:
    a, b = (spoken_name(moment.people[key], moment.setting) for key in (couple.a, couple.b))
    words = moment.setting.words
    stroke = Stroke(
        id=f"couple:{couple.id}",
        role=Role.COUPLE,
        variant=moment.setting.notation.couple_variant(bond.kind),
        record=couple.id,
        words=all_of([words("{a} and {b}", a=a, b=b), *_kind_and_years(bond, words)]),
        z=Z_COUPLE,
        points=line.points,
        heads=slashes(line, bond.slashes),
    )
    return part([stroke, _years(couple.id, line, bond.years, moment)] if bond.years else [stroke])


def _kind_and_years(bond: _Bond, words: Translator) -> list[str]:
    """What the couple were, unless the years say so: "married 2002", "living together, 2015–2017"."""
    kind = in_sentence(term(bond.kind, words))
    return [*bond.years] if any(one.startswith(kind) for one in bond.years) else [kind, *bond.years]


def _parents_only(moment: Moment, drawn: set[frozenset[RecordId]]) -> Iterator[Part]:
    for a, b in moment.arrangement.family.couples:
        if frozenset((a, b)) in drawn or a not in moment.people or b not in moment.people:
            continue
        children = [one.children for one in moment.arrangement.family.homes if set(one.parents) == {a, b}]
        if any(child in moment.people for group in children for child in group):
            line = Stroke(
                id=f"couple:{a}+{b}",
                role=Role.COUPLE,
                variant=moment.setting.notation.couple_variant(PartnershipKind.RELATIONSHIP),
                z=Z_COUPLE,
                points=_line(a, b, moment).points,
            )
            yield part([line])


def _line(a: RecordId, b: RecordId, moment: Moment) -> CoupleLine:
    """The line of two people; an arch ends at the outlines of their symbols."""
    line = couple_line(a, b, moment.seats)
    if len(line.points) == 2:
        return line
    left, right = sorted((a, b), key=moment.at)
    ends = [(x, top_at(key, moment, x)) for key, (x, _) in ((left, line.points[0]), (right, line.points[-1]))]
    return CoupleLine((ends[0], *line.points[1:-1], ends[1]), line.foot)


def slashes(line: CoupleLine, number: int) -> tuple[Points, ...]:
    """Short strokes across a couple's line, beside the foot: filled, so that a dotted line's are as plain as any."""
    x, y = _slash_place(line)
    corners = ((-_LEAN - _THIN, _SLASH), (-_LEAN + _THIN, _SLASH), (_LEAN + _THIN, -_SLASH), (_LEAN - _THIN, -_SLASH))
    return tuple(tuple((x + n * _APART + dx, y + dy) for dx, dy in corners) for n in range(number))


def _slash_place(line: CoupleLine) -> Point:
    x, y = line.foot
    if len(line.points) == 2 and line.points[0][1] != line.points[1][1]:
        return (x, y)
    return (x + _BESIDE - _APART, y) if len(line.points) == 2 else (x + 2 * _BESIDE * _inwards(line), y)


def _inwards(line: CoupleLine) -> int:
    """Which way along an arch leads from its foot to its middle."""
    return 1 if line.foot[0] < (line.points[0][0] + line.points[-1][0]) / 2 else -1


def _years(key: RecordId, line: CoupleLine, years: tuple[str, ...], moment: Moment) -> Label:
    """The years above the line, clear of the slashes; all in one line above an arch, where there is little room."""
    x, y = line.foot
    lift = _SLASH + 2
    if len(line.points) == 2:
        years = tuple(_within(years, moment))
    else:
        years, lift = (all_of(years),), 3.0
        x += (3 * _BESIDE + moment.setting.metrics.width(years[0], SMALL) / 2) * _inwards(line)
    texts = tuple(
        Text(x, y - lift - (len(years) - 1 - n) * (SMALL + 1), said, SMALL, anchor=Anchor.MIDDLE, muted=True)
        for n, said in enumerate(years)
    )
    wide = max(moment.setting.metrics.width(one.text, SMALL) for one in texts)
    rect = Rect(x - wide / 2, y - lift - len(years) * (SMALL + 1) + 1, wide, len(years) * (SMALL + 1))
    return Label(id=f"couple:{key}:years", role=Role.NAME, record=key, z=Z_YEARS, rect=rect, texts=texts, room=_BETWEEN)


def _within(years: tuple[str, ...], moment: Moment) -> list[str]:
    """The years on lines that fit between two partners; only the last of them where all would take too many."""
    made = [moment.setting.metrics.wrapped(said, _BETWEEN, SMALL, 2) for said in years]
    return [line for one in made for line in one] if sum(map(len, made)) <= _MOST_LINES else made[-1]


def _bond_of_the_day(couple: Partnership, moment: Moment) -> _Bond:
    made_from = (couple, moment.people[couple.a], moment.people[couple.b], moment.day, moment.setting)
    return moment.shelf.of(("bond", couple.id), made_from, partial(_bond_on, couple, moment))


def _bond_on(couple: Partnership, moment: Moment) -> _Bond:
    begun = [one for one in couple.periods if _by(one.period.start, moment.day) is not False]
    if not begun:
        return _Bond(PartnershipKind.RELATIONSHIP, 0, ())
    last, words = begun[-1], moment.setting.words
    slash = _slashes_of(last, moment.day, [moment.people[couple.a], moment.people[couple.b]])
    said = [text for one in begun for text in _told(one, moment.day, words)]
    return _Bond(last.kind, slash, tuple(said[-2:]))


def _slashes_of(period: PartnershipPeriod, day: date, people: list[Person]) -> int:
    if _by(period.divorced, day):
        return 2
    widowed = any(one.death and _by(one.death, day) for one in people)
    return 1 if _by(period.separated, day) or (_by(period.ended, day) and not widowed) else 0


def _by(when: When | None, day: date) -> bool | None:
    """Whether it had happened by the day; None when there is nothing to go by."""
    if when is None or when.anchor is None:
        return None
    return (when.earliest or when.anchor) <= day


def _told(period: PartnershipPeriod, day: date, words: Translator) -> Iterator[str]:
    if period.married and _by(period.married, day):
        yield words("married {year}", year=year_text(period.married, words))
    elif period.began and period.began.is_dated:
        yield (
            words("since {year}", year=year_text(period.began, words))
            if not _by(period.period.end, day)
            else words("{first}–{last}", first=year_text(period.began, words), last=year_text(period.period.end, words))
        )
    if _by(period.divorced, day):
        yield words("divorced {year}", year=year_text(period.divorced, words))
    elif period.married and _by(period.separated, day):
        yield words("parted {year}", year=year_text(period.separated, words))
