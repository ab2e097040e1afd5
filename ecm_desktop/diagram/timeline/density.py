"""How closely a timeline is set: as airy as the height allows, never smaller than can be read from across a table."""

from __future__ import annotations

import msgspec

WIDTHS = (330.0, 240.0, 180.0, 130.0)  # what titles are cut to, widest first, until a lane holds its events
SHORTEST = 90.0  # where rows are scarce: some fourteen letters, which still say what it is


class Density(msgspec.Struct, frozen=True, kw_only=True):
    """The measures of one density, in points: a row, the card in it, its text, the edge of a lane; `widths` of titles.

    Room is given up for words, not for air: only the closest cuts titles to the `SHORTEST`.
    """

    row: float
    text: float
    small: float
    pad: float
    widths: tuple[float, ...] = WIDTHS

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
    Density(row=20, text=12.5, small=10, pad=4),
    Density(row=16, text=11.5, small=9.5, pad=1, widths=(*WIDTHS, SHORTEST)),
)
