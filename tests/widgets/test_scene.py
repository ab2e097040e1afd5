"""The scene mirrors a drawing exactly, and changes no item that it need not."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from widgets.drawings import drawing, drawings, family, person

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Pin
from ecm_desktop.widgets.canvas.items import ITEMS
from ecm_desktop.widgets.canvas.painting import Emphasis
from ecm_desktop.widgets.canvas.ranks import ranked
from ecm_desktop.widgets.canvas.scene import DrawingScene


def in_order(shown: Drawing) -> list[object]:
    return sorted(shown.marks, key=lambda mark: mark.z)


@given(st.lists(drawings, min_size=1, max_size=4))
def test_after_any_drawings_the_last_one_is_mirrored(shown: list[Drawing]) -> None:
    scene = DrawingScene(Look(LookName.LIGHT))
    for one in shown:
        scene.show(one)
    last = shown[-1]
    assert scene.marks() == in_order(last)
    items = scene._items
    assert {key: type(item) for key, item in items.items()} == {m.id: ITEMS[type(m)] for m in last.marks}
    ranks = [items[mark.id].zValue() for mark in scene.marks()]
    assert ranks == sorted(set(ranks))
    for mark in last.marks:
        assert items[mark.id].parentItem() is scene._layers[mark.pin]


@given(st.lists(st.tuples(drawings, st.sets(st.integers(0, 5))), min_size=1, max_size=4))
def test_exactly_what_is_told_stands_out_whatever_was_shown_before(steps: list[tuple[Drawing, set[int]]]) -> None:
    scene = DrawingScene(Look(LookName.LIGHT))
    for shown, chosen in steps:
        told = {mark.id: Emphasis.SELECTED for at, mark in enumerate(shown.marks) if at in chosen}
        scene.show(shown)
        scene.emphasise({**told, "gone": Emphasis.HOVERED})
        stands_out = {key: item.emphasis for key, item in scene._items.items() if item.emphasis}
        assert stands_out == told


def test_what_does_not_differ_keeps_its_item(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(family())
    before = dict(scene._items)
    ranks = dict(scene._ranks)
    marks = [m for m in family().marks if m.id != "bo"]
    marks[2] = msgspec.structs.replace(marks[2], words="Ann, 31")
    scene.show(drawing(*marks))
    assert scene._items == {key: item for key, item in before.items() if key != "bo"}
    assert scene.mark("ann").words == "Ann, 31"
    assert scene._ranks == {key: rank for key, rank in ranks.items() if key != "bo"}


def test_a_mark_shown_again_on_another_pin_moves_to_it(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(drawing(person("ann", 0, 0)))
    scene.show(drawing(person("ann", 0, 0, pin=Pin.TOP)))
    assert scene._items["ann"].parentItem() is scene._layers[Pin.TOP]


def test_pinned_marks_follow_the_corner_each_in_its_own_way(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(family())
    scene.pin_to(QPointF(120, 70))
    assert [scene.place(one) for one in ("title", "axis", "corner", "ann")] == [(120, 0), (0, 70), (120, 70), (0, 0)]
    scene.pin_to(QPointF(-50, -50))
    assert scene.place("corner") == (0, 0)


def test_what_stands_for_one_record_moves_together(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(family())
    assert set(scene.fellows(["ann"])) == {"ann", "name"}
    assert set(scene.fellows(["lane"])) == {"lane"}


def test_a_hit_is_the_topmost_speaking_mark(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(family())
    hits = {at: scene.hit(QPointF(*at), 8) for at in ((80, 80), (170, 84), (300, 350), (160, 260), (500, 100))}
    assert {at: mark and mark.id for at, mark in hits.items()} == {
        (80, 80): "ann", (170, 84): "line", (300, 350): "lane", (160, 260): "cy", (500, 100): None,
    }  # fmt: skip


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=12))
def test_ranks_always_rise_and_mere_removal_changes_none(orders: list[list[str]]) -> None:
    before: dict[str, float] = {}
    for order in orders:
        after = ranked(order, before)
        assert list(after) == order
        assert list(after.values()) == sorted(set(after.values()))
        assert ranked(order[::2], after) == {one: after[one] for one in order[::2]}
        before = after


def test_ranks_start_anew_when_they_are_crowded() -> None:
    ranks = ranked(["a", "z"], {})
    for number in range(80):
        ranks = ranked(["a", *(f"n{one}" for one in range(number, -1, -1)), "z"], ranks)
    assert len(set(ranks.values())) == 82
    assert min(b - a for a, b in zip(list(ranks.values()), list(ranks.values())[1:], strict=False)) > 1e-8
