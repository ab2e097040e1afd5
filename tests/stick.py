"""A vault on a stick that is pulled out: every file of it that this process has open gives EIO from then on, as Linux
gives it for a device that is gone; nothing of the vault is touched."""

from __future__ import annotations

import os
from pathlib import Path

_EIO = "/proc/self/mem"  # nothing lies at its first gigabytes: to read there is EIO, and it is not open for writing


def pull_out(folder: Path) -> int:
    """Let the open files below `folder` be a device that is gone; gives how many there were."""
    open_here = {handle: _target(handle) for handle in (int(one.name) for one in Path("/proc/self/fd").iterdir())}
    gone = [handle for handle, target in open_here.items() if target.startswith(f"{folder.resolve()}/")]
    device = os.open(_EIO, os.O_RDONLY)
    for handle in gone:
        os.dup2(device, handle, inheritable=False)
    os.close(device)
    return len(gone)


def _target(handle: int) -> str:
    try:
        return str(Path(f"/proc/self/fd/{handle}").readlink())
    except OSError:
        return ""
