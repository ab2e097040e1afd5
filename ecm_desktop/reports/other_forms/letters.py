"""The letters that XML, and so docx and xlsx, can hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sound(text: str) -> str:
    """The text with a space for each letter that they cannot hold."""
    return _FORBIDDEN.sub(" ", text)
