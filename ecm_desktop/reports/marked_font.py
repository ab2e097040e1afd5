"""The font with combining marks where they belong, for names such as Folúkẹ́, whose letters have no composed form.

reportlab paints a mark where the letter before it ends, and to move the pen there and back would break words apart for
whoever reads the text out of the file. So the font gets one more glyph, the mark shifted onto the letter, under a
private code, and the file says that this is read as the mark.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from struct import pack, unpack_from
from threading import Lock
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from ecm_desktop.reports.anchors import Anchors, Spot

_MARKS = re.compile(r"[\u0300-\u036f]")
_CLUSTERS = re.compile(r"([^\u0300-\u036f])([\u0300-\u036f]+)")
_PRIVATE = range(0xE000, 0xF900)  # codes that text made printable never holds
_PRIVATE_ROWS = re.compile("(?<= <)[EF][0-9A-F]{3}(?=>)")  # in a table of what codes are read as
_MADE_OF_PARTS, _SHIFTED_BY_XY = -1, 0x0003


class MarkedFont(TTFont):
    """A TrueType font that paints combining marks on their letters."""

    face: Any  # reportlab's reader of the file; the stubs do not tell its parts

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file)
        self._file = Path(file)
        self._known: dict[str, str] = {}  # a letter with its marks -> the same with private codes for the marks
        self._shifted: dict[tuple[str, Spot], str] = {}  # a mark and its shift -> its private code
        self._adding = Lock()  # two documents may be made at the same time

    def splitString(self, text: Any, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: N802
        """The codes of a text in the parts of the font that are put into `doc`."""
        if isinstance(text, str) and text.isascii() and text.isprintable():
            self._assignState(doc)  # type: ignore[attr-defined]  # absent from the stubs
            return [(0, text.encode())] if text else []  # these stand for themselves in the first part
        if isinstance(text, str) and _MARKS.search(text):
            text = _CLUSTERS.sub(self._cluster, text)
        made: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return made

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's
        """Put the font into `doc`."""
        super().addObjects(doc)
        read_as = {f"{ord(code):04X}": f"{ord(mark):04X}" for (mark, _), code in self._shifted.items()}
        name = self.face.name.decode()
        for key, made in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:") and key.endswith(f"+{name}"):
                made.content = _PRIVATE_ROWS.sub(lambda row: read_as.get(row[0], row[0]), made.content)

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(self._file)  # read only for a text that needs it

    def _cluster(self, found: re.Match[str]) -> str:
        whole = found[0]
        if whole not in self._known:
            letter, marks = found.groups()
            places = self._anchors.places(letter, marks)
            width = self.face.hmetrics[self.face.charToGlyph.get(ord(letter), 0)][0]
            with self._adding:
                self._known[whole] = letter + "".join(
                    self._on_letter(mark, Spot(place.x - width, place.y)) if place else mark
                    for mark, place in zip(marks, places, strict=True)
                )
        return self._known[whole]

    def _on_letter(self, mark: str, shift: Spot) -> str:
        """The private code for the mark, shifted from where the letter ends; the mark itself when codes run out."""
        if (mark, shift) not in self._shifted:
            if len(self._shifted) == len(_PRIVATE) or ord(mark) not in self.face.charToGlyph:
                return mark
            code = _PRIVATE[len(self._shifted)]
            _add_shifted(self.face, code, self.face.charToGlyph[ord(mark)], shift)
            self._shifted[mark, shift] = chr(code)
        return self._shifted[mark, shift]


def _add_shifted(face: Any, code: int, of: int, shift: Spot) -> None:
    """Give the font read by `face` a glyph that paints the glyph `of` with this shift and takes no room.

    Its outline comes after the file's end, and the table of outlines is said to reach so far.
    """
    data: bytes = face._ttf_data  # noqa: SLF001 - reportlab's reader has no door for one more glyph
    table = face.table["glyf"]
    frame = unpack_from(">4h", data, table["offset"] + face.glyphPos[of] + 2)
    left, low, right, high = (edge + by for edge, by in zip(frame, (*shift, *shift), strict=True))
    outline = pack(">5h2H2h", _MADE_OF_PARTS, left, low, right, high, _SHIFTED_BY_XY, of, *shift)
    face._ttf_data = data + outline  # noqa: SLF001 - the same
    start, table["length"] = len(data) - table["offset"], len(data) + len(outline) - table["offset"]
    face.glyphPos += [start, table["length"]]
    glyph = len(face.glyphPos) - 2
    face.hmetrics += [(0, left % 0x10000)] * (glyph + 1 - len(face.hmetrics))
    face.charWidths[code] = 0
    face.charToGlyph[code] = glyph
