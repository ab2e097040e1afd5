"""Verbs of keeping back: that something stands in no document that goes beyond the meeting, and why."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.kept_back import KeptBack
from ecm_desktop.editing.records import remove
from ecm_desktop.errors import Refused


def keep_back(case: Case, decision: KeptBack) -> Case:
    """Keep a record back; a decision that was taken on it before gives way. Raises Refused for what is gone."""
    if decision.target not in case:
        raise Refused("That is no longer in the case.")
    before = [one.id for one in case.of(KeptBack) if one.target == decision.target]
    return remove(case, *before).put(decision) if before else case.put(decision)


def give_back(case: Case, target: RecordId) -> Case:
    """Keep a record back no longer."""
    return remove(case, *(one.id for one in case.of(KeptBack) if one.target == target))
