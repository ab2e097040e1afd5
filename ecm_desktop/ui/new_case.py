"""A new case from what was typed for it."""

from __future__ import annotations

from datetime import date

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import Flag
from ecm_desktop.domain.ids import new_id
from ecm_desktop.editing.people import begin_case
from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.dates.reader import read


def begin_typed(reference: str, name: str, born: str, today: date) -> Case:
    """The case; the date of birth as people write it, to the day. Raises Refused."""
    return begin_case(reference, name, day_of_birth(born, today), today, new_id)


def day_of_birth(born: str, today: date) -> date:
    """The one day that the words mean. Raises Refused."""
    when = read(born, None, today).when
    if when.flag is Flag.IMPOSSIBLE:
        raise InputRefused("{day} cannot be a child’s day of birth. Look at it again.", day=born.strip()[:40])
    if when.earliest is None or when.earliest != when.latest:
        raise InputRefused("Write the date of birth with day, month and year, such as 4 March 2011.")
    return when.earliest
