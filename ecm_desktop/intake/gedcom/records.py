"""A family file as plain records: decoded, with lines that fit nowhere left out and counted.

A strict parser gives up the whole file for one broken line; here only that line is lost, and the user is told.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from ecm_desktop.errors import InputRefused
from ecm_desktop.intake.tables.opening import FileKind

_LINE = re.compile(r"\s*(\d{1,2}) +(?:(@[^@\s]+@) +)?([A-Za-z_0-9]+)(?: (.*))?")
_CHARACTERS = re.compile(rb"1 CHAR ([A-Za-z0-9 _-]+)")
_ENCODINGS = {"IBMPC": "cp437", "IBM": "cp437", "OEM": "cp437", "MACINTOSH": "mac_roman", "MAC": "mac_roman"}
_JOINTS = {"CONC": "", "CONT": "\n"}
_DEEPEST = 50


class _Sound(msgspec.Struct, frozen=True):
    """One line that fits the grammar."""

    level: int
    xref: str
    tag: str
    value: str


class Node(msgspec.Struct, frozen=True):
    """One GEDCOM structure: its tag, its value as text (a pointer is `@I1@`), and what is below it."""

    tag: str
    value: str = ""
    xref: str = ""
    below: tuple[Node, ...] = ()

    def all(self, *tags: str) -> tuple[Node, ...]:
        """The structures directly below with one of these tags."""
        return tuple(node for node in self.below if node.tag in tags)

    def text(self, *path: str) -> str:
        """The value of the first structure down this path of tags, empty when there is none."""
        node: Node | None = self
        for tag in path:
            node = next(iter(node.all(tag)), None) if node else None
        return node.value if node else ""


class FamilyFile(msgspec.Struct, frozen=True):
    """The records of a file, and how many of its lines fitted nowhere."""

    records: tuple[Node, ...]
    left_out: int = 0


def read_records(path: Path, kind: FileKind) -> FamilyFile:
    """The records of a family file; raises InputRefused when it is none."""
    text = _decoded(_bytes(path, kind))
    lines, left_out = _sound_lines(text)
    if not lines or "\0" in text:  # only what is no text holds that letter
        raise InputRefused("“{file}” is no family file that can be read.", file=path.name)
    return FamilyFile(tuple(_records(lines)), left_out)


def _bytes(path: Path, kind: FileKind) -> bytes:
    try:
        if kind is FileKind.GEDCOM:
            return path.read_bytes()
        with zipfile.ZipFile(path) as packed:
            return packed.read("gedcom.ged")
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError):
        raise InputRefused("“{file}” is damaged; ask for it again.", file=path.name) from None


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if data[1:2] == b"\x00" or data[:1] == b"\x00":
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", errors="replace")
    return data.decode(_encoding(data), errors="replace")


def _encoding(data: bytes) -> str:
    """UTF-8 where the bytes are UTF-8, else what the header says, else what most old programs wrote."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARACTERS.search(data[:4000])
        return _encoding_named(named[1].strip().upper().decode("ascii", errors="replace") if named else "")
    return "utf-8-sig"


def _encoding_named(name: str) -> str:
    if name != "ANSEL":
        return _ENCODINGS.get(name, "cp1252")
    import ged4py  # noqa: F401  # registers the codec

    return "gedcom"


def _sound_lines(text: str) -> tuple[list[_Sound], int]:
    """The lines that fit under the line before; a line without a level, or with a level too deep, is left out."""
    kept: list[_Sound] = []
    left_out, level = 0, -1
    for line in re.split(r"\r\n|\r|\n", text):
        found = _LINE.fullmatch(line)
        if found is not None and int(found[1]) <= min(level + 1, _DEEPEST):
            level = int(found[1])
            kept.append(_Sound(level, found[2] or "", found[3].upper(), (found[4] or "").replace("@@", "@")))
        elif line.strip():
            left_out += 1
    return kept, left_out


def _records(lines: Sequence[_Sound]) -> Iterator[Node]:
    """The records of level 0; of two with one xref the first is kept."""
    starts = [place for place, line in enumerate(lines) if line.level == 0]
    seen = set[str]()
    for start, end in pairwise([*starts, len(lines)]):
        record = _node(lines, start, end)
        if not record.xref or record.xref not in seen:
            seen.add(record.xref)
            yield record


def _node(lines: Sequence[_Sound], start: int, end: int) -> Node:
    own = lines[start]
    below = [place for place in range(start + 1, end) if lines[place].level == own.level + 1]
    value = own.value
    for place in below:
        if lines[place].tag in _JOINTS:
            value += _JOINTS[lines[place].tag] + lines[place].value
    kept = [_node(lines, first, last) for first, last in pairwise([*below, end]) if lines[first].tag not in _JOINTS]
    return Node(own.tag, value, own.xref, tuple(kept))
