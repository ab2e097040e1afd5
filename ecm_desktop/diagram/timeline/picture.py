"""The whole timeline: lanes, axis, cards, links and scrubber put together."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import (
    AnyMark,
    Band,
    Drawing,
    Label,
    Pin,
    Points,
    Rect,
    Role,
    Stroke,
    Symbol,
    Text,
    Weight,
)
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.axis import axis_marks
from ecm_desktop.diagram.timeline.cards import Painter
from ecm_desktop.diagram.timeline.frame import HEAD, Frame, Scale, scale_of
from ecm_desktop.diagram.timeline.lanes import LaneRoom, lane_rooms
from ecm_desktop.diagram.timeline.links import link_marks
from ecm_desktop.diagram.timeline.living import gap_marks, home_marks
from ecm_desktop.diagram.timeline.meetings import tasks
from ecm_desktop.diagram.timeline.scrubber import scrubber_marks
from ecm_desktop.diagram.timeline.telling import Teller
from ecm_desktop.diagram.veil import veiled_by
from ecm_desktop.diagram.wording import lane_title
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.formulation import Action
from ecm_desktop.domain.gatherings import gatherings
from ecm_desktop.domain.life import Lane, LifeEvent

_HEAD_Z, _TITLE, _TITLE_LINE = 50, 13.0, 16.0
_HEAD = ":head"  # how the ids of the heads of lanes end
_HEIGHT = attrgetter("z")


def draw(case: Case, frame: Frame, setting: Setting, shelf: Shelf | None = None) -> Drawing:
    """The timeline of a case within a frame; the height follows from what there is (within `frame.height`, if given).

    Each dated event of the frame is a symbol with its record id, or is listed in the `records` of a counted group; of
    others nothing is told (see `edge_marks`).
    Whoever draws again and again keeps a `shelf`, so that lanes that have not changed are not packed again.
    """
    scale = scale_of(case, frame, setting)
    kept = shelf or Shelf()
    rooms = lane_rooms(case, frame, scale, setting, kept)
    height = rooms[-1].top + rooms[-1].height
    marks: list[AnyMark] = [
        mark for at, room in enumerate(rooms) for mark in _lane_kept(room, at, frame, setting, kept)
    ]
    marks += measure(case, frame, setting, height, kept)
    teller = Teller(case, setting, kept)
    contents = [mark for room in rooms for mark in _contents_kept(room, case, frame, scale, setting, teller, kept)]
    marks += contents
    marks += link_marks(case, contents, rooms, setting)
    marks += _selection(contents, frame)
    marks += scrubber_marks(frame, height, case, setting, contents)
    title = setting.words("Timeline")
    shown = sum(isinstance(mark, Symbol) and mark.record is not None for mark in contents)
    said = setting.words.count("Timeline with {n} event", "Timeline with {n} events", shown)
    return Drawing(Rect(0, 0, frame.width, height), tuple(sorted(marks, key=_HEIGHT)), title, said)


def measure(case: Case, frame: Frame, setting: Setting, height: float, shelf: Shelf) -> list[AnyMark]:
    """What measures time in a drawing of that height, and the meetings: part of `draw`, and had before it."""
    scale, met = scale_of(case, frame, setting), gatherings(case, setting.today)
    said_of = (case.of(Action), case.of(LifeEvent), *veiled_by(case, setting), setting)
    ahead = shelf.of("ahead", said_of, lambda: tasks(case, setting))
    measured_by = (frame, scale.knots, setting, height, case.born, case.out_of_year, met, ahead)
    return shelf.of("axis", measured_by, lambda: list(axis_marks(case, frame, scale, setting, height, met, ahead)))


def forget(shelf: Shelf, change: Change) -> None:
    """Let the shelf go of what was made for records that a change removed, and for lanes that it took events out of."""
    left: set[str] = set()
    for one in change:
        if not isinstance(one.before, LifeEvent):
            left.update(Lane if one.after is None else ())  # a home or an order, which lie in lanes of ours
        elif getattr(one.after, "lane", "") != one.before.lane:
            left.add(one.before.lane)
    shelf.forget(change.dropped | left)


def lane_of_head(mark_id: str) -> str:
    """The lane whose head a mark is, by its key; "" for any other mark."""
    return mark_id.removeprefix("lane:").removesuffix(_HEAD) if mark_id.endswith(_HEAD) else ""


def _lane_kept(room: LaneRoom, at: int, frame: Frame, setting: Setting, shelf: Shelf) -> list[AnyMark]:
    made_from = (at, room.top, room.height, room.folded, frame.width, setting)
    return shelf.of(("lane", room.key), made_from, lambda: list(_lane(room, at, frame, setting)))


def _lane(room: LaneRoom, at: int, frame: Frame, setting: Setting) -> Iterator[AnyMark]:
    """The surface of a lane across the drawing, and its title on the left, which stays when the drawing moves."""
    variant = "odd" if at % 2 else "even"
    title, colour = lane_title(room.key, setting), setting.lanes.colour_of(room.key)
    most = 2 if room.height >= 2 * _TITLE_LINE else 1
    lines = setting.metrics.wrapped(title, HEAD - 34, _TITLE, most, Weight.SEMIBOLD)
    middle = room.top + room.height / 2
    first = middle + 4.5 - 8 * (len(lines) - 1)
    yield Band(id=f"lane:{room.key}", role=Role.LANE, variant=variant, rect=Rect(0, room.top, frame.width, room.height))
    yield Band(
        id=f"lane:{room.key}{_HEAD}", role=Role.LANE, variant=variant, z=_HEAD_Z, pin=Pin.LEFT,
        words=_head_words(room, title, setting), rect=Rect(0, room.top, HEAD - 2, room.height),
    )  # fmt: skip
    yield Stroke(
        id=f"lane:{room.key}:bar", role=Role.STEM, variant=f"{colour}:head", z=_HEAD_Z + 1, pin=Pin.LEFT,
        points=_bar(room, middle),
    )  # fmt: skip
    yield Label(
        id=f"lane:{room.key}:title", role=Role.LANE_TITLE, variant=colour, z=_HEAD_Z + 1, pin=Pin.LEFT,
        rect=Rect(24, first - 12, HEAD - 30, 16.0 * len(lines)),
        texts=tuple(Text(24, first + 16 * n, line, _TITLE, Weight.SEMIBOLD) for n, line in enumerate(lines)),
    )  # fmt: skip


def _bar(room: LaneRoom, middle: float) -> Points:
    """The lane's colour beside its title: a bar, in a collapsed lane an arrow that points to what is in it."""
    if room.folded:
        return ((10, middle - 5), (16, middle), (10, middle + 5))
    tall = min(room.height / 2 - 6, 14)
    return ((14, middle - tall), (14, middle + tall))


