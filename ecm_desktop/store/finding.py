"""What a status page tells of one protection of the vault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """Whether a protection is there."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """One protection: `about` and `advice` are message keys; `advice` is "" where there is nothing to do."""

    about: str
    holds: Holds
    advice: str = ""
    detail: str = ""
