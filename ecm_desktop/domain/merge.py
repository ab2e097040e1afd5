"""Two machines changed the same case: what comes in, what stays, and where a person must decide.

Compared record by record against the case both started from. Only ids changed on both sides to different ends are
conflicts; until somebody decides, ours stays. Laws: merging twice changes nothing; disjoint edits commute.
"""

from __future__ import annotations

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, Touched, diff
from ecm_desktop.domain.ids import RecordId


class MergePlan(msgspec.Struct, frozen=True):
    """What can be taken as it is, and the conflicts, each as ours before and theirs after."""

    incoming: Change
    conflicts: tuple[Touched, ...] = ()


def plan_merge(base: Case, ours: Case, theirs: Case) -> MergePlan:
    """What bringing `theirs` into `ours` means, both having started from `base`."""
    our_ids: frozenset[RecordId] = diff(base, ours).ids
    taken: list[Touched] = []
    conflicts: list[Touched] = []
    for one in diff(base, theirs):
        mine = ours.get(one.id)
        if mine == one.after:
            continue
        (conflicts if one.id in our_ids else taken).append(Touched(one.id, mine, one.after))
    return MergePlan(Change(tuple(taken)), tuple(conflicts))
