"""Who is to do something, as it is typed in a meeting: a number of those on its list, an agency, or "agency, name"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ecm_desktop.domain.meetings import Attendance
from ecm_desktop.errors import Refused


class Whom(NamedTuple):
    """An agency and somebody of it, each "" where it was not said."""

    agency: str
    owner: str


def whom(text: str, listed: Sequence[Attendance]) -> Whom:
    """What was typed, completed from the meeting's list where it names somebody there.

    Raises Refused for a number that nobody on the list has.
    """
    typed = text.strip()
    if typed.isdecimal():
        if not 1 <= int(typed) <= len(listed):
            raise Refused("Nobody has the number {number} on the meeting’s list.", number=typed)
        return _whole(listed[int(typed) - 1])
    for names in (_whole_names, _parts_of_name, _parts_of_agency):
        named = [one for one in listed if typed and _plain(typed) in names(one)]
        if len(named) == 1:
            return _whole(named[0])
    agency, _, name = typed.partition(",")
    return Whom(agency.strip(), name.strip())


def _whole_names(one: Attendance) -> Sequence[str]:
    return (_plain(one.name), _plain(one.agency))


def _parts_of_name(one: Attendance) -> Sequence[str]:
    return _plain(one.name).split()


def _parts_of_agency(one: Attendance) -> str:
    return _plain(one.agency)  # any words within it


def _whole(one: Attendance) -> Whom:
    return Whom(one.agency, one.name)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
