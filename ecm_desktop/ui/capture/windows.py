"""Windows: how a window is shown in pictures of the screen is a trait of the window, its display affinity."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

_SHOWN, _BLACK, _LEFT_OUT = 0x0, 0x1, 0x11  # WDA_NONE, WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE


class Affinity(NamedTuple):
    """The calls of user32 that are made, called as there; anything but 0 is success. Windows go by their handles."""

    set: Callable[[int, int], int]
    get: Callable[[int, Any], int]

    def leave_out(self, window: int, out: bool) -> bool:
        """Leave a window out of pictures of the screen, or show it in them again; gives whether that was granted.

        Before Windows 10 of May 2020 it is black in them instead.
        """
        wanted = (_LEFT_OUT, _BLACK) if out else (_SHOWN,)
        return any(self.set(window, one) != 0 for one in wanted)

    def is_left_out(self, window: int) -> bool:
        """Whether a window is left out, or black, in pictures of the screen."""
        found = ctypes.c_uint32(_SHOWN)
        return self.get(window, ctypes.byref(found)) != 0 and found.value != _SHOWN


def this_windows() -> Affinity:
    """The system itself."""
    if sys.platform != "win32":
        raise OSError("this is not Windows")
    return bound(ctypes.WinDLL("user32"))


def bound(library: Any) -> Affinity:
    """The calls of a library, told what they take and give."""
    library.SetWindowDisplayAffinity.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
    library.SetWindowDisplayAffinity.restype = ctypes.c_int
    library.GetWindowDisplayAffinity.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    library.GetWindowDisplayAffinity.restype = ctypes.c_int
    return Affinity(library.SetWindowDisplayAffinity, library.GetWindowDisplayAffinity)
