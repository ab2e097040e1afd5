"""A font of another script: its letters joined, stacked and placed as its readers write them, by HarfBuzz.

reportlab puts into a file what has a code. So every glyph that is shown, of which most are no letter by themselves,
gets a private code for what it is read as, and the file says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from ecm_desktop.errors import Unavailable
from ecm_desktop.settings import resource_dir

_PRIVATE = range(0xE000, 0xF900)  # codes that text made printable never holds
_PRIVATE_ROWS = re.compile("(?<= <)[EF][0-9A-F]{3}(?=>)")  # in a table of what codes are read as
_SCALE = 1000  # units an em, as in a PDF
_KEPT = 4_000  # words
_NOTHING = "\u034f"  # is seen, spoken and searched as nothing: no glyph may be read as no letter at all


class Glyph(NamedTuple):
    """One glyph of a word: its private code and its number in the font, where it stands from the word's left end, in
    thousandths of the size, and how far the pen goes on by itself."""

    code: str
    number: int
    x: float
    y: float
    wide: float


class Shaped(NamedTuple):
    """A word from the left to the right, and how wide it is."""

    glyphs: tuple[Glyph, ...]
    wide: float


class ScriptFont(TTFont):
    """The font of that name in the program's own folder; raises Unavailable where it is missing or damaged."""

    face: Any  # reportlab's reader of the file; the stubs do not tell its parts

    def __init__(self, name: str) -> None:
        self.file = resource_dir() / "fonts" / f"{name}.ttf"
        try:
            super().__init__(name, str(self.file), asciiReadable=0)
        except (TTFError, OSError) as problem:
            raise Unavailable("The program's own files are missing; install it again.") from problem
        self.letters = frozenset(self.face.charToGlyph)
        self._codes: dict[tuple[int, str], str] = {}  # a glyph and what it is read as -> its private code
        self._adding = Lock()  # two documents may be made at the same time
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.file))))
        self._shaper.scale = (_SCALE, _SCALE)
        self.shaped = lru_cache(_KEPT)(self._shape)

    def _shape(self, word: str) -> Shaped:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer)
        return Shaped(tuple(self._placed(word, buffer)), sum(one.x_advance for one in buffer.glyph_positions))

    def _placed(self, word: str, buffer: Any) -> Iterator[Glyph]:
        pen = 0.0
        read_as = _read_as(word, [one.cluster for one in buffer.glyph_infos])
        for info, place, text in zip(buffer.glyph_infos, buffer.glyph_positions, read_as, strict=True):
            code = self._code(info.codepoint, text)
            wide = self.face.charWidths[ord(code)]
            yield Glyph(code, info.codepoint, pen + place.x_offset, place.y_offset, wide)
            pen += place.x_advance

    def _code(self, glyph: int, read_as: str) -> str:
        """The private code of a glyph that is read so; when codes run out, the first one of the same glyph."""
        with self._adding:
            found = self._codes.get((glyph, read_as))
            if found is None and len(self._codes) == len(_PRIVATE):
                found = next((code for (one, _), code in self._codes.items() if one == glyph), chr(_PRIVATE[0]))
            if found is None:
                number = _PRIVATE[len(self._codes)]
                found = self._codes[glyph, read_as] = chr(number)
                self.face.charToGlyph[number] = glyph
                self.face.charWidths[number] = self.face.hmetrics[glyph][0] * _SCALE / self.face.unitsPerEm
            return found

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's
        """Put the font into `doc`."""
        super().addObjects(doc)
        read_as = {
            f"{ord(code):04X}": text.encode("utf-16-be").hex().upper() for (_, text), code in self._codes.items()
        }
        name = self.face.name.decode()
        for key, made in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:") and key.endswith(f"+{name}"):
                made.content = _PRIVATE_ROWS.sub(lambda row: read_as.get(row[0], row[0]), made.content)


def _read_as(word: str, clusters: list[int]) -> list[str]:
    """What each glyph is read as, by the place in the word at which its cluster begins.

    The letters of a cluster are dealt out to its glyphs in the order of reading; the last has what is left.
    """
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
    is_leftward = clusters != sorted(clusters)
    told = [""] * len(clusters)
    for start, end in ends.items():
        places = [n for n, cluster in enumerate(clusters) if cluster == start]
        dealt = _dealt(word[start:end], len(places))
        for place, letters in zip(places[::-1] if is_leftward else places, dealt, strict=True):
            told[place] = letters
    return told


def _dealt(letters: str, number: int) -> list[str]:
    """Letters in so many parts; one that is painted as several is taken apart first."""
    if len(letters) < number:
        letters = unicodedata.normalize("NFKD", letters)
    parts = [letters[n] if n < len(letters) else _NOTHING for n in range(number)]
    return [*parts[:-1], letters[number - 1 :] or _NOTHING]
