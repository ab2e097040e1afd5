"""What a newer version of a file tells otherwise: rows brought in before that have another date or other words now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from ecm_desktop.intake.likeness import Telling

_ALIKE = 0.3  # of the words of both


def changed_rows(told: Sequence[Telling], is_joined: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Each changed row with the telling of the case that it was, by their places; never where it could be another.

    The same words with another date, or alike words with the same date, of one file; neither side is told as it stands.
    """
    before, after = defaultdict[str, list[Telling]](list), defaultdict[str, list[Telling]](list)
    for one in told:
        if one.file and not is_joined(one.place):
            (after if one.event is None else before)[one.file].append(one)
    for file in before.keys() & after.keys():
        yield from _pairs(before[file], after[file])


def _pairs(before: Sequence[Telling], after: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    found = set[int]()
    for is_meant in (_is_redated, _is_reworded):
        for row in after:
            others = [one for one in before if one.place not in found and is_meant(row, one)]
            rivals = [one for one in after if one.place not in found and others and is_meant(one, others[0])]
            if row.place not in found and len(others) == len(rivals) == 1:
                found |= {row.place, others[0].place}
                yield row.place, others[0].place


def _is_redated(row: Telling, before: Telling) -> bool:
    return row.plain == before.plain


def _is_reworded(row: Telling, before: Telling) -> bool:
    if row.days is None or row.days != before.days:
        return False
    return len(row.words & before.words) >= _ALIKE * len(row.words | before.words)
