"""The examples of a data file, and what the service made of them, which lies in the vault for every case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from ecm_desktop.domain import examples
from ecm_desktop.domain.examples import Example, Offered, OwnExample, OwnExamples
from ecm_desktop.domain.recovery import Level
from ecm_desktop.errors import Refused, Unavailable
from ecm_desktop.ui.lists.kept import KeptList, ListWords
from ecm_desktop.ui.session import Session

_WORDS = ListWords(
    "Your own examples are of another version of the program; the file’s own are shown.",
    "Your examples could not be kept. Try again.",
)


class Library(msgspec.Struct, frozen=True):
    """Everything the file says."""

    examples: tuple[Example, ...]
    credit: str = ""


def read_library(file: Path) -> Library:
    """The examples in a service's data file. Raises Unavailable for a file that is not there or is another."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Library)
    except (OSError, msgspec.MsgspecError):
        said = "The examples cannot be read from {file}. Put a file for this version there."
        raise Unavailable(said, file=file.name) from None


class OwnLibrary:
    """The file's examples with the service's changes; each change is kept at once."""

    def __init__(self, session: Session, file: Path) -> None:
        self._session = session
        self._file = read_library(file)
        self._kept = KeptList(session, "own examples", OwnExamples, OwnExamples(), _WORDS)

    @property
    def credit(self) -> str:
        """Who made the file's examples."""
        return self._file.credit

    @property
    def own(self) -> OwnExamples:
        """What the service made of them. Raises Unavailable for what another version kept."""
        return self._kept.value

    def offered(self, level: Level) -> list[Offered]:
        """The examples of a level as they are offered. Raises Unavailable for what another version kept."""
        return examples.offered(self._file.examples, self.own, level)

    def differs(self, level: Level) -> bool:
        """Whether some of the file's of a level are hidden or said otherwise."""
        return examples.as_in_file(self._file.examples, self.own, level) != self.own

    def say(self, level: Level, one: Offered | None, text: str, why: str) -> None:
        """Say one otherwise, or with None a new one. Raises Refused for no words, Unavailable where it is not kept."""
        if not text.strip():
            raise Refused("Write it down in a few words first.")
        before = examples.own_of(self.own, one.key) if one is not None else None
        instead = one.key if one is not None and not one.is_own else ""
        key = before.id if before else self._session.ids()
        self._kept.keep(examples.said(self.own, OwnExample(key, level, text.strip(), why.strip(), instead)))

    def take_out(self, one: Offered) -> Callable[[], None]:
        """Take one out, or hide it; gives what brings it back. Raises Unavailable."""
        before = self.own
        self._kept.keep(examples.taken_out(before, one.key))
        return lambda: self._kept.keep(before)

    def as_in_file(self, level: Level) -> Callable[[], None]:
        """Have the file's of a level back; gives what undoes that. Raises Unavailable."""
        before = self.own
        self._kept.keep(examples.as_in_file(self._file.examples, before, level))
        return lambda: self._kept.keep(before)

    def take_over(self, theirs: OwnExamples) -> Callable[[], None]:
        """Add those of another laptop; gives what undoes that. Raises Unavailable."""
        before = self.own
        self._kept.keep(examples.joined(before, theirs))
        return lambda: self._kept.keep(before)
