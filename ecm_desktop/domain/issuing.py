"""The versions in which a document went out: each edition of each meeting has a row of its own, counted from 1."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Report
from ecm_desktop.domain.ids import RecordId


def issued(case: Case) -> list[Report]:
    """Every version of every document that went out, the latest first."""
    out = [one for one in case.of(Report) if one.version]
    return sorted(out, key=lambda one: (one.issued or one.dated, one.version), reverse=True)


def latest_issued(case: Case, edition: str, meeting: RecordId | None) -> Report | None:
    """The last version of a document that went out, None before the first."""
    row = [one for one in issued(case) if (one.edition, one.meeting) == (edition, meeting)]
    return max(row, key=lambda one: one.version, default=None)


def next_version(case: Case, edition: str, meeting: RecordId | None) -> int:
    """The number of the version that would go out next."""
    latest = latest_issued(case, edition, meeting)
    return latest.version + 1 if latest else 1
