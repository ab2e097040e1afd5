"""Headings that give a year to what stands under them."""

from __future__ import annotations

import re

_YEAR = re.compile(r"\W*(?:(?:the )?(?:year|blwyddyn) )?((?:19|20)\d\d)\W*", re.IGNORECASE)
_MARKED = re.compile(r"\s*(?:={2,}|#{1,6}|\*{2,}).*")


def is_marked(line: str) -> bool:
    """Whether a line is marked as a heading, as plain text does it."""
    return _MARKED.fullmatch(line) is not None


def heading_year(line: str) -> int | None:
    """The year that a heading consists of, marked or not; None for any other line."""
    found = _YEAR.fullmatch(line)
    return int(found[1]) if found else None
