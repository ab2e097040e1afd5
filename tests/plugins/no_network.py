"""The program opens no network socket, whatever is done with it: every test listens, and every Python that it starts.

What is heard are Python's own words, by audit hook; what a library would open by itself is looked for among the open
files when a test ends, where the system shows them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from plugins.in_children.network_events import is_to_the_network

_IN_CHILDREN = Path(__file__).with_name("in_children")
_NETS = [Path("/proc/self/net") / name for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")]


class Ears:
    """Hears every word to the network; a hook stays for the life of the process."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket.") and is_to_the_network(event, arguments):
            self.heard.append(event)


EARS = Ears()


def pytest_configure(config: pytest.Config) -> None:
    """Let the children hear, too; but not the workers that tests run in, which have ears of their own."""
    before = os.environ.get("PYTHONPATH", "")
    starts_workers = bool(config.getoption("numprocesses", None)) and not hasattr(config, "workerinput")
    if not starts_workers and str(_IN_CHILDREN) not in before.split(os.pathsep):
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_IN_CHILDREN), before)))


@pytest.fixture(autouse=True)
def no_network() -> Iterator[Ears]:
    """Fails a test in which somebody spoke to the network."""
    EARS.heard.clear()
    yield EARS
    assert EARS.heard == []


def network_sockets() -> set[str]:
    """The open files of this process that are sockets of a network, as Linux shows them."""
    inodes = {line.split()[9] for net in _NETS if net.exists() for line in net.read_text().splitlines()[1:]}
    return {target for target in _open_files() if target.removeprefix("socket:[").removesuffix("]") in inodes}


def _open_files() -> Iterator[str]:
    folder = Path("/proc/self/fd")
    for one in folder.iterdir() if folder.exists() else ():
        try:
            yield os.readlink(one)  # noqa: PTH115 (its text, which is no path)
        except OSError:  # the folder's own
            continue
