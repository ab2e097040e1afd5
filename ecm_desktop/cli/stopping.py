"""Ctrl+C and Qt: an exception thrown into the middle of Qt's own calls brings the process down, so it has to wait."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stopped_afterwards() -> Iterator[None]:
    """Keeps an interruption until the block is done, and raises KeyboardInterrupt then."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals never arrive here
        return
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: asked.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt
