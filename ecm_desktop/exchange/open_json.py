"""A case as open data: every record in the form in which it is kept, but for notes that are private to their author."""

from __future__ import annotations

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import case_to_plain
from ecm_desktop.domain.reductions import without_layer


def case_file(case: Case, revision: int) -> bytes:
    """The file in UTF-8: the case's reference, the revision it is at, and its records by kind."""
    plain = {"reference": case.reference, "revision": revision, "records": case_to_plain(without_layer(case))}
    return msgspec.json.format(msgspec.json.encode(plain), indent=1)
