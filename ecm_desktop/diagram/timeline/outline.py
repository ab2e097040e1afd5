"""The whole life in a thin strip: a row for each lane, a dash for each event, so that one sees where one is looking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import AnyMark, Band, Drawing, Points, Rect, Role, Stroke
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.entries import Entry, entries, homes, unshown
from ecm_desktop.diagram.timeline.frame import HEAD, Frame, Scale, scale_of
from ecm_desktop.diagram.wording import lanes_of
from ecm_desktop.domain.case import Case

ROW = 2.5  # points a lane
EDGE = 2.0
_LEAST = 2.0  # points that the shortest dash is long


def outline_height(case: Case, setting: Setting) -> float:
    """The points that the strip is high."""
    return ROW * len(lanes_of(case, setting)) + 2 * EDGE


def outline(case: Case, whole: Frame, setting: Setting, shelf: Shelf | None = None) -> Drawing:
    """The life within `whole`, without the column of lane titles; few marks, however many events there are.

    What the frame's filter hides is not there; the rows keep their places.
    """
    scale = scale_of(case, whole, setting)
    lanes, height = lanes_of(case, setting), outline_height(case, setting)
    marks: list[AnyMark] = [
        Band(id="outline", role=Role.LANE, variant="odd", rect=Rect(HEAD, 0, whole.right - HEAD, height))
    ]
    for name, day in (("birth", case.born), ("today", setting.today)):
        if day is not None and whole.first < day < whole.last:
            x = scale.x_of(day)
            marks.append(Stroke(id=f"outline:{name}", role=Role.GRID, variant=name, points=((x, 0), (x, height))))
    gone, asked = unshown(case, setting, whole.shown, shelf or Shelf()), whole.shown.lanes
    told = [one for one in (*homes(case, setting, shelf), *entries(case, setting, shelf)) if one.id not in gone]
    told = [one for one in told if not asked or one.lane in asked]
    colour_of = setting.lanes.colour_of
    for row, lane in enumerate(lanes):
        y = EDGE + (row + 0.5) * ROW
        dashes = tuple(_dashes((one for one in told if one.lane == lane), scale, y))
        if dashes:
            marks.append(
                Stroke(id=f"outline:{lane}", role=Role.STEM, variant=f"{colour_of(lane)}:outline",
                       points=dashes[0], extra=dashes[1:])
            )  # fmt: skip
    return Drawing(Rect(HEAD, 0, whole.width - HEAD, height), tuple(marks), setting.words("Whole life"))


def _dashes(told: Iterable[Entry], scale: Scale, y: float) -> Iterator[Points]:
    """The stretches of a row in which something is told, each once."""
    found = sorted((scale.x_of(one.first), scale.x_of(one.last)) for one in told)
    start = end = None
    for left, right in found:
        if start is None or end is None or left > end + 1:
            if start is not None and end is not None:
                yield ((start, y), (end, y))
            start, end = left, left + _LEAST
        end = max(end, right)
    if start is not None and end is not None:
        yield ((start, y), (end, y))
