"""Verbs of saved views: keep a filter under a name, and let it go."""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import ALL
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.saved_views import SavedView
from ecm_desktop.editing.records import remove
from ecm_desktop.errors import Refused

LONGEST = 60  # letters of a name


def keep_view(case: Case, view: SavedView) -> Case:
    """Keep a view; one of the same name shows this from now on. Raises Refused without a name or without a filter."""
    if not view.name.strip():
        raise Refused("Give the view a name, like “What only school knew”.")
    if len(view.name) > LONGEST:
        raise Refused("A name of more than {most} letters is probably something else.", most=LONGEST)
    if view.filter == ALL:
        raise Refused("Everything is shown; filter something first.")
    same = next((one for one in case.of(SavedView) if unaccented(one.name) == unaccented(view.name)), None)
    return case.put(replace(view, id=same.id) if same else view)


def drop_view(case: Case, key: RecordId) -> Case:
    """Let a view go; no event is touched."""
    case.get_one(SavedView, key)
    return remove(case, key)