def _head_words(room: LaneRoom, title: str, setting: Setting) -> str:
    return setting.words("{lane}, collapsed: press to open", lane=title) if room.folded else title


def _contents_kept(
    room: LaneRoom, case: Case, frame: Frame, scale: Scale, setting: Setting, teller: Teller, shelf: Shelf
) -> list[AnyMark]:
    """The marks in a lane, which are the same while its room, its events and who told of them are."""

    def make() -> list[AnyMark]:
        return list(_contents(room, frame, scale, setting, teller))

    told = list(map(case.records.get, room.packed.ids))
    made_from = (room, told, teller.beside, scale.knots, frame.right, case.born, setting)
    return shelf.of(("contents", room.key), made_from, make)


def _contents(room: LaneRoom, frame: Frame, scale: Scale, setting: Setting, teller: Teller) -> Iterator[AnyMark]:
    painter = Painter(setting, scale, teller, frame.right, room.density, setting.lanes.colour_of(room.key))
    if room.key == Lane.LIVING:
        yield from gap_marks(scale, room, setting)
        yield from home_marks(room, teller, setting)
    for row, items in enumerate(room.packed.rows):
        for item in items:
            yield from painter.item(item, room.cards_top + row * room.density.row + 2)
    top = room.cards_top + len(room.packed.rows) * room.density.row + 2
    for item in room.packed.singles:
        yield from painter.item(item, top)
    for group in room.packed.groups:
        yield painter.group(group, top)
    if not room.packed.height and not room.strip_rows:
        yield _nothing(room, setting)


def _nothing(room: LaneRoom, setting: Setting) -> Label:
    """An empty lane says that nothing is recorded, at all or at this time, which is not that nothing was."""
    said = setting.words(room.empty)
    y = room.top + room.height / 2 + 4
    return Label(
        id=f"lane:{room.key}:nothing", role=Role.LEGEND, rect=Rect(HEAD + 10, y - 12, 220, 16),
        texts=(Text(HEAD + 10, y, said, 11.5, Weight.ITALIC, muted=True),), words=said,
    )  # fmt: skip


def _selection(contents: list[AnyMark], frame: Frame) -> Iterator[Stroke]:
    """The outline round what is in hand."""
    for mark in contents if frame.selected else ():
        if isinstance(mark, Symbol) and frame.selected in (mark.record, *mark.records):
            box = mark.rect.grown(2)
            corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
            yield Stroke(
                id="selection", role=Role.TODAY, variant="selection", z=20, points=(*corners, corners[0]),
            )  # fmt: skip
            return
