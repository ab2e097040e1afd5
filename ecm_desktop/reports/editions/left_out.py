"""What an edition leaves out of a case, before it is made."""

from __future__ import annotations

from collections.abc import Collection

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.left_out import LeftOut, left_out, others_named
from ecm_desktop.domain.reductions import Reader
from ecm_desktop.reports.editions.catalogue import edition_of


def left_out_of(case: Case, edition: str, reader: Reader, extras: Collection[str] = ()) -> tuple[LeftOut, ...]:
    """By reason and kind, what `reader` does not find in that edition, with those `extras`.

    Raises Refused for an edition that is not there.
    """
    chosen = edition_of(edition)
    dropped = left_out(case, reader, chosen.shown_of(case, extras), chosen.keeps_back)
    return (*dropped, *others_named(case)) if chosen.withheld else dropped
