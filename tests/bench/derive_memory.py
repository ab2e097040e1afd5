"""The memory that deriving the key takes, for that moment."""

from __future__ import annotations

from children import told
from figures import Figure

LIMIT = 280.0


def measure() -> Figure:
    """By how much a child process grows at the most while it derives."""
    return Figure("derive_memory", told("child_derive.py"), LIMIT, "MB", "peak above what was held before")
