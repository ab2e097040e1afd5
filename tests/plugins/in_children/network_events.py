"""Which of Python's audit events are a word to the network; a socket of this machine alone (a path) is none."""

from __future__ import annotations

_LOCAL = 1  # AF_UNIX
_TO_AN_ADDRESS = {"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"}
_TO_A_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}


def is_to_the_network(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether it is one."""
    if event == "socket.__new__":
        return arguments[1] != _LOCAL
    if event in _TO_AN_ADDRESS:
        return isinstance(arguments[1], tuple)
    return event in _TO_A_NAME
