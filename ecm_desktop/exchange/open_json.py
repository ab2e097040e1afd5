"""A case as open data: every record in the form in which it is kept, but for notes that are private to their author."""

from __future__ import annotations

import msgspec

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.codec import case_to_plain
from ecm_desktop.domain.reductions import without_layer


def case_file(case: Case, revision: int, audit_head: str = "") -> bytes:
    """The file in UTF-8: the case's reference, its revision, the audit's row of that, and its records by kind."""
    plain: dict[str, object] = {"reference": case.reference, "revision": revision}
    if audit_head:
        plain["audit"] = audit_head
    plain["records"] = case_to_plain(without_layer(case))
    return msgspec.json.format(msgspec.json.encode(plain), indent=1)
