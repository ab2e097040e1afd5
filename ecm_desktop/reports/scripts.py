"""Which scripts beside Latin, Greek and Cyrillic can be printed, in which font, and where in a text they stand.

A font is read only when a text has letters of its script. Those of Chinese, Japanese and Korean hold the letters that
names are written with; words in brackets stand for any other, as for a script that no font has.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ecm_desktop.reports.script_font import ScriptFont

Range = tuple[int, int]  # the first and the last code point


class Script(NamedTuple):
    """A script: the name of its font, the code points that are its own, and whether it is written from the right."""

    font: str
    ranges: tuple[Range, ...]
    is_leftward: bool = False


_ARABIC_DIGITS: tuple[Range, ...] = ((0x0660, 0x0669), (0x06F0, 0x06F9))
SCRIPTS = (
    Script(
        "NotoSansArabic",
        ((0x0600, 0x065F), (0x066A, 0x06EF), (0x06FA, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF),
            (0xFE70, 0xFEFC)),
        is_leftward=True,
    ),
    Script("NotoSansArabic", _ARABIC_DIGITS),  # numbers run to the right in it too
    Script("NotoSansHebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)), is_leftward=True),
    Script("NotoSansArmenian", ((0x0530, 0x058F),)),
    Script("NotoSansDevanagari", ((0x0900, 0x097F), (0xA8E0, 0xA8FF))),
    Script("NotoSansBengali", ((0x0980, 0x09FF),)),
    Script("NotoSansGurmukhi", ((0x0A00, 0x0A7F),)),
    Script("NotoSansGujarati", ((0x0A80, 0x0AFF),)),
    Script("NotoSansTamil", ((0x0B80, 0x0BFF),)),
    Script("NotoSansTelugu", ((0x0C00, 0x0C7F),)),
    Script("NotoSansMalayalam", ((0x0D00, 0x0D7F),)),
    Script("NotoSansSinhala", ((0x0D80, 0x0DFF),)),
    Script("NotoSansThai", ((0x0E00, 0x0E7F),)),
    Script("NotoSansMyanmar", ((0x1000, 0x109F),)),
    Script("NotoSansGeorgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    Script("NotoSansEthiopic", ((0x1200, 0x139F), (0x2D80, 0x2DDF))),
    Script(
        "NotoSansHan",
        ((0x3005, 0x3007), (0x3041, 0x3096), (0x30A1, 0x30FE), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)),
    ),
    Script("NotoSansHangul", ((0xAC00, 0xD7A3),)),
)  # fmt: skip


class Piece(NamedTuple):
    """Letters of one script that follow each other; None stands for those that the program's own font has."""

    text: str
    script: Script | None


def _letters(script: Script) -> str:
    return "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in script.ranges) + "]+"


def _stretch(script: Script) -> str:
    """Words keep together: of those from the right the second stands on the left of the first."""
    letters = _letters(script)
    return f"({letters}(?:[ \u00a0]+{letters})*)"


_STRETCHES = re.compile("|".join(map(_stretch, SCRIPTS)))
_LEFTWARD = re.compile("|".join(_letters(one) for one in SCRIPTS if one.is_leftward))
_ANY = re.compile("|".join(map(_letters, SCRIPTS)))


def has_others(text: str) -> bool:
    """Whether some of the text stands in one of the scripts."""
    return not text.isascii() and _ANY.search(text) is not None


def is_leftward(text: str) -> bool:
    """Whether all of it is written from the right."""
    return _LEFTWARD.fullmatch(text) is not None


def pieces(text: str) -> Iterator[Piece]:
    """The text in its order, parted where another script begins."""
    end = 0
    for found in _STRETCHES.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()], None)
        yield Piece(found[0], SCRIPTS[(found.lastindex or 1) - 1])
        end = found.end()
    if end < len(text):
        yield Piece(text[end:], None)


def font_of(script: Script) -> ScriptFont:
    """The font of a script; raises Unavailable where its file is missing or damaged."""
    return _font(script.font)


@cache
def _font(name: str) -> ScriptFont:
    from ecm_desktop.reports.script_font import ScriptFont

    return ScriptFont(name)


class Covered(Container[int]):
    """The code points that can be printed: those of `own`, and those of the scripts' fonts."""

    def __init__(self, own: frozenset[int]) -> None:
        self.own = own

    def __contains__(self, code: object) -> bool:
        if code in self.own:
            return True
        script = next((one for one in SCRIPTS if _holds(one, code)), None)
        return script is not None and code in font_of(script).letters


def _holds(script: Script, code: object) -> bool:
    return isinstance(code, int) and any(first <= code <= last for first, last in script.ranges)
