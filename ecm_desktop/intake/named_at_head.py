"""Whom the head of a paper names without saying that this is the child: `Jo Hill, born 3 May 2011`, `HILL, Jo`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from ecm_desktop.diagram.ordinary import KIN, folded, ordinary

_WORD = r"[A-ZÀ-ÖØ-ÞŴŶ][^\W\d_]*(?:[-’'][^\W\d_]+)*"
_NAME = rf"{_WORD}(?:,? {_WORD}){{1,3}}"
_PAPER = (
    r"(?i:chronology|log|record|notes?|contacts|history|summary|profile|file|extract|report|story|cronoleg|adroddiad|"
    r"nodiadau|cofnod)"
)
_BORN_THEN = re.compile(
    rf"(?:^|[–—:(/] ?|- |\b(?i:for|of|re|am) )(?:(?i:subject|name|child|pupil) )?({_NAME})[,;]? {{0,3}}[-–(]?"
    r"(?i:b\.|born|d\.?o\.?b\b|date of birth|ganwyd)"
)
_PAPER_OF = re.compile(
    rf"{_PAPER}(?:: ({_WORD}(?:,? {_WORD}){{0,3}})|(?:,| –| —| -| (?i:of|for|on|re|am|ar gyfer)) ({_NAME}))"
    r"\s*(?:$|[(\[.&])"
)
_TURNED = re.compile(rf"({_WORD}, {_WORD}(?: {_WORD})?)")
_WHOLE = re.compile(rf"({_NAME})")
_NO_PERSON = frozenset(
    (
        "council", "county", "city", "borough", "vale", "valley", "school", "academy", "college", "primary", "lodge",
        "house", "home", "hospital", "trust", "team", "service", "services", "centre", "police", "surgery", "clinic",
        "ysgol", "cyngor", "heddlu", "test", "data", "sir",
    )
)  # fmt: skip


def named_at_head(lines: Iterable[str], surnames: Set[str]) -> str | None:
    """The first person whom lines at the head of a paper name as the one it is about; None when they name nobody.

    A name by itself on a line counts only when it is turned round or has one of the child's `surnames` (folded).
    """
    return next((name for line in lines for name in _in_line(" ".join(line.split()), surnames)), None)


def _in_line(line: str, surnames: Set[str]) -> Iterator[str]:
    for form in (_BORN_THEN, _PAPER_OF):
        found = form.search(line)
        name = next(filter(None, found.groups()), "") if found is not None else ""
        if name and _may_be_a_person(name):
            yield name
    turned, whole = _TURNED.fullmatch(line), _WHOLE.fullmatch(line)
    if turned is not None and _may_be_a_person(turned[1]):
        yield turned[1]
    elif whole is not None and surnames & _words(whole[1]) and _may_be_a_person(whole[1]):
        yield whole[1]


def _may_be_a_person(name: str) -> bool:
    """Whether some word of it is none that everybody uses, and none names a service."""
    words = _words(name)
    known = ordinary().first
    return not words & (_NO_PERSON | KIN) and not words <= known


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", folded(name)))
