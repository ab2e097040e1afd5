"""Where the user was when the window locked: kept in the vault, so that nothing of it stays in a locked program."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ecm_desktop.errors import Problem

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore

_KEY = "window/standpoint"


class Standpoint(NamedTuple):
    """Case, page, selected record and day, and what was being made when the window locked ("" for nothing)."""

    case_id: str
    page: str = "overview"
    selection: str = ""
    day: date | None = None
    stopped: str = ""


def keep_standpoint(store: AnyStore, standpoint: Standpoint | None) -> None:
    """Keep it in the vault, for the next unlocking; a disk that refuses must not hold up the lock."""
    import json

    from ecm_desktop.store.store import ReadOnlyStore

    if isinstance(store, ReadOnlyStore):
        return
    with contextlib.suppress(Problem):
        if standpoint is None:
            store.drop_draft(_KEY)
        else:
            day = standpoint.day.isoformat() if standpoint.day else ""
            store.keep_draft(_KEY, json.dumps([*standpoint._replace(day=None), day]), standpoint.case_id)


def recall_standpoint(store: AnyStore) -> Standpoint | None:
    """Where the user was, told once; None when that is not known. Raises Unavailable."""
    import json

    from ecm_desktop.store.store import ReadOnlyStore

    text = store.draft(_KEY)
    if text is None:
        return None
    if not isinstance(store, ReadOnlyStore):
        store.drop_draft(_KEY)
    case_id, page, selection, _, stopped, day = json.loads(text)
    return Standpoint(case_id, page, selection, date.fromisoformat(day) if day else None, stopped)
