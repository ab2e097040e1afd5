"""What a test may see of another process: its memory, as Linux shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def memory_of(pid: int) -> Iterator[bytes]:
    """Every part of a process's memory that can be written to."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = (int(one, 16) for one in place.split("-"))
                memory.seek(start)
                yield memory.read(end - start)
