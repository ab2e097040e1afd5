"""Local services: what there is round here, for whom, and how to reach it; and which of them a recommendation means."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.record import Record


class LocalService(Record, frozen=True, kw_only=True, tag="local_service"):
    """One entry of a service's directory; in a case it is a copy, so that the case tells what was meant then."""

    name: str
    for_whom: str = ""
    reach: str = ""


def service_of(case: Case, recommendation: Recommendation) -> LocalService | None:
    """The local service by which it can be done here, None where none is named."""
    return case.find(LocalService, recommendation.service)


def named_services(case: Case) -> list[LocalService]:
    """Those that recommendations of the case name."""
    named = {one.service for one in case.of(Recommendation)}
    return [one for one in case.of(LocalService) if one.id in named]


def joined(mine: tuple[LocalService, ...], theirs: tuple[LocalService, ...]) -> tuple[LocalService, ...]:
    """Mine with those of another laptop: of one that both have, theirs; what says the same twice, once."""
    given = {one.id: one for one in theirs}
    kept = [given.pop(one.id, one) for one in mine]
    said = {_said(one) for one in kept}
    return (*kept, *(one for one in given.values() if _said(one) not in said))


def _said(one: LocalService) -> tuple[str, ...]:
    return tuple(" ".join(unaccented(text).split()) for text in (one.name, one.for_whom, one.reach))
