"""What keeps keys from leaking out of this process, where the system allows it."""

from __future__ import annotations

import contextlib
import sys

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE of Linux


def no_core_dumps() -> None:
    """Let a crash of this process leave no image of its memory on the disk."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        _undumpable()


def _undumpable() -> None:
    """A limit of 0 does not hold back a system that hands its core dumps to a program; this does."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
