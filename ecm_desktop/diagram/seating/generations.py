"""Which row each person sits on: partners on one, children below their parents; data that contradict it still end."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from itertools import product

from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.domain.ids import RecordId


class Groups:
    """People who share a row, with edges from a group to the groups of its children; never a circle."""

    def __init__(self, people: Iterable[RecordId]) -> None:
        self._of = {key: key for key in people}
        self.below: dict[RecordId, set[RecordId]] = defaultdict(set)

    def of(self, person: RecordId) -> RecordId:
        """The group of a person."""
        while self._of[person] != person:
            self._of[person] = self._of[self._of[person]]
            person = self._of[person]
        return person

    def put_below(self, parent: RecordId, child: RecordId) -> None:
        """Seats a child below a parent, unless that would make somebody their own ancestor."""
        above, below = self.of(parent), self.of(child)
        if above != below and not self._reaches(below, above):
            self.below[above].add(below)

    def join(self, a: RecordId, b: RecordId) -> None:
        """Puts two people on one row, unless one is an ancestor of the other."""
        one, other = self.of(a), self.of(b)
        if one == other or self._reaches(one, other) or self._reaches(other, one):
            return
        self._of[other] = one
        self.below[one] |= self.below.pop(other, set())
        for children in self.below.values():
            if other in children:
                children.remove(other)
                children.add(one)

    def _reaches(self, start: RecordId, goal: RecordId) -> bool:
        seen, todo = {start}, [start]
        while todo:
            for child in self.below.get(todo.pop(), ()):
                if child == goal:
                    return True
                if child not in seen:
                    seen.add(child)
                    todo.append(child)
        return False


def generations(family: Family) -> dict[RecordId, int]:
    """The row of every person, 0 at the top."""
    groups = Groups(family.people)
    for home in family.homes:
        for parent in home.parents:
            for child in home.children:
                groups.put_below(parent, child)
    for a, b in family.couples:
        groups.join(a, b)
    rows = _tightened(groups, _longest_paths(groups, family))
    rows = _aligned(family, {key: rows[groups.of(key)] for key in family.people})
    top = min(rows.values(), default=0)
    return {key: row - top for key, row in rows.items()}


def _downwards(groups: Groups, family: Family) -> list[RecordId]:
    """The groups, every one before those below it."""
    waiting: dict[RecordId, int] = dict.fromkeys((groups.of(key) for key in family.people), 0)
    for children in groups.below.values():
        for child in children:
            waiting[child] += 1
    ready = deque(group for group, above in waiting.items() if not above)
    order = []
    while ready:
        group = ready.popleft()
        order.append(group)
        for child in sorted(groups.below.get(group, ())):
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return order


def _longest_paths(groups: Groups, family: Family) -> dict[RecordId, int]:
    rows: dict[RecordId, int] = {}
    for group in _downwards(groups, family):
        rows.setdefault(group, 0)
        for child in groups.below.get(group, ()):
            rows[child] = max(rows.get(child, 0), rows[group] + 1)
    return rows


def _tightened(groups: Groups, rows: dict[RecordId, int]) -> dict[RecordId, int]:
    """Shifts groups, with whoever must move along, a row down or up as long as the lines get shorter on the whole."""
    above: dict[RecordId, set[RecordId]] = defaultdict(set)
    for group, children in groups.below.items():
        for child in children:
            above[child].add(group)
    rows, shortened = dict(rows), True
    while shortened:
        down = _shifted(1, groups.below, above, rows)
        up = _shifted(-1, above, groups.below, rows)
        shortened = down or up
    return rows


Links = Mapping[RecordId, set[RecordId]]


def _shifted(step: int, ahead: Links, behind: Links, rows: dict[RecordId, int]) -> bool:
    """Changes `rows` by every shift of one step that shortens the lines; whether there was any."""
    shortened = False
    stuck: set[RecordId] = set()  # whoever is tied to one of these is tied to the same people, who were tried
    for group, touching in product(sorted(rows), (_pushed, _tied)):
        if touching is _tied and group in stuck:
            continue
        moving = touching(group, step, ahead, behind, rows)
        gain = sum(len(ahead.get(one, set()) - moving) - len(behind.get(one, set()) - moving) for one in moving)
        if gain > 0:
            rows |= {one: rows[one] + step for one in moving}
            shortened, stuck = True, set()
        elif touching is _tied:
            stuck |= moving
    return shortened


def _tied(group: RecordId, step: int, ahead: Links, behind: Links, rows: dict[RecordId, int]) -> set[RecordId]:
    """The group and all that hangs together with it by lines from one row to the next."""
    moving, todo = {group}, [group]
    while todo:
        here = todo.pop()
        for others, far in ((ahead.get(here, ()), step), (behind.get(here, ()), -step)):
            for other in others:
                if other not in moving and rows[other] == rows[here] + far:
                    moving.add(other)
                    todo.append(other)
    return moving


def _pushed(group: RecordId, step: int, ahead: Links, _behind: Links, rows: dict[RecordId, int]) -> set[RecordId]:
    """The group and all that stand in its way when it moves by a row."""
    moving, todo = {group}, [group]
    while todo:
        here = todo.pop()
        for other in ahead.get(here, ()):
            if other not in moving and rows[other] == rows[here] + step:
                moving.add(other)
                todo.append(other)
    return moving


def _aligned(family: Family, rows: dict[RecordId, int]) -> dict[RecordId, int]:
    """Families that hang together only by later bonds (carers), or not at all, brought to rows that fit."""
    part = _parts(family)
    done: set[RecordId] = set()
    for start in sorted(set(part.values()), key=lambda one: -sum(1 for key in part if part[key] == one)):
        if start in done:
            continue
        if done:
            _shift(rows, part, start, _gap_by_birth(family, rows, part, start, done))
        _bring_along(family, rows, part, start, done)
    return rows


def _bring_along(
    family: Family, rows: dict[RecordId, int], part: dict[RecordId, RecordId], start: RecordId, done: set[RecordId]
) -> None:
    """Follows later bonds out from a part, setting carers one row above the child they cared for."""
    todo = [start]
    while todo:
        here = todo.pop()
        done.add(here)
        for tie in family.ties:
            for child in tie.children:
                upper, lower = part[tie.parents[0]], part[child]
                wrong = rows[child] - 1 - rows[tie.parents[0]]
                if here == lower and upper not in done:
                    _shift(rows, part, upper, wrong)
                    todo.append(upper)
                    done.add(upper)
                elif here == upper and lower not in done:
                    _shift(rows, part, lower, -wrong)
                    todo.append(lower)
                    done.add(lower)


def _shift(rows: dict[RecordId, int], part: dict[RecordId, RecordId], which: RecordId, by: int) -> None:
    for key, of in part.items():
        if of == which:
            rows[key] += by


def _parts(family: Family) -> dict[RecordId, RecordId]:
    """The connected part each person belongs to, by couples and first homes."""
    whole = Groups(family.people)
    for home in family.homes:
        for one in (*home.parents[1:], *home.children):
            whole.join(home.parents[0], one)
    for a, b in family.couples:
        whole.join(a, b)
    return {key: whole.of(key) for key in family.people}


def _gap_by_birth(
    family: Family,
    rows: dict[RecordId, int],
    part: dict[RecordId, RecordId],
    which: RecordId,
    done: set[RecordId],
) -> int:
    """How far to shift a part that nothing joins to the rest, so that its people sit among those of their age."""
    known = [(year, rows[key]) for key in family.people if part[key] in done and (year := _year(family, key))]
    gaps = [
        row - rows[key]
        for key in family.people
        if part[key] == which and (year := _year(family, key)) and known
        for _, row in [min(known, key=lambda one: (abs(one[0] - year), one[1]))]
    ]
    return sorted(gaps)[len(gaps) // 2] if gaps else 0


def _year(family: Family, key: RecordId) -> int | None:
    birth = family.people[key].birth
    return birth.anchor.year if birth and birth.anchor else None
