"""A backup, looked over page by page and packed, against a bare copy of the store."""

from __future__ import annotations

import copies
from figures import Figure

from ecm_desktop.store.backups import backup


def measure() -> Figure:
    """The ratio, of a vault of 25 MB."""
    return copies.against_a_bare_copy("backup", lambda store, home: backup(store, home / "kept.vbak"))
