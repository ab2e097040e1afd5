"""Journeys go through the same windows as the tests of the windows, and nobody on the network hears of them."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator

import pytest
from ui.conftest import case_in_vault, make_window, preferences, room_window, vault_folder, wiring

__all__ = ["case_in_vault", "make_window", "preferences", "room_window", "vault_folder", "wiring"]


TALK = {f"socket.{what}" for what in ("__new__", "bind", "connect", "sendto", "getaddrinfo", "gethostbyname")}


class Ears:
    """Hears every socket that Python makes while it listens; a hook stays for the life of the process."""

    def __init__(self) -> None:
        self.listening = False
        self.heard: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _arguments: object) -> None:
        if self.listening and event in TALK:
            self.heard.append(event)


@pytest.fixture(scope="session")
def ears() -> Ears:
    return Ears()


@pytest.fixture(autouse=True)
def no_network(ears: Ears) -> Iterator[None]:
    """The program opens no network socket, whatever is done with it."""
    ears.heard.clear()
    ears.listening = True
    yield
    ears.listening = False
    assert ears.heard == []


@pytest.fixture(autouse=True)
def the_ears_do_hear(no_network: None, ears: Ears) -> None:
    socket.socket().close()
    assert ears.heard
    ears.heard.clear()
