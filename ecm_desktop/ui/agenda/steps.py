"""The steps of a meeting's agenda, from the service's data file: what comes when, for how long, on which page."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ecm_desktop.domain.meetings import MeetingKind
from ecm_desktop.errors import Unavailable


class Step(msgspec.Struct, frozen=True):
    """One step; `page` and `part` are keys of the page, and the part of it, that it puts in front.

    `minutes` is how long it may take.
    """

    key: str
    title: str
    minutes: int
    page: str
    part: str = ""


class Agenda(msgspec.Struct, frozen=True):
    """The steps of some kinds of meeting."""

    kinds: tuple[MeetingKind, ...]
    steps: tuple[Step, ...]


class Agendas(msgspec.Struct, frozen=True):
    """Everything the file says."""

    agendas: tuple[Agenda, ...]

    def steps_of(self, kind: MeetingKind) -> tuple[Step, ...]:
        """The steps of a kind of meeting; none where the file does not speak of it."""
        return next((one.steps for one in self.agendas if kind in one.kinds), ())


def read_agendas(file: Path) -> Agendas:
    """The agendas of a data file. Raises Unavailable for a file that is not there or is another."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Agendas)
    except (OSError, msgspec.MsgspecError):
        said = "The agenda cannot be read from {file}. Put a file for this version there."
        raise Unavailable(said, file=file.name) from None
