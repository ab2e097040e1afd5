"""The audit's row by which a case came to be as it is, as a file bears it: by it the vault knows the file again."""

from __future__ import annotations

_TYPED = 20  # digits of the mac that a page shows: nobody makes another row to match them, and somebody can type them
_GROUP = 4


def in_file(head: str) -> str:
    """What a file says of itself; `head` as the store gives it, "" where nothing tells."""
    return f"audit {head}" if head else ""


def on_page(head: str) -> str:
    """What stands at the foot of a page, short enough to be typed: the row's number and how its mac begins."""
    number, _, mac = head.partition("-")
    groups = [mac[at : at + _GROUP] for at in range(0, _TYPED, _GROUP)]
    return f"audit {number}-{' '.join(groups)}" if head else ""
