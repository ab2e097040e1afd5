"""Lines from parents to children: the bar of brothers and sisters, and each child's own line, with twins at a fork."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from ecm_desktop.diagram.genogram.dated import period_years
from ecm_desktop.diagram.genogram.moment import Moment, symbol_size
from ecm_desktop.diagram.genogram.names import spoken_name
from ecm_desktop.diagram.genogram.parts import Part, part
from ecm_desktop.diagram.genogram.people import side_at, top_at
from ecm_desktop.diagram.marks import Point, Points, Rect, Role, Stroke
from ecm_desktop.diagram.notation import Adopted
from ecm_desktop.diagram.seating.family import Descent
from ecm_desktop.diagram.seating.routes import Route, Stage, routes
from ecm_desktop.diagram.wording import all_of, in_sentence, term
from ecm_desktop.domain.bonds import Parentage, ParentageKind, Partnership
from ecm_desktop.domain.ids import RecordId

Z_DESCENT = 10
_BRACKET, _FLANGE = 3.0, 7.0  # between a symbol and its bracket, and how far that reaches inwards

Begun = dict[RecordId, Parentage]


def descent_parts(moment: Moment) -> Iterator[Part]:
    """The lines of every descent of which a parent and a child are there on the day."""
    for number, (route, there) in enumerate(zip(_routes(moment), _begun(moment), strict=True)):
        if there:
            people = [(moment.people[key], moment.at(key)) for key in (*route.descent.parents, *there)]
            made_from = (route, people, list(there.values()), moment.setting)
            yield moment.shelf.of(("descent", number), made_from, partial(_route_part, route, there, moment))


def _begun(moment: Moment) -> list[Begun]:
    """For each descent, the children who are there on the day with a bond that had begun; none where none is drawn."""
    family = moment.arrangement.family
    made_from = (
        moment.case.of(Parentage), moment.whole.of(Parentage), moment.whole.of(Partnership), list(moment.people),
        family.homes, family.ties,
    )  # fmt: skip

    def make() -> list[Begun]:
        bonds = _Bonds(moment)
        return [bonds.of_the_day(one, moment.people) for one in (*family.homes, *family.ties)]

    return moment.shelf.of("begun", made_from, make)


def _routes(moment: Moment) -> list[Route]:
    """The ways of all lines: they are the same on every day."""
    one, seats = moment.arrangement, moment.seats
    return one.of_everybody.of("routes", seats.at, partial(routes, one.family, one.row, one.heights, seats))


class _Bonds:
    """The parentages of the day, to name the record a line stands for."""

    def __init__(self, moment: Moment) -> None:
        self._of = {(one.parent, one.child, one.nature): one for one in moment.case.of(Parentage)}
        self._couples = {frozenset((one.a, one.b)) for one in moment.whole.of(Partnership)}
        self._births = defaultdict(set)
        for one in moment.whole.of(Parentage):
            if one.nature is ParentageKind.BIRTH:
                self._births[one.child].add(one.parent)

    def of_the_day(self, descent: Descent, people: Container[RecordId]) -> Begun:
        """By child, the bond that its line stands for, where the parents are there and the line is drawn."""
        if not all(parent in people for parent in descent.parents) or not self._is_drawn(descent):
            return {}
        return self._begun(descent, (one for one in descent.children if one in people))

    def _begun(self, descent: Descent, children: Iterable[RecordId]) -> Begun:
        """By child, the bond of the first parent to it that had begun by the day; without it, no line."""
        pairs = ((child, parent) for child in children for parent in reversed(descent.parents))
        found = ((child, self._of.get((parent, child, descent.nature))) for child, parent in pairs)
        return {child: bond for child, bond in found if bond}

    def _is_drawn(self, descent: Descent) -> bool:
        """A step-parent who is a birth parent's partner has the couple's line; a second one would say nothing new."""
        if descent.nature is not ParentageKind.STEP or len(descent.parents) > 1:
            return True
        parent = descent.parents[0]
        return not any(
            frozenset((parent, other)) in self._couples for child in descent.children for other in self._births[child]
        )


def _route_part(route: Route, there: Begun, moment: Moment) -> Part:
    return part(_route_marks(route, there, moment))


def _route_marks(route: Route, there: Begun, moment: Moment) -> Iterator[Stroke]:
    key = f"{'+'.join(route.descent.parents)}:{route.descent.nature}:{route.descent.children[0]}"
    point, start = route.foot, _start(route, moment)
    for number, stage in enumerate(route.stages):
        legs = {child: x for child, x in stage.legs.items() if child in there}
        goes_on = any(child in there for later in route.stages[number + 1 :] for child in later.legs)
        if not legs and not goes_on:
            continue
        forks = _forks(legs, moment)
        lane = stage.lane if goes_on else None
        yield from _bars(f"sibling:{key}:{number}", route, stage, point, start, forks, lane)
        for children, x in forks:
            yield from _legs(children, (x, stage.y), stage, route.descent, moment, there)
        point, start = ((lane if lane is not None else stage.drop), stage.y), ()
    for child in route.beside:
        if child in there:
            x, y = moment.at(child)
            top = (x, y - symbol_size(moment.people[child]) / 2)
            yield _leg(child, (route.foot, top), route.descent, moment, there)


def _start(route: Route, moment: Moment) -> Points:
    """The stretch from one parent's own symbol, from its outline on; a couple's begins on their line."""
    if not route.start:
        return ()
    (x, y), *others = route.start
    parent = route.descent.parents[0]
    at = moment.at(parent)
    if x == at[0]:
        x = side_at(parent, moment, y)
    return ((x, y), *others)


def _bars(
    key: str,
    route: Route,
    stage: Stage,
    point: Point,
    start: Points,
    forks: list[tuple[list[RecordId], float]],
    lane: float | None,
) -> Iterator[Stroke]:
    """The drop from above and the level bar; only the drop when a single child sits straight below."""
    ends = [x for _, x in forks] + ([lane] if lane is not None else [])
    drop = (*start[:1], point, (point[0], stage.y))
    left, right = min(ends), max(ends)
    if not left <= stage.drop <= right:
        drop = (*drop, (right if stage.drop < left else left, stage.y))
    stroke = Stroke(id=key, role=Role.SIBLING, variant=route.descent.nature, z=Z_DESCENT, points=drop)
    yield stroke
    if left <= stage.drop <= right and left < right:
        yield replace(stroke, id=f"{key}:level", points=((left, stage.y), (right, stage.y)))


def _forks(legs: dict[RecordId, float], moment: Moment) -> list[tuple[list[RecordId], float]]:
    """The children of each birth together, with the point of the bar from which their lines part."""
    births: dict[str, list[RecordId]] = defaultdict(list)
    for child in legs:
        births[moment.people[child].birth_group or child].append(child)
    return [(group, sum(legs[child] for child in group) / len(group)) for group in births.values()]


def _legs(
    children: list[RecordId], fork: Point, stage: Stage, descent: Descent, moment: Moment, there: Begun
) -> Iterator[Stroke]:
    bars = _identical_bar(children, fork, stage, moment)
    for child in children:
        x = stage.legs[child]
        end = (x, top_at(child, moment, x))
        yield _leg(child, (fork, end), descent, moment, there, bars)
        bars = ()


def _identical_bar(children: list[RecordId], fork: Point, stage: Stage, moment: Moment) -> tuple[Points, ...]:
    """The level stroke that joins the lines of identical twins half way."""
    if len(children) < 2 or not all(moment.people[child].identical for child in children):
        return ()
    ends = [(stage.legs[child], top_at(child, moment, stage.legs[child])) for child in children]
    halves = sorted(((fork[0] + x) / 2, (fork[1] + y) / 2) for x, y in ends)
    return ((halves[0], halves[-1]),)


def _leg(
    child: RecordId,
    points: Points,
    descent: Descent,
    moment: Moment,
    there: Begun,
    extra: tuple[Points, ...] = (),
) -> Stroke:
    words = moment.setting.words
    names = [spoken_name(moment.people[key], moment.setting) for key in (*descent.parents, child)]
    said = words(
        "{child}, child of {parents}",
        child=names[-1],
        parents=words("{a} and {b}", a=names[0], b=names[1]) if len(names) == 3 else names[0],
    )
    return Stroke(
        id=f"descent:{'+'.join(descent.parents)}:{descent.nature}:{child}",
        role=Role.DESCENT,
        variant=descent.nature,
        record=there[child].id,
        words=all_of([said, in_sentence(term(descent.nature, words)), period_years(there[child].period, words)]),
        z=Z_DESCENT,
        points=points,
        extra=(*extra, *_brackets(child, descent, moment)),
    )


def _brackets(child: RecordId, descent: Descent, moment: Moment) -> tuple[Points, ...]:
    """The brackets round somebody who was adopted, where the notation has them."""
    if moment.setting.notation.adopted is not Adopted.BRACKETS or descent.nature is not ParentageKind.ADOPTED:
        return ()
    return brackets(moment.symbol_rect(child))


def brackets(rect: Rect) -> tuple[Points, ...]:
    """A square bracket at either side."""
    around = rect.grown(_BRACKET)
    return tuple(
        ((x + inwards, around.y), (x, around.y), (x, around.bottom), (x + inwards, around.bottom))
        for x, inwards in ((around.x, _FLANGE), (around.right, -_FLANGE))
    )
