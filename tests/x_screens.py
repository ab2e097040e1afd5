"""Screens of an X server without a display (Xvfb), plugged in and pulled out as cables are, told in X's own protocol.

The server has one wide picture; RandR's monitors part it into screens, and Qt hears of each that comes or goes.
"""

from __future__ import annotations

import os
import shutil
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

Place = tuple[int, int, int, int]  # x, y, width and height in pixels

SERVER = shutil.which("Xvfb")
_REPLY, _ERROR = 1, 0
_INTERN_ATOM, _GET_FOCUS, _QUERY_EXTENSION = 16, 43, 98  # requests of the core protocol
_VERSION, _RESOURCES, _SET_MONITOR, _DELETE_MONITOR = 0, 8, 43, 44  # requests of RandR 1.5
_MONITOR = "<IIBBHhhHHII"


@contextmanager
def x_server(width: int, height: int) -> Iterator[str]:
    """A server with one picture of that size, for as long as the block lasts; gives what DISPLAY is to be."""
    assert SERVER is not None
    told, tells = os.pipe()
    command = [SERVER, "-displayfd", str(tells), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[tells], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class XScreens:
    """A connection to a server that asks for no password: those that `x_server` starts, from this machine."""

    def __init__(self, display: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")  # noqa: S108 (where X listens)
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        self._root = self._introduced()
        self._randr = self._ask(_QUERY_EXTENSION, 0, struct.pack("<Hxx", 5) + b"RANDR\0\0\0")[9]
        self._ask(self._randr, _VERSION, struct.pack("<II", 1, 5))

    def close(self) -> None:
        """Leave the server."""
        self._socket.close()

    def part(self, first: str, place: Place) -> None:
        """Make the server's own output one screen of that name and place, the first one."""
        told = self._ask(self._randr, _RESOURCES, struct.pack("<I", self._root))
        controllers, outputs = struct.unpack_from("<HH", told, 16)
        output = struct.unpack_from(f"<{outputs}I", told, 32 + 4 * controllers)[0]
        self._tell_of(first, place, (output,))

    def plug_in(self, name: str, place: Place) -> None:
        """A screen more."""
        self._tell_of(name, place, ())

    def pull_out(self, name: str) -> None:
        """A screen less."""
        self._do(self._randr, _DELETE_MONITOR, struct.pack("<II", self._root, self._atom(name)))

    def _tell_of(self, name: str, place: Place, outputs: tuple[int, ...]) -> None:
        x, y, width, height = place
        size = width // 4, height // 4  # in millimetres
        head = struct.pack(
            _MONITOR, self._root, self._atom(name), bool(outputs), 0, len(outputs), x, y, width, height, *size
        )
        self._do(self._randr, _SET_MONITOR, head + struct.pack(f"<{len(outputs)}I", *outputs))

    def _introduced(self) -> int:
        """What the server says first; gives its root window."""
        status, length = struct.unpack_from("<B5xH", self._read(8))
        assert status == _REPLY
        told = self._read(4 * length)
        (vendor,), formats = struct.unpack_from("<H", told, 16), told[21]
        return int(struct.unpack_from("<I", told, 32 + (vendor + 3) // 4 * 4 + 8 * formats)[0])

    def _atom(self, name: str) -> int:
        letters = name.encode()
        body = struct.pack("<Hxx", len(letters)) + letters + b"\0" * (-len(letters) % 4)
        return int(struct.unpack_from("<I", self._ask(_INTERN_ATOM, 0, body), 8)[0])

    def _do(self, request: int, part: int, body: bytes) -> None:
        """A request that has no answer; one that has is sent after it, so that an error is heard."""
        self._send(request, part, body)
        self._ask(_GET_FOCUS, 0, b"")

    def _ask(self, request: int, part: int, body: bytes) -> bytes:
        self._send(request, part, body)
        while (told := self._read(32))[0] != _REPLY:
            assert told[0] != _ERROR, f"X refused: error {told[1]}"
        return told + self._read(4 * int(struct.unpack_from("<I", told, 4)[0]))

    def _send(self, request: int, part: int, body: bytes) -> None:
        self._socket.sendall(struct.pack("<BBH", request, part, 1 + len(body) // 4) + body)

    def _read(self, number: int) -> bytes:
        told = b""
        while len(told) < number:
            more = self._socket.recv(number - len(told))
            assert more, "the X server went away"
            told += more
        return told
