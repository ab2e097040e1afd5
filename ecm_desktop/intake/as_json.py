"""Proposals as the plain data of the command line's `import --json`."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from ecm_desktop.domain.dates import Interval, When
from ecm_desktop.domain.proposals import Proposal, Proposals
from ecm_desktop.intake.dates import Reading


def reading_to_plain(raw: str, reading: Reading) -> dict[str, Any]:
    """One reading of a date as the command line's `dates` writes it."""
    return {"raw": raw, "rule": reading.rule, **_when(reading.when)}


def proposals_to_plain(proposals: Proposals) -> dict[str, Any]:
    """Proposals, rows left aside, people and warnings as plain data."""
    return {
        "proposals": [_row(row) for row in proposals.rows],
        "ignored": [
            {"file": one.file, "locator": msgspec.to_builtins(one.locator), "kind": str(one.kind)}
            for one in proposals.ignored
        ],
        "people": [msgspec.to_builtins(person) for family in proposals.families for person in family.people],
        "warnings": [remark.key.format(**remark.values) for remark in proposals.warnings],
    }


def _row(row: Proposal) -> dict[str, Any]:
    return {
        "file": row.file,
        "sheet": row.locator.sheet,
        "locator": msgspec.to_builtins(row.locator),
        "raw": row.raw,
        **_when(row.when),
        "text": row.text,
        "agency": row.agency,
        "lane": str(row.lane),
        "group": row.group,
        "maybe": list(row.maybe),
    }


def _when(when: When) -> dict[str, Any]:
    return {
        "earliest": _day(when.earliest),
        "latest": _day(when.latest),
        "start": _interval(when.start),
        "end": _interval(when.end),
        "kind": str(when.kind),
        "precision": str(when.precision),
        "flag": str(when.flag) if when.flag else None,
    }


def _interval(days: Interval | None) -> list[str | None] | None:
    return [_day(days.earliest), _day(days.latest)] if days is not None else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
