"""What lies outside the days shown, counted at the edges of the axis: the earlier at the left, the later right.

For a window in which one can go there; a picture or a sheet tells of nothing outside the days it was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Anchor, Pin, Rect, Role, Shape, Symbol, Text, Weight
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.entries import Entry, entries, unshown
from ecm_desktop.diagram.timeline.frame import HEAD, Frame
from ecm_desktop.diagram.timeline.telling import Teller
from ecm_desktop.domain.case import Case

EARLIER, LATER = "edge:earlier", "edge:later"

_SIZE = 11.0
_TOP, _TALL = 2.5, 16.0  # beside the scrubber's handle, above the ages
_SIDE, _Z = 3.0, 75


def edge_marks(case: Case, frame: Frame, setting: Setting, shelf: Shelf | None = None) -> Iterator[Symbol]:
    """A pill at each edge beyond which there are events, which lists their records; none where there are none."""
    gone = unshown(case, setting, frame.shown, shelf or Shelf())
    shown = [one for one in entries(case, setting, shelf) if one.id not in gone]
    before = tuple(one for one in shown if one.last < frame.first)
    after = tuple(one for one in shown if one.first > frame.last)
    if not before and not after:
        return
    teller, words = Teller(case, setting, shelf or Shelf()), setting.words
    if before:
        said = words("Earlier than what is shown: {events}", events=teller.group(before))
        yield _pill(EARLIER, words("‹ {n} earlier", n=len(before)), said, before, frame, setting)
    if after:
        said = words("Later than what is shown: {events}", events=teller.group(after))
        yield _pill(LATER, words("{n} later ›", n=len(after)), said, after, frame, setting)


def _pill(key: str, text: str, said: str, found: tuple[Entry, ...], frame: Frame, setting: Setting) -> Symbol:
    width = setting.metrics.width(text, _SIZE, Weight.SEMIBOLD) + 16
    left = HEAD + _SIDE if key == EARLIER else frame.width - _SIDE - width
    baseline = _TOP + _TALL / 2 + _SIZE * 0.35
    return Symbol(
        id=key, role=Role.LEGEND, z=_Z, pin=Pin.TOP, words=said, records=tuple(one.id for one in found),
        rect=Rect(left, _TOP, width, _TALL), shape=Shape.PILL,
        texts=(Text(left + width / 2, baseline, text, _SIZE, Weight.SEMIBOLD, Anchor.MIDDLE),),
    )  # fmt: skip
