"""Which files come to be in some folders, also those that are gone again: asked of Linux."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterator
from pathlib import Path

IN_CREATE, IN_NONBLOCK, EVENT = 0x100, 0x800, struct.Struct("iIII")


class Watch:
    """Hears of every file that is made in some folders."""

    def __init__(self, *folders: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._handle = self._libc.inotify_init1(IN_NONBLOCK)
        for folder in folders:
            assert self._libc.inotify_add_watch(self._handle, os.fsencode(folder), IN_CREATE) >= 0

    def made(self) -> Iterator[str]:
        """The names of the files made so far."""
        try:
            data = os.read(self._handle, 1 << 16)
        except BlockingIOError:
            return
        at = 0
        while at < len(data):
            *_, length = EVENT.unpack_from(data, at)
            yield data[at + EVENT.size : at + EVENT.size + length].rstrip(b"\0").decode()
            at += EVENT.size + length

    def close(self) -> None:
        os.close(self._handle)
