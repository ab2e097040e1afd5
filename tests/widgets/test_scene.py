"""The scene mirrors a drawing exactly, and changes no item that it need not."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from widgets.drawings import drawing, drawings, family, person

from ecm_desktop.diagram.inks import Look, LookName
from ecm_desktop.diagram.marks import Drawing, Pin
from ecm_desktop.widgets.canvas.items import ITEMS, MarkItem
from ecm_desktop.widgets.canvas.painting import Emphasis
from ecm_desktop.widgets.canvas.ranks import ranked
from ecm_desktop.widgets.canvas.scene import DrawingScene

PINS = list(Pin)  # each layer covers those before it


def in_order(shown: Drawing) -> list[object]:
    return sorted(shown.marks, key=lambda mark: (PINS.index(mark.pin), mark.z))


def items_of(scene: DrawingScene) -> dict[str, MarkItem]:
    return {key: item for layer in scene._layers.values() for key, item in layer.items.items()}


def ranks_of(scene: DrawingScene) -> dict[Pin, dict[str, float]]:
    return {pin: dict(layer.ranks) for pin, layer in scene._layers.items()}


@given(st.lists(drawings, min_size=1, max_size=4))
def test_after_any_drawings_the_last_one_is_mirrored(shown: list[Drawing]) -> None:
    scene = DrawingScene(Look(LookName.LIGHT))
    for one in shown:
        scene.show(one)
    last = shown[-1]
    assert scene.marks() == in_order(last)
    items = items_of(scene)
    assert {key: type(item) for key, item in items.items()} == {m.id: ITEMS[type(m)] for m in last.marks}
    for pin in Pin:
        ranks = [items[mark.id].zValue() for mark in scene.marks() if mark.pin is pin]
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
        stands_out = {key: item.emphasis for key, item in items_of(scene).items() if item.emphasis}
        assert stands_out == told


def test_what_does_not_differ_keeps_its_item(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(family())
    before, ranks = items_of(scene), ranks_of(scene)
    marks = [m for m in family().marks if m.id != "bo"]
    marks[2] = msgspec.structs.replace(marks[2], words="Ann, 31")
    scene.show(drawing(*marks))
    assert items_of(scene) == {key: item for key, item in before.items() if key != "bo"}
    assert scene.mark("ann").words == "Ann, 31"
    del ranks[Pin.FREE]["bo"]
    assert ranks_of(scene) == ranks


def test_others_at_the_top_are_shown_and_hit_until_a_drawing_is_shown(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(family())
    before, seven = items_of(scene), person("seven", 200, 0, pin=Pin.TOP)
    scene.show_top([seven])
    assert scene.mark("axis") is None
    assert scene.hit(QPointF(210, 20), 4) is seven
    assert {one for one in scene.marks() if one.pin is not Pin.TOP} == {
        one for one in family().marks if one.pin is not Pin.TOP
    }
    scene.show(family())
    assert scene.marks() == in_order(family())
    assert items_of(scene) == before


def pixels(scene: DrawingScene) -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.render(painter, QRectF(image.rect()), QRectF(image.rect()))
    painter.end()
    return image


@pytest.mark.parametrize("name", [LookName.LIGHT, LookName.DARK])
def test_what_is_pinned_looks_the_same_without_items(name: LookName) -> None:
    scene = DrawingScene(Look(LookName.LIGHT))
    scene.show(family())
    scene.pin_to(QPointF(30, 20))
    scene.use(Look(name))
    scene.emphasise({"title": Emphasis.FOCUSED, "axis": Emphasis.SELECTED})
    before = pixels(scene)
    scene.stand_still()
    scene.show_top([one for one in family().marks if one.pin is Pin.TOP])
    assert pixels(scene) == before
    scene.emphasise({"corner": Emphasis.SELECTED, "axis": Emphasis.FOCUSED})
    scene.pin_to(QPointF(10, 40))
    assert pixels(scene) != before
    after = pixels(scene)
    scene.show(family())
    assert pixels(scene) == after


def test_a_mark_shown_again_on_another_pin_moves_to_it(look: Look) -> None:
    scene = DrawingScene(look)
    scene.show(drawing(person("ann", 0, 0)))
    scene.show(drawing(person("ann", 0, 0, pin=Pin.TOP)))
    assert items_of(scene)["ann"].parentItem() is scene._layers[Pin.TOP]


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
