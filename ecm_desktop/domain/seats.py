"""Where a symbol sits on a drawing: kept apart from every fact about the person who sits there."""

from __future__ import annotations

from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record


class Seat(Record, frozen=True, kw_only=True, tag="seat"):
    """The place, in points from the drawing's origin, that somebody wished by hand for the symbol of `subject`."""

    subject: RecordId
    x: float
    y: float


class Tidied(Record, frozen=True, kw_only=True, tag="tidied"):
    """How often the drawing was tidied: it makes each tidying a step that can be taken back. One to a case."""

    times: int = 0


TIDIED = "tidied"  # the one id, so that two machines tidying touch the same record


def seat_id(subject: RecordId) -> RecordId:
    """The one id of a subject's seat, so that two machines moving the same symbol touch the same record."""
    return f"seat-{subject}"
