"""Lines of a GEDCOM 7 file: level, tag and payload, escaped as the format wants them."""

from __future__ import annotations

import re
from collections.abc import Iterable

Line = tuple[int, str, str]  # level, tag (with the pointer in front for a record), payload
Lines = Iterable[Line]

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_POINTER = re.compile(r"@[A-Z0-9_]+@")


def written(lines: Lines) -> bytes:
    """The lines in UTF-8; letters that the format forbids become spaces."""
    return "".join(f"{line}\n" for one in lines for line in _in_full(*one)).encode()


def _in_full(level: int, tag: str, payload: str) -> Iterable[str]:
    first, *others = re.split(r"\r\n|\r|\n", payload)
    yield f"{level} {tag} {_escaped(first)}".rstrip(" ")
    for other in others:
        yield f"{level + 1} CONT {_escaped(other)}".rstrip(" ")


def _escaped(payload: str) -> str:
    """A payload that begins with an @ and is no pointer begins with two."""
    plain = _FORBIDDEN.sub(" ", payload)
    return f"@{plain}" if plain.startswith("@") and not _POINTER.fullmatch(plain) else plain
