"""Chains: partners on one row, standing side by side: one person with several partners has them on either side."""

from __future__ import annotations

from collections import deque

from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.domain.ids import RecordId

Chain = list[RecordId]


def chains(family: Family, rows: dict[RecordId, int]) -> list[Chain]:
    """Everybody, in chains; who has no partner on the row is a chain alone."""
    beside = {key: [other for other in others if rows[other] == rows[key]] for key, others in family.partners.items()}
    seen: set[RecordId] = set()
    made = []
    for key in family.people:
        if key not in seen:
            members = _reached(key, beside)
            seen.update(members)
            made.append(_in_line(members, beside, family))
    return made


def _reached(start: RecordId, beside: dict[RecordId, list[RecordId]]) -> list[RecordId]:
    seen, todo = {start: None}, deque([start])
    while todo:
        for other in beside[todo.popleft()]:
            if other not in seen:
                seen[other] = None
                todo.append(other)
    return list(seen)


def _in_line(members: list[RecordId], beside: dict[RecordId, list[RecordId]], family: Family) -> Chain:
    """A line in which partners stand together: the longest way through the chain, with the rest tucked in."""
    if len(members) == 1:
        return members
    spine = _longest_way(_longest_way(members[0], beside)[-1], beside)
    placed = set(spine)
    line: Chain = []
    for place, key in enumerate(spine):
        extra = _hanging(key, beside, placed)
        line += [*extra, key] if place < len(spine) / 2 else [key, *extra]
    men_left = sum(place if family.is_man(key) else -place for place, key in enumerate(line))
    return line[::-1] if men_left > 0 else line


def _longest_way(start: RecordId, beside: dict[RecordId, list[RecordId]]) -> Chain:
    before: dict[RecordId, RecordId | None] = {start: None}
    todo = deque([start])
    last = start
    while todo:
        last = todo.popleft()
        for other in beside[last]:
            if other not in before:
                before[other] = last
                todo.append(other)
    way = [last]
    while (previous := before[way[-1]]) is not None:
        way.append(previous)
    return way[::-1]


def _hanging(key: RecordId, beside: dict[RecordId, list[RecordId]], placed: set[RecordId]) -> Chain:
    found: Chain = []
    for other in beside[key]:
        if other not in placed:
            placed.add(other)
            found += [other, *_hanging(other, beside, placed)]
    return found
