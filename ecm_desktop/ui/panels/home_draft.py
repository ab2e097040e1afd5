"""Where the child lived, as far as somebody has put it down: words as they were typed, not understood yet."""

from __future__ import annotations

import json
from typing import NamedTuple

from ecm_desktop.domain.ids import RecordId

SLOT = "home"  # the draft that was begun from nothing


class HomeDraft(NamedTuple):
    """`id` is of the placement it may become; `slot` is the name it is kept under, one for each place it is begun."""

    id: RecordId
    slot: str = SLOT
    name: str = ""
    nature: str = ""
    carers: tuple[RecordId, ...] = ()
    start: str = ""
    end: str = ""
    legal_status: str = ""
    end_reason: str = ""
    address: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put down."""
        return not any(self[2:])

    def as_text(self) -> str:
        """The draft as one text, to be kept."""
        return json.dumps(self)

    @classmethod
    def from_text(cls, text: str) -> HomeDraft:
        """A draft that was kept."""
        key, slot, name, nature, carers, *more = json.loads(text)
        return cls(key, slot, name, nature, tuple(carers), *more)
