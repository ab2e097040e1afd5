"""Days that pass under a hand: the picture moves with it, and is laid out once the hand rests or means something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hands import CONTROL, LEFT, NONE, Hand, type_words
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.conftest import Desk

from ecm_desktop.diagram.marks import AnyMark, Stroke
from ecm_desktop.diagram.timeline import HEAD, draw
from ecm_desktop.diagram.timeline.ghost import is_ghost
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import life
from ecm_desktop.ui.boards.passing import REST
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.widgets.canvas.mirror import CanvasMirror
from ecm_desktop.widgets.canvas.moved_picture import MovedPicture

SIZE = (1500, 900)


@pytest.fixture
def page(story: Desk, show) -> TimelinePage:
    made = TimelinePage(story.session)
    made.resize(*SIZE)
    show(made)
    made.timeline.days.zoom(3.0, 700)
    made.timeline.redraw()
    return made


@pytest.fixture
def board(page: TimelinePage) -> TimelineBoard:
    return page.timeline


def moved(board: TimelineBoard) -> MovedPicture | None:
    """The picture that stands in for the lanes, if it does."""
    return next((one for one in board.scene().items() if isinstance(one, MovedPicture)), None)


def wheel(board: TimelineBoard, dx: int = 0, dy: int = 0, keys: Qt.KeyboardModifier = NONE) -> None:
    """Two fingers go so far over the middle of the board."""
    at = QPointF(board.viewport().rect().center())
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(at, board.viewport().mapToGlobal(at), QPoint(), QPoint(dx, dy), buttons, keys, phase, False)
    QApplication.sendEvent(board.viewport(), turn)


def drawn(board: TimelineBoard) -> Sequence[AnyMark]:
    """The marks of the days that are seen, as `draw` has them."""
    session = board.session
    return draw(session.case, board.days.frame, session.setting).marks


def laid_out(board: TimelineBoard) -> set[str]:
    return {one.id for one in drawn(board)}


def is_laid_out(board: TimelineBoard) -> bool:
    shown = {one.id for one in board.scene().marks()}
    return moved(board) is None and laid_out(board) - {"selection"} <= shown


def seen(board: TimelineBoard) -> QImage:
    return board.viewport().grab().toImage()


def is_same(one: QImage, other: QImage) -> bool:
    """Whether no eye can tell them apart: where two soft edges meet, a picture of them is rounded once more."""
    assert one.size() == other.size()
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)) <= 2


def test_one_step_is_laid_out_at_once(board: TimelineBoard) -> None:
    QTest.qWait(200)
    wheel(board, dx=-120)
    assert is_laid_out(board)


def test_further_steps_move_the_picture_below_a_right_axis_until_the_hand_rests(
    qtbot: QtBot, board: TimelineBoard
) -> None:
    wheel(board, dx=-40)
    before, start = seen(board), board.time_scale
    wheel(board, dx=-40)
    assert moved(board) is not None
    on = round(start.x_of(board.days.frame.first) - HEAD)
    top = next(one for one in board.scene().marks() if one.id == "axis").rect.h
    after, (width, height) = seen(board), (before.width(), before.height())
    still = before.copy(round(HEAD) + 4 + on, round(top) + 4, width - round(HEAD) - 40 - on, height - round(top) - 4)
    assert after.copy(round(HEAD) + 4, round(top) + 4, still.width(), still.height()) == still
    axis = [one for one in drawn(board) if one.id.startswith(("axis:age", "axis:months", "axis:ticks"))]
    assert len(axis) > 3
    assert all(one in board.scene().marks() for one in axis)
    qtbot.waitUntil(lambda: moved(board) is None)
    assert is_laid_out(board)


def test_the_axis_and_the_heads_of_the_lanes_are_the_same_pixels_while_days_pass(
    qtbot: QtBot, board: TimelineBoard
) -> None:
    for keys in (NONE, CONTROL):
        wheel(board, dx=-40)
        axis, heads = (0, 0, board.viewport().width(), 68), (0, 0, round(HEAD) - 2, board.viewport().height())
        before = seen(board).copy(*heads)
        wheel(board, dx=-40, dy=60 * (keys is CONTROL), keys=keys)
        assert moved(board) is not None
        assert is_same(seen(board).copy(*heads), before)
        before = seen(board).copy(*axis)
        qtbot.waitUntil(lambda: moved(board) is None)
        assert is_same(seen(board).copy(*axis), before)
        QTest.qWait(2 * REST)


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.5, 2.0])
def test_the_picture_covers_all_of_the_drawing(board: TimelineBoard, scale: float) -> None:
    board.set_text_scale(scale)
    covered = 0
    for step in range(12):
        wheel(board, dx=0 if step % 3 == 0 else -30, dy=40 if step % 3 == 0 else 0, keys=NONE if step % 3 else CONTROL)
        covered += moved(board) is not None
        window = QImage(board.viewport().size(), QImage.Format.Format_RGB32)
        window.fill(Qt.GlobalColor.magenta)
        board.viewport().render(window, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        assert not any(
            window.pixelColor(x, y) == Qt.GlobalColor.magenta
            for x in range(window.width()) for y in range(0, window.height(), 97)
        )  # fmt: skip
    assert covered > 3


def test_whatever_is_done_in_between_the_last_state_is_shown_as_if_laid_out_at_once(
    qtbot: QtBot, story: Desk, board: TimelineBoard
) -> None:
    def add() -> None:
        event = LifeEvent(id="new", title="Found a dog", when=on_day(board.days.frame.first + timedelta(30)))
        story.session.do("Add an event", life.add_event, event)

    for do in (add, board.days.show_whole_life, lambda: story.session.select("new"), board.hide, story.session.undo):
        board.show()
        wheel(board, dx=40)
        wheel(board, dx=40)
        wheel(board, dy=120, keys=CONTROL)
        assert moved(board) is not None
        do()
        qtbot.waitUntil(lambda: board.isVisible() <= (moved(board) is None))
    board.show()
    assert is_laid_out(board)


def go_to(board: TimelineBoard, title: str) -> LifeEvent:
    """Show the time of an event, which then stands left of the middle."""
    event = next(one for one in board.session.case.of(LifeEvent) if one.title == title)
    board.days.begin_at(event.when.anchor - timedelta(300))
    board.redraw()
    return event


def test_a_press_means_what_is_seen(qtbot: QtBot, story: Desk, board: TimelineBoard) -> None:
    event = go_to(board, "starts school")
    wheel(board, dx=-10)
    wheel(board, dx=-30)
    assert moved(board) is not None
    stem = next(one for one in board.scene().marks() if isinstance(one, Stroke) and one.record == event.id)
    at = QPointF(board.time_scale.x_of(event.when.anchor) + 1, stem.points[0][1] + 6)
    qtbot.mouseClick(board.viewport(), LEFT, NONE, board.mapFromScene(at))
    assert moved(board) is None
    assert story.session.selection == event.id


def test_what_is_not_laid_out_is_not_pointed_at(qtbot: QtBot, board: TimelineBoard) -> None:
    event = go_to(board, "starts school")
    at = QPointF(*Hand(qtbot, board).of(event.id).rect.centre)
    assert board.scene().hit(at, 4.0).record == event.id
    wheel(board, dx=-10)
    wheel(board, dx=-10)
    assert board.scene().hit(at, 4.0) is None
    qtbot.waitUntil(lambda: moved(board) is None)
    assert board.scene().hit(at, 8.0).record == event.id


def test_far_away_it_is_laid_out_while_the_hand_goes_on(board: TimelineBoard) -> None:
    stood_in = []
    for _ in range(20):
        wheel(board, dx=-200)
        stood_in.append(moved(board) is not None)
    assert True in stood_in
    assert False in stood_in[1:]


def test_what_is_only_being_typed_is_not_in_the_picture(qtbot: QtBot, page: TimelinePage, board: TimelineBoard) -> None:
    event = go_to(board, "starts school")
    top = 120
    lanes = (round(HEAD) + 4, top, board.viewport().width() - round(HEAD) - 40, board.viewport().height() - top)
    bare = seen(board).copy(*lanes)
    type_words(qtbot, page.typed.line, f"{event.when.anchor.year + 1} got a dog")
    assert any(is_ghost(one) for one in board.scene().marks())
    assert seen(board).copy(*lanes) != bare
    first = board.days.frame.first
    for days in (20, 40, 0):
        board.days.begin_at(first + timedelta(days))
    assert moved(board) is not None
    assert seen(board).copy(*lanes) == bare


def test_the_room_sees_the_picture_move(qtbot: QtBot, board: TimelineBoard) -> None:
    mirror = CanvasMirror(board)
    qtbot.addWidget(mirror)
    mirror.resize(board.size())
    mirror.show()
    wheel(board, dx=-40)
    before = mirror.viewport().grab().toImage()
    wheel(board, dx=-40)
    assert mirror.viewport().grab().toImage() != before
    qtbot.waitUntil(lambda: moved(board) is None)
