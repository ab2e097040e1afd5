"""How closely a timeline is set: as airy as the height allows, never smaller than can be read from across a table."""

from __future__ import annotations

import msgspec


class Density(msgspec.Struct, frozen=True, kw_only=True):
    """The measures of one density, in points: a row, the card in it, its text, and the edge of a lane."""

    row: float
    text: float
    small: float
    pad: float

    @property
    def card(self) -> float:
        """The height of a card within its row."""
        return self.row - 4

    @property
    def baseline(self) -> float:
        """The baseline of a card's text below the card's top."""
        return self.card / 2 + self.text * 0.35


DENSITIES = (
    Density(row=25, text=13, small=10.5, pad=7),
    Density(row=22, text=12.5, small=10, pad=5),
    Density(row=18, text=12, small=10, pad=2),
)
WIDTHS = (330.0, 240.0, 180.0, 130.0)  # what titles are cut to, widest first, until a lane holds its events
