"""A new key for the whole vault, the copy looked over page by page, against a bare copy of the store."""

from __future__ import annotations

import copies
from figures import Figure

from ecm_desktop.store.rotation import rotate


def measure() -> Figure:
    """The ratio, of a vault of 25 MB."""
    return copies.against_a_bare_copy("rotation", lambda store, _home: rotate(store))
