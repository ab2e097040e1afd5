"""Linux: no core dumps, no look into the memory by programs of the same user, and pages that stay in memory."""

from __future__ import annotations

import contextlib
import ctypes
import resource
from collections.abc import Callable
from typing import NamedTuple

_GET_DUMPABLE, _SET_DUMPABLE = 3, 4  # of prctl
_NOT_IN_DUMPS, _EMPTY_IN_CHILDREN = 16, 18  # MADV_DONTDUMP, MADV_WIPEONFORK


class Linux(NamedTuple):
    """The calls of its C library that are made, called as there; 0 is success."""

    prctl: Callable[[int, int, int, int, int], int]
    mlock: Callable[[int, int], int]
    madvise: Callable[[int, int, int], int]


def this_linux() -> Linux:
    """The system itself."""
    library = ctypes.CDLL(None)
    library.prctl.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
    library.mlock.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
    library.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return Linux(library.prctl, library.mlock, library.madvise)


def guard(system: Linux) -> tuple[bool, bool]:
    """Whether a crash leaves no image of the memory, and other programs cannot read it.

    A limit of 0 does not hold back a system that hands its core dumps to a program; being undumpable does, and with it
    no program without the right to trace any other can attach or open the memory.
    """
    has_limit = leave_no_core()
    system.prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    is_closed = system.prctl(_GET_DUMPABLE, 0, 0, 0, 0) == 0
    return has_limit and is_closed, is_closed


def leave_no_core() -> bool:
    """Set the limit for core files to 0; gives whether it is."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def keep_in_memory(system: Linux, address: int, size: int) -> bool:
    """Keep whole pages out of swap, of dumps and of forked children; gives whether all of it was granted."""
    granted = [
        system.mlock(address, size),
        system.madvise(address, size, _NOT_IN_DUMPS),
        system.madvise(address, size, _EMPTY_IN_CHILDREN),
    ]
    return not any(granted)
