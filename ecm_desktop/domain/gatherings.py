"""The days on which people meet about the child: the meetings there were, and the one that is planned next."""

from __future__ import annotations

from datetime import date

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.course import meetings_in_order
from ecm_desktop.domain.meetings import Meeting


class Gathering(msgspec.Struct, frozen=True):
    """A day and the meeting that tells of it: held then, or set as the next one (`follows`). `planned` is to come."""

    meeting: Meeting
    day: date
    planned: bool = False
    follows: bool = False


def gatherings(case: Case, today: date) -> list[Gathering]:
    """Every meeting by its day, and the next one that the latest of them set, if that is still to come."""
    meetings = meetings_in_order(case)
    found = [Gathering(one, one.held, one.held > today) for one in meetings]
    following = meetings[-1].next_date if meetings else None
    if following is not None and following > max(meetings[-1].held, today):
        found.append(Gathering(meetings[-1], following, planned=True, follows=True))
    return found
