"""The rows of a family as chains of partners in a row, and the lines between neighbouring rows.

A line of descent that passes a row has a seat there, a lane: it is a chain by itself, without a person. So every line
joins two neighbouring rows, and where it passes is settled like where people sit. Everybody has exactly one seat.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ecm_desktop.diagram.seating.chains import chains
from ecm_desktop.diagram.seating.family import Descent, Family
from ecm_desktop.domain.ids import RecordId

Sitter = int  # a person, or the lane of a line that passes a row
Order = tuple[list[list[int]], list[list[Sitter]]]

HOME, TIE = 1.0, 0.2  # how much a line weighs: a child's first home, a later bond


@dataclass(frozen=True)
class Fork:
    """The lines from one seat, or from the middle of two, to seats of the next row."""

    sources: tuple[Sitter, ...]
    targets: tuple[Sitter, ...]
    weight: float


@dataclass
class Layers:
    """`line[c]` is chain c from left to right, `rows[r]` the chains of row r.

    `people[s]` is the record of a sitter, lanes have none; `seat` counts from 0 along the sitter's row.
    """

    family: Family
    rows: list[list[int]]
    line: list[list[Sitter]]
    people: list[RecordId]
    row: list[int]
    chain: list[int]
    forks: list[Fork] = field(default_factory=list)
    into: list[list[Fork]] = field(default_factory=list)  # by sitter, the forks from above
    out_of: list[list[Fork]] = field(default_factory=list)  # by chain, the forks to below
    seat: list[int] = field(default_factory=list)

    def place(self, rows: Iterable[int]) -> None:
        """Counts the seats of these rows anew."""
        for number in rows:
            at = 0
            for chain in self.rows[number]:
                for one in self.line[chain]:
                    self.seat[one] = at
                    at += 1

    def sitting(self, row: int) -> tuple[Sitter, ...]:
        """Who sits on a row, from left to right; nobody on what is no row."""
        if not 0 <= row < len(self.rows):
            return ()
        return tuple(one for chain in self.rows[row] for one in self.line[chain])

    def middle(self, fork: Fork) -> float:
        """Where a fork begins, in seats."""
        return (self.seat[fork.sources[0]] + self.seat[fork.sources[-1]]) / 2

    def above(self, chain: int) -> list[int]:
        """The chains from which a chain's people come."""
        return [self.chain[fork.sources[0]] for one in self.line[chain] for fork in self.into[one]]

    def below(self, chain: int) -> list[int]:
        """The chains of those who come from a chain."""
        return [self.chain[one] for fork in self.out_of[chain] for one in fork.targets]

    def is_person(self, sitter: Sitter) -> bool:
        """Whether somebody sits there, and no line passes."""
        return sitter < len(self.people)

    def kept(self) -> Order:
        """The order as it is, to come back to."""
        return [list(row) for row in self.rows], [list(line) for line in self.line]

    def restore(self, order: Order) -> None:
        """Comes back to an order that was kept."""
        self.rows, self.line = [list(row) for row in order[0]], [list(line) for line in order[1]]
        self.place(range(len(self.rows)))


def layers_of(family: Family, rows: dict[RecordId, int]) -> Layers:
    """The layers of a family whose rows are known, in the order in which branches are told."""
    people = list(family.people)
    number = {key: place for place, key in enumerate(people)}
    line = [[number[key] for key in one] for one in chains(family, rows)]
    chain = [0] * len(people)
    for place, one in enumerate(line):
        for sitter in one:
            chain[sitter] = place
    made = Layers(family, [[] for _ in range(max(rows.values(), default=-1) + 1)], line, people,
                  [rows[key] for key in people], chain)  # fmt: skip
    for descents, weight in ((family.homes, HOME), (family.ties, TIE)):
        for descent in descents:
            _join(made, descent, number, weight)
    _index(made)
    return made


def _join(made: Layers, descent: Descent, number: dict[RecordId, Sitter], weight: float) -> None:
    """The forks of one descent: through lanes where it passes rows; a child who does not sit below has none."""
    parents = [number[key] for key in descent.parents]
    top = max(made.row[one] for one in parents)
    sources = tuple(one for one in parents if made.row[one] == top)
    children = [number[key] for key in descent.children]
    for row in range(top + 1, max(top, *(made.row[one] for one in children)) + 1):
        here = [one for one in children if made.row[one] == row]
        lane = [_lane(made, row)] if any(made.row[one] > row for one in children) else []
        made.forks.append(Fork(sources, (*here, *lane), weight))
        sources = tuple(lane)


def _lane(made: Layers, row: int) -> Sitter:
    sitter = len(made.row)
    made.row.append(row)
    made.chain.append(len(made.line))
    made.line.append([sitter])
    return sitter


def _index(made: Layers) -> None:
    made.into = [[] for _ in made.row]
    made.out_of = [[] for _ in made.line]
    made.seat = [0] * len(made.row)
    for fork in made.forks:
        made.out_of[made.chain[fork.sources[0]]].append(fork)
        for target in fork.targets:
            made.into[target].append(fork)


def hang_branches(made: Layers) -> None:
    """The first order: every branch below where it comes from, branches from left to right by birth."""
    under: list[list[int]] = [[] for _ in made.line]
    founders = []
    for chain in sorted(range(len(made.line)), key=lambda one: min(made.line[one])):
        above = next((fork for one in made.line[chain] for fork in made.into[one]), None)
        if above is None:
            founders.append(chain)
        else:
            under[made.chain[above.sources[0]]].append(chain)
    todo = list(reversed(founders))
    while todo:
        chain = todo.pop()
        made.rows[made.row[made.line[chain][0]]].append(chain)
        todo.extend(reversed(_by_couple(made, chain, under[chain])))
    made.place(range(len(made.rows)))


def _by_couple(made: Layers, chain: int, below: Sequence[int]) -> list[int]:
    """What hangs under a chain, in the order of its couples from left to right, and then of birth."""
    at = {one: place for place, one in enumerate(made.line[chain])}

    def wish(one: int) -> tuple[float, Sitter]:
        forks = [(fork, sitter) for sitter in made.line[one] for fork in made.into[sitter] if fork.sources[0] in at]
        return min((at[fork.sources[0]] + at[fork.sources[-1]], sitter) for fork, sitter in forks)

    return sorted(below, key=wish)
