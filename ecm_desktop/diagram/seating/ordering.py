"""The search for a good plan: small changes are tried in a fixed order, and kept when the price falls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ecm_desktop.diagram.seating.cost import Cost
from ecm_desktop.diagram.seating.family import Family
from ecm_desktop.diagram.seating.plan import ROOT, Plan, first_plan, sort_under
from ecm_desktop.domain.ids import RecordId

_TRIALS = 120_000  # person-trials, so that a large family takes no longer than a few hundred trials

Snapshot = tuple[list[list[RecordId]], list[int], dict[int, list[int]]]
Move = Callable[[], None]


def order_rows(family: Family, rows: dict[RecordId, int]) -> list[list[RecordId]]:
    """The people of each row from left to right."""
    plan = first_plan(family, rows)
    if plan.line:
        Search(family, plan, Cost(family, rows)).run()
    return plan.rows()


class Search:
    """Improves one plan until no change helps or the trials are used up."""

    def __init__(self, family: Family, plan: Plan, cost: Cost) -> None:
        self._family = family
        self._plan = plan
        self._cost = cost
        self._best = cost.of(plan)
        self._tried: set[object] = set()
        self._left = max(300, _TRIALS // len(family.people))
        self._linked = _links(family, plan)

    def run(self) -> None:
        """Changes the plan in place."""
        self._gather()
        before = None
        while self._best != before and self._left > 0:
            before = self._best
            for node in range(len(self._plan.line)):
                for move in self._moves(node):
                    self._try(move)

    def _gather(self) -> None:
        """First brings every founder beside somebody they are tied to, the largest families first."""
        plan = self._plan
        for node in sorted(plan.under[ROOT], key=lambda one: (plan.row[one], one)):
            for host, place in list(self._guest_places(node)):
                self._try(partial(plan.hang, node, host, place))

    def _try(self, move: Move) -> None:
        if self._left <= 0:
            return
        kept = self._snapshot()
        move()
        self._left -= 1
        if not self._is_better():
            self._restore(kept)

    def _is_better(self) -> bool:
        """Prices the plan as it stands, unless it was priced before: half of all changes lead to where one was."""
        plan = self._plan
        key = (tuple(map(tuple, plan.line)), tuple(plan.host), tuple((host, *plan.under[host]) for host in plan.under))
        if key in self._tried:
            return False
        self._tried.add(key)
        price = self._cost.of(plan, self._best)
        if price < self._best - 1e-9:
            self._best = price
            return True
        return False

    def _snapshot(self) -> Snapshot:
        plan = self._plan
        return [list(line) for line in plan.line], list(plan.host), {key: list(one) for key, one in plan.under.items()}

    def _restore(self, kept: Snapshot) -> None:
        self._plan.line, self._plan.host, self._plan.under = kept

    def _moves(self, node: int) -> Iterator[Move]:
        yield from self._within_chain(node)
        yield from self._among_neighbours(node)
        yield from self._to_other_parents(node)
        if self._plan.is_guest(node):
            yield from self._as_guest(node)

    def _within_chain(self, node: int) -> Iterator[Move]:
        size = len(self._plan.line[node])
        if size < 2:
            return
        yield lambda: self._reorder(node, list(reversed(self._plan.line[node])))
        if size == 2:
            return
        for here in range(size):
            for there in range(size):
                if here != there and (size <= 6 or abs(here - there) <= 2):
                    yield partial(self._reseat, node, here, there)

    def _reseat(self, node: int, here: int, there: int) -> None:
        line = list(self._plan.line[node])
        line.insert(there, line.pop(here))
        self._reorder(node, line)

    def _reorder(self, node: int, line: list[RecordId]) -> None:
        self._plan.line[node] = line
        sort_under(self._plan, node, self._family)

    def _among_neighbours(self, node: int) -> Iterator[Move]:
        plan = self._plan
        host = plan.host[node]
        for step in (-1, 1, -2, 2):
            place = plan.under[host].index(node) + step
            if host == plan.host[node] and 0 <= place < len(plan.under[host]):
                yield partial(plan.hang, node, host, place)

    def _to_other_parents(self, node: int) -> Iterator[Move]:
        for host in self._plan.parents[node]:
            if host != self._plan.host[node] and node not in self._plan.hosts_of(host):
                yield partial(self._adopt, node, host)

    def _adopt(self, node: int, host: int) -> None:
        self._plan.hang(node, host, len(self._plan.under[host]))
        sort_under(self._plan, host, self._family)

    def _as_guest(self, node: int) -> Iterator[Move]:
        for host, place in list(self._guest_places(node)):
            yield partial(self._hang_at_most, node, host, place)

    def _hang_at_most(self, node: int, host: int, place: int) -> None:
        self._plan.hang(node, host, min(place, len(self._plan.under[host])))

    def _guest_places(self, node: int) -> Iterator[tuple[int, int]]:
        """Beside whoever the chain's own children or carers married into, or beside those above them."""
        plan = self._plan
        seen = set()
        for linked in self._linked[node]:
            for near in (linked, *plan.hosts_of(linked)):
                host = plan.host[near]
                if near == node or node in (host, *plan.hosts_of(near)) or _too_low(plan, host, node):
                    continue
                place = plan.under[host].index(near)
                for at in (place, place + 1):
                    if (host, at) not in seen:
                        seen.add((host, at))
                        yield host, at


def _too_low(plan: Plan, host: int, node: int) -> bool:
    return host != ROOT and plan.row[host] >= plan.row[node]


def _links(family: Family, plan: Plan) -> list[list[int]]:
    """For each chain, the chains that one line of descent joins to it or to what hangs under it."""
    of = {key: node for node, line in enumerate(plan.line) for key in line}
    found: list[dict[int, None]] = [{} for _ in plan.line]
    for home in (*family.homes, *family.ties):
        for child in home.children:
            upper, lower = of[home.parents[0]], of[child]
            if upper != lower:
                found[upper].setdefault(lower)
                found[lower].setdefault(upper)
    return [list(links) for links in found]
