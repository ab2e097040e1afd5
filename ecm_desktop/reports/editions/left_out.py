"""What an edition leaves out of a case, before it is made."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.left_out import LeftOut, left_out, others_named
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.reports.editions.catalogue import edition_of


def left_out_of(case: Case, edition: str, reader: Reader) -> tuple[LeftOut, ...]:
    """By reason and kind, what `reader` does not find in that edition; raises Refused for one that is not there."""
    chosen = edition_of(edition)
    dropped = left_out(case, reader, chosen.shown)
    return (*dropped, *others_named(case)) if chosen.withheld else dropped
