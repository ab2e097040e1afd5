"""Every Python that a test starts ends at its first word to the network; found by PYTHONPATH."""

from __future__ import annotations

import os
import sys

from network_events import is_to_the_network


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket.") and is_to_the_network(event, arguments):
        os.write(2, f"a word to the network: {event}\n".encode())
        os._exit(97)


sys.addaudithook(_hear)
