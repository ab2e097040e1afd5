"""What is kept back from documents: a decision about one record, with its ground, its reason, and who took it when.

It is a record of its own and changes no fact: what it is about stays on the timeline and in the meeting's own
documents, and is gone from those that go further (`without_kept_back`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import reduced


class Ground(StrEnum):
    """On what ground something is kept back."""

    CONFIDENCE = "confidence"  # told on the understanding that it goes no further
    HARM = "harm"  # reading it could do serious harm to the child or to somebody else


class KeptBack(Record, frozen=True, kw_only=True, tag="kept_back"):
    """That `target` is kept back on a ground; `note` is the reason in words, `author` who decided it, on the day
    `decided`."""

    target: RecordId
    ground: Ground = Ground.CONFIDENCE
    note: str = ""
    author: str = ""
    decided: date | None = None


class Withheld(NamedTuple):
    """So many records of a kind that are kept back on a ground."""

    ground: Ground
    kind: type[Record]
    how_many: int


def decision_on(case: Case, target: RecordId) -> KeptBack | None:
    """The decision that keeps a record back; None where there is none."""
    return next((one for one in case.of(KeptBack) if one.target == target), None)


def kept_back(case: Case, grounds: Collection[Ground]) -> dict[RecordId, Ground]:
    """The records that are kept back on one of the grounds, each with the gravest of its own."""
    found: dict[RecordId, Ground] = {}
    for one in case.of(KeptBack):
        if one.ground in grounds and one.target in case and found.get(one.target) is not Ground.HARM:
            found[one.target] = one.ground
    return found


def without_kept_back(case: Case, grounds: Collection[Ground]) -> Case:
    """The case without them, and without any such decision; ids of what went go from every list that names them."""
    gone = kept_back(case, grounds).keys() | {one.id for one in case.of(KeptBack)}
    return reduced(case, [one for one in case.values() if one.id not in gone]) if gone else case


def withheld(case: Case, grounds: Collection[Ground]) -> tuple[Withheld, ...]:
    """How many of each kind, in the order of the grounds."""
    found = Counter((ground, type(case[key])) for key, ground in kept_back(case, grounds).items())
    order = list(Ground)
    told = (Withheld(ground, kind, number) for (ground, kind), number in found.items())
    return tuple(sorted(told, key=lambda one: (order.index(one.ground), -one.how_many, one.kind.__name__)))
