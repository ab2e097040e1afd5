"""Cuts a very long text into paragraphs of a size that can be laid out in good time, at the gentlest place there is."""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.reports.model import Run, Words

_SIZE = 3000  # letters; line breaking costs the square of a paragraph's pages
_GENTLE = ("\n", ". ", "; ", ", ", " ")


def pieces(words: Words, size: int = _SIZE) -> list[tuple[Run, ...]]:
    """The words in pieces of at most `size` letters; nothing but white space at the cuts is lost. Never empty."""
    made: list[list[Run]] = [[]]
    room = size
    for run in (Run(words),) if isinstance(words, str) else words:
        text = run.text
        while len(text) > room:
            cut = _cut(text, room)
            made[-1].append(replace(run, text=text[:cut].rstrip()))
            made.append([])
            text, room = text[cut:].lstrip(), size
        made[-1].append(replace(run, text=text))
        room -= len(text)
    return [tuple(piece) for piece in made]


def _cut(text: str, room: int) -> int:
    for mark in _GENTLE:
        at = text.rfind(mark, room // 2, room - len(mark) + 1)
        if at >= 0:
            return at + len(mark)
    return room
