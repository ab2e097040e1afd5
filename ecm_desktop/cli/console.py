"""What a command needs from its terminal: words, a clock, and where to write."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TextIO

import msgspec

from ecm_desktop.errors import Unavailable
from ecm_desktop.i18n import Translator


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Console:
    """One run of the command line."""

    words: Translator
    out: TextIO
    quiet: bool = False
    clock: Callable[[], datetime] = utc_now

    @property
    def today(self) -> date:
        """Today, where the user is."""
        return self.clock().astimezone().date()

    def say(self, key: str, /, **values: object) -> None:
        """Tell the user something, unless they asked for quiet."""
        if not self.quiet:
            self.line(self.words(key, **values))

    def line(self, text: str) -> None:
        """Write one line of what was asked for. Raises Unavailable, or BrokenPipeError when nobody reads any more."""
        with self._writing():
            print(text, file=self.out)

    def show(self, plain: Any) -> None:
        """Write plain data as JSON."""
        self.line(json_text(plain).decode())

    def finish(self) -> None:
        """See to it that all was written. Raises as `line` does."""
        with self._writing():
            self.out.flush()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            # what is still waiting would be tried again at exit, with a traceback
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
            if isinstance(error, BrokenPipeError):
                raise
            raise Unavailable("The output cannot be written. Free some space or write it elsewhere.") from None


def json_text(plain: Any) -> bytes:
    """Plain data as JSON for people and programs, UTF-8."""
    return msgspec.json.format(msgspec.json.encode(plain), indent=1)
