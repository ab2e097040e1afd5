"""What this process holds in memory, in megabytes of a million bytes, as the system tells; 0 where it does not."""

from __future__ import annotations

import sys


def held_now() -> float:
    """Resident at this moment."""
    return _told("VmRSS")


def held_at_most() -> float:
    """The most that was ever resident; unlike the system's account of a child, without what its parent held."""
    return _told("VmHWM")


def _told(field: str) -> float:
    if sys.platform != "linux":
        return 0.0
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123  # not a file to keep a path of
        fields = dict(line.split(":", 1) for line in status)
    return int(fields[field].split()[0]) * 1024 / 1e6
