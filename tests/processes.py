"""What a test gives a process that it starts, and may see of it: where Python looks, and its memory on Linux."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def python_path(first: Path) -> str:
    """Where another Python is to look: there first, and where this one was told to (`plugins/no_network.py`)."""
    return os.pathsep.join((str(first), os.environ["PYTHONPATH"]))


def memory_of(pid: int) -> Iterator[bytes]:
    """Every part of a process's memory that can be written to."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            if rights.startswith("rw"):
                start, end = (int(one, 16) for one in place.split("-"))
                memory.seek(start)
                yield memory.read(end - start)
