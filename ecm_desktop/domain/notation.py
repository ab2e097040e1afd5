"""How a case's family map is to be drawn: a choice, and no fact about anybody."""

from __future__ import annotations

from ecm_desktop.domain.record import Record

CHOSEN = "notation"  # the one id of the choice, so that two machines choosing touch the same record


class ChosenNotation(Record, frozen=True, kw_only=True, tag="notation"):
    """The notation that was chosen for the family map; one to a case."""

    notation: str
