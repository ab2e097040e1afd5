"""A plan of the rows: chains hung under the chains of their parents, so that whoever moves takes their branch along.

The order of each row is read off by walking the branches from left to right. A chain whose people have no parents here
is a founder; it may hang anywhere higher up, as a guest, only to stand in a good place. Every plan gives every person
exactly one seat; the search (ordering) changes plans and keeps what costs less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ecm_desktop.diagram.seating.chains import Chain, chains
from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.domain.ids import RecordId

ROOT = -1


@dataclass
class Plan:
    """`line[n]` is chain n from left to right, `row[n]` its row, `host[n]` what it hangs under, `under[n]` what hangs
    under it, in order. `parents[n]` are the chains that hold parents of its people."""

    line: list[Chain]
    row: list[int]
    parents: list[tuple[int, ...]]
    host: list[int] = field(default_factory=list)
    under: dict[int, list[int]] = field(default_factory=dict)

    def rows(self) -> list[list[RecordId]]:
        """The people of each row from left to right."""
        found: list[list[RecordId]] = [[] for _ in range(max(self.row, default=-1) + 1)]
        for node in self.walk():
            found[self.row[node]] += self.line[node]
        return found

    def walk(self) -> Iterator[int]:
        """The chains, each before what hangs under it, branches from left to right."""
        todo = list(reversed(self.under[ROOT]))
        while todo:
            node = todo.pop()
            yield node
            todo.extend(reversed(self.under[node]))

    def hang(self, node: int, host: int, place: int) -> None:
        """Takes a chain with its branch to another place."""
        self.under[self.host[node]].remove(node)
        self.under[host].insert(place, node)
        self.host[node] = host

    def is_guest(self, node: int) -> bool:
        """Whether the chain hangs where none of its parents are."""
        return self.host[node] not in self.parents[node]

    def hosts_of(self, node: int) -> list[int]:
        """The chains above a chain, nearest first, without the root."""
        found = []
        node = self.host[node]
        while node != ROOT:
            found.append(node)
            node = self.host[node]
        return found


def first_plan(family: Family, rows: dict[RecordId, int]) -> Plan:
    """Every chain under the parents of its eldest person who has any; founders beside each other at the top."""
    lines = chains(family, rows)
    of = {key: node for node, line in enumerate(lines) for key in line}
    row = [rows[line[0]] for line in lines]
    found: list[dict[int, None]] = [{} for _ in lines]
    for home in family.homes:
        for child in home.children:
            above = of[home.parents[0]]
            if row[above] < row[of[child]]:
                found[of[child]].setdefault(above)
    plan = Plan(lines, row, [tuple(parents) for parents in found])
    plan.host = [parents[0] if parents else ROOT for parents in plan.parents]
    plan.under = {node: [] for node in range(ROOT, len(lines))}
    for node in _by_age(family, lines):
        plan.under[plan.host[node]].append(node)
    for node in range(len(lines)):
        sort_under(plan, node, family)
    return plan


def sort_under(plan: Plan, node: int, family: Family) -> None:
    """Puts what hangs under a chain in the order of its couples, and then of birth; guests keep their neighbours."""
    seat = {key: place for place, key in enumerate(plan.line[node])}
    wished: dict[RecordId, tuple[float, int]] = {}
    for home in family.homes:
        if home.parents[0] in seat:
            middle = sum(seat.get(parent, 0) for parent in home.parents) / len(home.parents)
            wished |= {child: (middle, family.age_rank[child]) for child in home.children}
    last = (-1.0, -1)
    keys: dict[int, tuple[float, int]] = {}
    for below in plan.under[node]:
        mine = [wished[key] for key in plan.line[below] if key in wished]
        last = keys[below] = min(mine) if mine and node in plan.parents[below] else last
    plan.under[node].sort(key=keys.__getitem__)


def _by_age(family: Family, lines: list[Chain]) -> list[int]:
    return sorted(range(len(lines)), key=lambda node: min(family.age_rank[key] for key in lines[node]))
