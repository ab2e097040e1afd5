"""What making the full report costs the window beside it: how late its loop comes, and how much memory more is held."""

from __future__ import annotations

from children import told
from figures import Figure

LATE, MEMORY = 50.0, 150.0


def measure() -> list[Figure]:
    """Both, each in a process of its own."""
    return [
        Figure("report_late", told("child_report.py", "late"), LATE, "ms", "p99 of a timer of 5 ms, full report made"),
        Figure("report_memory", told("child_report.py", "memory"), MEMORY, "MB", "peak over what was held before"),
    ]
