"""Verbs of local services: let a recommendation name one, and put right what the case says of it."""

from __future__ import annotations

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.services import LocalService, named_services
from ecm_desktop.editing.records import revise


def name_service(case: Case, recommendation: RecordId, service: LocalService | None) -> Case:
    """Say by which local service it can be done, or by none; one that nothing names any more leaves the case."""
    if service is not None:
        case = case.put(service)
    case = revise(case, Recommendation, recommendation, service=service.id if service else None)
    named = named_services(case)
    return case.drop(*(one.id for one in case.of(LocalService) if one not in named))


def put_right(case: Case, service: LocalService) -> Case:
    """Let the case say what the directory says now; nothing where the case does not name it."""
    return case.put(service) if case.find(LocalService, service.id) is not None else case
