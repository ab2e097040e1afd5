"""A page of memory for a key: never written to the disk by the system, as far as that can be had, and overwritten."""

from __future__ import annotations

import ctypes
import mmap
import sys


class KeyPage:
    """One page. What is put into it lies there alone and not among what Python moves about and frees."""

    __slots__ = ("_filled", "_page", "is_kept")

    def __init__(self) -> None:
        self._page = _own_page()
        self._filled = 0
        self.is_kept = _keep_in_memory(ctypes.addressof(ctypes.c_char.from_buffer(self._page)), mmap.PAGESIZE)

    def room(self, size: int) -> memoryview:
        """So many bytes of it, all 0 yet, that are given to nobody else."""
        begins, self._filled = self._filled, self._filled + size
        return memoryview(self._page)[begins : self._filled]

    def wipe(self) -> None:
        """Overwrite all of it."""
        self._page[:] = bytes(mmap.PAGESIZE)


def _own_page() -> mmap.mmap:
    if sys.platform == "win32":
        return mmap.mmap(-1, mmap.PAGESIZE)
    return mmap.mmap(-1, mmap.PAGESIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def _keep_in_memory(address: int, size: int) -> bool:
    if sys.platform == "win32":
        from ecm_desktop.vault.guard import windows

        return windows.keep_in_memory(windows.this_windows(), address, size)
    if sys.platform == "darwin":
        from ecm_desktop.vault.guard import mac

        return mac.keep_in_memory(mac.this_mac(), address, size)
    from ecm_desktop.vault.guard import linux

    return sys.platform.startswith("linux") and linux.keep_in_memory(linux.this_linux(), address, size)
