"""That a case is being shared, kept in the vault while it is: after a lock or a crash the screen comes back so."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ecm_desktop.errors import Problem

if TYPE_CHECKING:
    from ecm_desktop.store.store import AnyStore

_KEY = "window/shared"


def keep_shared(store: AnyStore, case_id: str, *, is_shared: bool) -> None:
    """Remember whether the case is shared; a disk that refuses must not hold up the screen."""
    from ecm_desktop.store.store import Store

    if isinstance(store, Store):
        with contextlib.suppress(Problem):
            if is_shared:
                store.keep_draft(_KEY, case_id, case_id)
            else:
                store.drop_draft(_KEY)


def was_shared(store: AnyStore, case_id: str) -> bool:
    """Whether that case was shared when it was last shown. Raises Unavailable."""
    return store.draft(_KEY) == case_id
