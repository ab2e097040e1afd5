"""Drawings for the tests of the canvas: a small one to point at, and any that can be."""

from __future__ import annotations

from hypothesis import strategies as st

from ecm_desktop.diagram.marks import (
    Anchor,
    AnyMark,
    Band,
    Drawing,
    Label,
    Pin,
    Rect,
    Role,
    Shape,
    Stroke,
    Symbol,
    Text,
    Weight,
)

AREA = Rect(0, 0, 600, 400)


def person(mark_id: str, x: float, y: float, **more: object) -> Symbol:
    """A square of 40 points with its number."""
    texts = (Text(x + 20, y + 25, mark_id, 11, Weight.BOLD, Anchor.MIDDLE),)
    given: dict[str, object] = {"record": f"record-{mark_id}", "words": f"Person {mark_id}", **more}
    return Symbol(id=mark_id, role=Role.PERSON, rect=Rect(x, y, 40, 40), shape=Shape.SQUARE, texts=texts, **given)


def family() -> Drawing:
    """Two people above a third, a name that goes with the first, a line, a lane title that keeps to the left."""
    return drawing(
        Band(id="lane", role=Role.LANE, rect=Rect(0, 200, 600, 200), words="The lower lane", z=-1),
        Stroke(id="line", role=Role.COUPLE, points=((100, 80), (240, 80)), words="Ann and Bo, married"),
        person("ann", 60, 60),
        person("bo", 240, 60),
        person("cy", 150, 250),
        Label(
            id="name", role=Role.NAME, record="record-ann", rect=Rect(60, 104, 40, 14), texts=(Text(60, 115, "Ann"),)
        ),
        Label(id="title", role=Role.LANE_TITLE, pin=Pin.LEFT, rect=Rect(0, 200, 50, 20), texts=(Text(2, 214, "Lane"),)),
        Label(id="axis", role=Role.AXIS, pin=Pin.TOP, rect=Rect(90, 0, 50, 20), texts=(Text(92, 14, "6"),)),
        Label(id="corner", role=Role.AXIS, pin=Pin.CORNER, rect=Rect(0, 0, 50, 20), texts=(Text(2, 14, "Age"),)),
    )


def drawing(*marks: AnyMark, area: Rect = AREA) -> Drawing:
    """A drawing of these marks."""
    return Drawing(area, marks, "A family", "Three people")


_numbers = st.floats(-500, 500).map(lambda one: round(one, 2))
_sizes = st.floats(0, 300).map(lambda one: round(one, 2))
_points = st.tuples(_numbers, _numbers)
_lines = st.lists(_points, min_size=2, max_size=5).map(tuple)
_rects = st.builds(Rect, _numbers, _numbers, _sizes, _sizes)
_texts = st.lists(
    st.builds(
        Text, _numbers, _numbers, st.text(max_size=12), st.floats(4, 30), st.sampled_from(Weight),
        st.sampled_from(Anchor), st.booleans(),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
_common = {
    "id": st.sampled_from("abcdefghij"),
    "role": st.sampled_from(Role),
    "variant": st.sampled_from(["", "child", "living", "conflict", "here", "ghost", "adopted"]),
    "record": st.none() | st.sampled_from("xyz"),
    "words": st.text(max_size=8),
    "z": st.integers(-3, 3),
    "pin": st.sampled_from(Pin),
}
marks: st.SearchStrategy[AnyMark] = st.one_of(
    st.builds(
        Symbol, rect=_rects, shape=st.sampled_from(Shape), texts=_texts, lines=st.lists(_lines, max_size=2).map(tuple),
        slant=st.floats(0, 40), soft=st.sampled_from(["", "l", "r", "lr"]), **_common,
    ),
    st.builds(
        Stroke, points=_lines, closed=st.booleans(), extra=st.lists(_lines, max_size=2).map(tuple),
        heads=st.lists(_lines, max_size=1).map(tuple), **_common,
    ),
    st.builds(Label, rect=_rects, texts=_texts, **_common),
    st.builds(Band, rect=_rects, texts=_texts, **_common),
)  # fmt: skip
drawings = st.builds(
    lambda area, found: Drawing(area, tuple(found), "Any", "Any drawing"),
    st.builds(Rect, _numbers, _numbers, st.floats(1, 800), st.floats(1, 800)),
    st.lists(marks, max_size=10, unique_by=lambda mark: mark.id),
)
