"""Where combining marks stand on their letters: the anchors in the shipped font, which reportlab does not apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize


class Spot(NamedTuple):
    """A point in the font's own units, x to the right and y up."""

    x: int
    y: int


_ORIGIN = Spot(0, 0)
_Spots = Mapping[str, Spot]  # by the name of the glyph


class Anchors:
    """The anchors of one font file. Raises what fontTools raises when the file is missing or damaged."""

    def __init__(self, file: Path) -> None:
        from fontTools.ttLib import TTFont

        with TTFont(file, lazy=True) as font:
            self._glyphs: Mapping[int, str] = font.getBestCmap()
            table = font["GPOS"].table
            letters = [_letters(one) for one in _lookups(table, "mark")]
            self._joints = [*(_marks(one) for one in _lookups(table, "mkmk")), *letters]

    def places(self, letter: str, marks: str) -> list[Spot | None]:
        """Where each mark's origin belongs, from the letter's origin; None where the font does not say.

        `letter` may be a composed one that the font gives no anchors, such as `ẹ`: then those of its parts count.
        """
        parts = normalize("NFD", letter)
        plain, own = parts[0], parts[1:]
        places: list[Spot | None] = []
        below: list[tuple[str, Spot]] = []  # the mark before, when it has a place
        for n, mark in enumerate(own + marks):
            letters = [(plain, _ORIGIN)] if n < len(own) else [(letter, _ORIGIN), (plain, _ORIGIN)]
            place = self._place(mark, below + letters)
            places.append(place)
            below = [(mark, place)] if place else []
        return places[len(own) :]

    def _place(self, mark: str, carriers: list[tuple[str, Spot]]) -> Spot | None:
        """On the first of the letters and marks that the font joins it to; each comes with its own place."""
        glyph = self._glyphs.get(ord(mark), "")
        for carrier, at in carriers:
            under = self._glyphs.get(ord(carrier), "")
            for carrying, carried in self._joints:
                if (base := carrying.get(under)) and (own := carried.get(glyph)):
                    return Spot(at.x + base.x - own.x, at.y + base.y - own.y)
        return None


def _lookups(table: Any, feature: str) -> Iterator[Any]:
    """The parts of the font's positioning table that this feature uses."""
    used = {
        number
        for one in table.FeatureList.FeatureRecord
        if one.FeatureTag == feature
        for number in one.Feature.LookupListIndex
    }
    for number in sorted(used):
        yield from table.LookupList.Lookup[number].SubTable


def _letters(part: Any) -> tuple[_Spots, _Spots]:
    bases = [one.BaseAnchor for one in part.BaseArray.BaseRecord]
    return _spots(part.BaseCoverage, bases), _spots(part.MarkCoverage, _own(part.MarkArray))


def _marks(part: Any) -> tuple[_Spots, _Spots]:
    bases = [one.Mark2Anchor for one in part.Mark2Array.Mark2Record]
    return _spots(part.Mark2Coverage, bases), _spots(part.Mark1Coverage, _own(part.Mark1Array))


def _own(marks: Any) -> list[list[Any]]:
    return [[one.MarkAnchor] for one in marks.MarkRecord]


def _spots(coverage: Any, anchors: list[list[Any]]) -> _Spots:
    """Each part of the shipped font has one class of marks, so that each glyph has one anchor in it."""
    return {
        glyph: Spot(found.XCoordinate, found.YCoordinate)
        for glyph, (found,) in zip(coverage.glyphs, anchors, strict=True)
        if found
    }
