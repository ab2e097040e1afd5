"""What a filter hides on a screen: of an event that is covered there it knows no more than the screen tells.

Else a choice of "neglect" would leave just the covered cards that are about it.
"""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.diagram.covers import is_covered
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import ALL, Filter, hidden
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Certainty, LifeEvent


def asked_of(case: Case, setting: Setting) -> Case:
    """The case of which a filter may ask: covered events have a lane and a time, and nothing else."""
    if setting.uncovered is None:
        return case
    return case.put(*(_bare(one) for one in case.of(LifeEvent) if is_covered(one, case, setting)))


def _bare(event: LifeEvent) -> LifeEvent:
    return replace(event, people=(), tellings=(), adversities=(), suggested=(), certainty=Certainty.RECORDED)


def hidden_in(case: Case, setting: Setting, shown: Filter) -> frozenset[RecordId]:
    """The events and orders that a filter hides on a screen."""
    return hidden(asked_of(case, setting), shown) if shown != ALL else frozenset()
