"""macOS: no core dumps, no debugger, and pages that stay in memory.

Written from the manual pages of the system; it never ran there.
"""

from __future__ import annotations

import ctypes
import resource
from collections.abc import Callable
from typing import Any, NamedTuple

_DENY_ATTACH = 31  # PT_DENY_ATTACH of ptrace
_LIBRARY = "/usr/lib/libSystem.B.dylib"


class Mac(NamedTuple):
    """The calls of its C library that are made, called as there; 0 is success."""

    ptrace: Callable[[int, int, None, int], int]
    mlock: Callable[[int, int], int]


def this_mac() -> Mac:
    """The system itself."""
    return bound(ctypes.CDLL(_LIBRARY))


def bound(library: Any) -> Mac:
    """The calls of a library, told what they take."""
    library.ptrace.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
    library.mlock.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
    return Mac(library.ptrace, library.mlock)


def leave_no_image() -> bool:
    """Set the limit for core files to 0; gives whether it is."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def deny_debuggers(system: Mac) -> bool:
    """Let no debugger attach, and so none read the memory; gives whether that was granted."""
    return system.ptrace(_DENY_ATTACH, 0, None, 0) == 0


def keep_in_memory(system: Mac, address: int, size: int) -> bool:
    """Keep whole pages out of swap; gives whether that was granted."""
    return system.mlock(address, size) == 0
