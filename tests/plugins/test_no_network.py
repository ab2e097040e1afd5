"""The ears hear: in this process, below Python, and in the processes that tests start."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Callable

import pytest
from plugins.no_network import Ears, network_sockets


@pytest.mark.parametrize(
    "speak",
    [
        lambda: socket.socket().close(),
        lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).close(),
        lambda: socket.getaddrinfo("localhost", 80),
        lambda: socket.gethostbyname("localhost"),
        lambda: socket.create_connection(("127.0.0.1", 9), timeout=0.1),
    ],
)
def test_a_word_to_the_network_is_heard(no_network: Ears, speak: Callable[[], object]) -> None:
    with contextlib.suppress(OSError):
        speak()
    assert no_network.heard
    no_network.heard.clear()


def test_a_socket_of_this_machine_alone_is_none(no_network: Ears) -> None:
    one, other = socket.socketpair()
    one.close()
    other.close()
    assert no_network.heard == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at open files as Linux shows them")
def test_a_socket_that_python_did_not_tell_of_is_seen(no_network: Ears) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
        opened.bind(("127.0.0.1", 0))
        assert len(network_sockets()) == 1
    no_network.heard.clear()
    assert network_sockets() == set()


def test_a_child_ends_at_its_first_word() -> None:
    code = "import socket\nprint('begun', flush=True)\nsocket.socket()\nprint('on', flush=True)"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (97, "begun\n")
    assert "socket.__new__" in done.stderr
