"""Stand-ins for the outside world: a cheap key derivation and a clock that tests can set."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ecm_desktop.vault.derivation import Cost


class FastCost(Cost):
    """A cost that may be written although it is too low for a real vault; the least a header may ask for."""

    def check(self) -> None:
        """Any cost will do."""


FAST = FastCost(m_kib=8 * 1024, t=1, p=1)

# what a process of its own begins with, where it opens such a vault again and again: it stays as cheap as it is
STAYS_CHEAP = """
from ecm_desktop.vault import derivation
derivation.costs_too_little = lambda _parameters: False
"""

# what a process of its own begins with, whose last argument says how many copies of a header it lives to write: once
# `write_or_die` is in the place of what writes them
LIVES_FOR_WRITES = """
import os, signal, sys
from ecm_desktop.vault import header_files
write, left = header_files.write_atomically, int(sys.argv[-1])
def write_or_die(path, data):
    global left
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    write(path, data)
"""


@dataclass
class TestClock:
    """Tells a second more at every look."""

    __test__ = False

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 1, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Drawer:
    """A keyring in memory; `trouble` is what it raises when asked."""

    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    trouble: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        del self.kept[service, username]

    def _fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble
