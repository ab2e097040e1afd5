"""What a plan costs: couples parted, lines that cross, brothers and sisters out of order, and long ways."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from math import inf

from ecm_desktop.diagram.seating.family import Family, Parents
from ecm_desktop.diagram.seating.plan import Plan
from ecm_desktop.domain.ids import RecordId

PARTED = 80.0  # somebody else between two partners
CROSSED = 10.0  # two families' lines of descent
OUT_OF_ORDER = 14.0  # two full siblings not eldest left
TIE_CROSSED = 2.0  # a later bond (carer) crossing a line
MAN_RIGHT = 1.0
OVER_A_PARTNER = 3.0  # a couple's line that must arch over another partner
AWAY = 0.04  # for each seat between a child and the middle of its parents


class Cost:
    """Prices the plans of one family."""

    def __init__(self, family: Family, rows: dict[RecordId, int]) -> None:
        self._family = family
        self._rows = rows
        self._couples = [(a, b) for a, b in family.couples if rows[a] == rows[b]]
        self._mates = {key: set(others) for key, others in family.partners.items()}
        dated = {key for key, person in family.people.items() if person.birth and person.birth.is_dated}
        siblings = [home.children for home in family.homes if len(home.children) > 1]
        self._siblings = [(children, [key for key in children if key in dated]) for children in siblings]

    def of(self, plan: Plan, most: float = inf) -> float:
        """The price; less is better. What is more than `most` is not added up to the end."""
        order = plan.rows()
        seat = {key: place for row in order for place, key in enumerate(row)}
        price = self._parted(order, seat) + self._out_of_order(seat)
        price += MAN_RIGHT * sum(self._turned(a, b, seat) for a, b in self._couples)
        if price >= most:
            return price
        column = _columns(plan)
        price += self._ways(column)
        return price if price >= most else price + self._crossed(order, seat, column)

    def _parted(self, order: list[list[RecordId]], seat: dict[RecordId, int]) -> float:
        price = 0.0
        for a, b in self._couples:
            first, last = sorted((seat[a], seat[b]))
            if last - first > 1:
                known = self._mates[a] | self._mates[b]
                price += PARTED * sum(key not in known for key in order[self._rows[a]][first + 1 : last])
                price += OVER_A_PARTNER * (last - first - 1)
        return price

    def _turned(self, a: RecordId, b: RecordId, seat: dict[RecordId, int]) -> bool:
        man_a, man_b = self._family.is_man(a), self._family.is_man(b)
        return man_a != man_b and (seat[a] < seat[b]) != man_a

    def _crossed(self, order: list[list[RecordId]], seat: dict[RecordId, int], column: dict[RecordId, float]) -> float:
        """Counts crossings channel by channel; a line over several rows passes those between at its rough column."""
        columns = [[column[key] for key in row] for row in order]
        lines: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for home in self._family.homes:
            top, middle = self._rows[home.parents[0]], _middle(seat, home.parents)
            for child in home.children:
                span = self._rows[child] - top
                if span == 1:
                    lines[top].append((middle, seat[child]))
                elif span > 1:
                    start = _middle(column, home.parents)
                    step = (column[child] - start) / span
                    between = [bisect_left(columns[top + n], start + step * n) - 0.5 for n in range(1, span)]
                    for n, ends in enumerate(pairwise((middle, *between, seat[child]))):
                        lines[top + n].append(ends)
        return CROSSED * sum(map(_inversions, lines.values()))

    def _out_of_order(self, seat: dict[RecordId, int]) -> float:
        price = 0.0
        for children, dated in self._siblings:
            price += OUT_OF_ORDER * _falling([seat[key] for key in dated])
            price += OUT_OF_ORDER / 20 * _falling([seat[key] for key in children])
        return price

    def _ways(self, column: dict[RecordId, float]) -> float:
        price = 0.0
        for home in self._family.homes:
            middle = _middle(column, home.parents)
            price += sum(abs(column[child] - middle) for child in home.children)
        for tie in self._family.ties:
            middle = _middle(column, tie.parents)
            price += 0.5 * sum(abs(column[child] - middle) for child in tie.children)
        return AWAY * price


def _middle(place: Mapping[RecordId, float], parents: Parents) -> float:
    return sum(place[parent] for parent in parents) / len(parents)


def _falling(seats: list[int]) -> int:
    if seats == sorted(seats):
        return 0
    return sum(one > other for place, one in enumerate(seats) for other in seats[place + 1 :])


def _inversions(lines: list[tuple[float, float]]) -> int:
    """How many pairs of lines cross: further left above, further right below."""
    lines.sort()
    below: list[float] = []
    waiting: list[float] = []
    crossed, last = 0, None
    for top, bottom in lines:
        if top != last:
            for one in waiting:
                insort(below, one)
            waiting, last = [], top
        crossed += len(below) - bisect_right(below, bottom)
        waiting.append(bottom)
    return crossed


def _columns(plan: Plan) -> dict[RecordId, float]:
    """A rough column for everybody: leaves one after the other, what stands above in the middle of its branch."""
    column: dict[RecordId, float] = {}
    span: dict[int, tuple[float, float]] = {}
    free = 0.0
    for node in reversed(_right_to_left(plan)):
        ends = [span[below] for below in plan.under[node]]
        width = len(plan.line[node])
        if ends:
            left, right = ends[0][0], ends[-1][1]
            free = max(free, left + width)
        else:
            left, right = free, free + width
            free = right
        start = (left + right - width) / 2
        column |= {key: start + place for place, key in enumerate(plan.line[node])}
        span[node] = (left, max(right, left + width))
    return column


def _right_to_left(plan: Plan) -> list[int]:
    """The chains, each before what hangs under it, branches from right to left; reversed: from the leaves up."""
    todo, order = list(plan.under[-1]), []
    while todo:
        node = todo.pop()
        order.append(node)
        todo.extend(plan.under[node])
    return order
