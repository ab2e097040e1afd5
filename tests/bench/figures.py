"""What a benchmark finds: a figure with its limit, how a set of samples is summed up, and the table that is printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured value in `unit`, from `least` to `limit`; `detail` says what was measured against what."""

    name: str
    value: float
    limit: float
    unit: str
    detail: str
    least: float = 0.0

    @property
    def held(self) -> bool:
        """Whether the value keeps to its limit."""
        return self.least <= self.value <= self.limit

    def plain(self) -> dict[str, Any]:
        """The figure as plain data, for the JSON file."""
        return {**asdict(self), "held": self.held}


def milliseconds(work: Callable[[], object], times: int, warm: int = 3) -> list[float]:
    """How long each of `times` runs of the work took on the wall clock, after some that are not counted."""
    taken = []
    for number in range(warm + times):
        start = time.perf_counter()
        work()
        if number >= warm:
            taken.append((time.perf_counter() - start) * 1000)
    return taken


def median(samples: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(samples)


def p95(samples: Sequence[float]) -> float:
    """The value that 95 of 100 samples keep to."""
    return statistics.quantiles(samples, n=20, method="inclusive")[-1]


def table(figures: Sequence[Figure]) -> str:
    """The figures as a table of text."""
    lines = [f"{'figure':<26}{'value':>10}{'limit':>9}  {'unit':<6}{'':<8}measured"]
    for one in figures:
        verdict = "ok" if one.held else "MISSED"
        lines.append(f"{one.name:<26}{one.value:>10.2f}{one.limit:>9.2f}  {one.unit:<6}{verdict:<8}{one.detail}")
    return "\n".join(lines)
