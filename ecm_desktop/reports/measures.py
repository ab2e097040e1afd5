"""The measures of paper, in points: sheets, margins, letters, and the room in a cell. No toolkit."""

from __future__ import annotations

_MM = 72 / 2.54 * 0.1
_A3_SIDE, _A4_LONG, _A4_SHORT = 420 * _MM, 297 * _MM, 210 * _MM

SIDE = 55.0  # margins; header and footer stand within the upper and lower ones
TOP = 68.0
FOOT = 66.0
FOLD_OUT_SIDE, FOLD_OUT_TOP, FOLD_OUT_FOOT = 44.0, 58.0, 54.0
PORTRAIT = (_A4_SHORT, _A4_LONG)
FOLD_OUTS = ((_A4_LONG, _A4_SHORT), (_A3_SIDE, _A4_LONG))  # A4 and A3 on their sides
MEASURE = PORTRAIT[0] - 2 * SIDE
BODY_HEIGHT = PORTRAIT[1] - TOP - FOOT

LEGIBLE = 7.0  # the smallest text of a figure
BODY = (10.5, 15.2)  # letters and leading
CELL = (9.4, 12.4)
CELL_PAD = (4.0, 5.0)  # at the sides, above and below
GAP = 9.0
