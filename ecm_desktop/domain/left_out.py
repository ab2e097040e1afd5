"""What a document leaves out of a case, by kind and reason: how many, never what they say.

Told by the reductions themselves, so that it is what they drop: whatever they leave is not in this list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.kept_back import Ground, KeptBack, kept_back, without_kept_back
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Person
from ecm_desktop.domain.record import Record, Visibility
from ecm_desktop.domain.reductions import Reader, Shown, only, seen_by


class Why(StrEnum):
    """Why something is left out, in the order in which it is told."""

    PSYCHOLOGIST = "psychologist"
    NAMED = "named"
    AUTHOR = "author"
    CONFIDENCE = "confidence"
    HARM = "harm"
    KIND = "kind"  # this document does not show its kind
    LANE = "lane"  # nor that area of life
    EMPTIED = "emptied"  # the record is shown, but for one of its texts
    GOES_ALONG = "goes_along"  # it belongs to something that is left out
    THIRD_PARTY = "third_party"  # somebody's name


class LeftOut(NamedTuple):
    """So many of a kind for one reason; `field` where only that text of each is left out."""

    why: Why
    kind: type[Record]
    how_many: int
    field: str = ""


_WHO = {
    Visibility.PSYCHOLOGIST: Why.PSYCHOLOGIST,
    Visibility.NAMED: Why.NAMED,
    Visibility.AUTHOR: Why.AUTHOR,
}


_BACK = {Ground.CONFIDENCE: Why.CONFIDENCE, Ground.HARM: Why.HARM}


def left_out(case: Case, reader: Reader, shown: Shown, grounds: Collection[Ground] = ()) -> tuple[LeftOut, ...]:
    """What is dropped for a reader of a document that shows no more than `shown`, and keeps back on these `grounds`.

    In the order of the reasons.
    """
    told_to = seen_by(case, reader)
    seen = without_kept_back(told_to, grounds)
    kept = only(seen, shown)
    found: Counter[tuple[Why, type[Record], str]] = Counter()
    back = kept_back(told_to, grounds)
    found.update((_unseen(one, reader), type(one), "") for one in case.values() if one.id not in told_to)
    gone = (one for one in told_to.values() if one.id not in seen and not isinstance(one, KeptBack))
    found.update((_BACK[back[one.id]] if one.id in back else Why.GOES_ALONG, type(one), "") for one in gone)
    found.update((_unshown(one, shown), type(one), "") for one in seen.values() if one.id not in kept)
    found.update((Why.EMPTIED, kind, field) for kind, field in _emptied(seen, kept, shown))
    order = list(Why)
    told = (LeftOut(why, kind, count, field) for (why, kind, field), count in found.items())
    return tuple(sorted(told, key=lambda one: (order.index(one.why), -one.how_many, one.kind.__name__, one.field)))


def others_named(case: Case) -> tuple[LeftOut, ...]:
    """Whose names are withheld where the document names nobody on the family map but the child."""
    child = case.child_person
    others = sum(child is None or one.id != child.id for one in case.of(Person))
    return (LeftOut(Why.THIRD_PARTY, Person, others),) if others else ()


def _unseen(record: Record, reader: Reader) -> Why:
    return Why.GOES_ALONG if reader.may_see(record) else _WHO[getattr(record, "visibility", Visibility.AUTHOR)]


def _unshown(record: Record, shown: Shown) -> Why:
    if shown.allows(record):
        return Why.GOES_ALONG
    is_shown_kind = shown.kinds is None or type(record) in shown.kinds
    return Why.LANE if is_shown_kind and isinstance(record, LifeEvent) else Why.KIND


def _emptied(seen: Case, kept: Case, shown: Shown) -> Iterator[tuple[type[Record], str]]:
    for kind, field in shown.emptied:
        for one in seen.of(kind):
            if one.id in kept and getattr(one, field):
                yield kind, field
