"""The timeline of a long life at 1920 x 1080, off-screen: 300 events as in a large case, 2,000 as nobody has them.

Frames while a hand pans and zooms for two seconds, with the first and the last of them, which are laid out anew; the
first show, laying out after one edit, a key in the typed line to its chips and ghost, a step of the scrubber, and the
height. The frames are held against those of a stock scene with a rectangle and a text for each event, all of which is
painted whenever it moves, in the same run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle

import long_life
import material
from figures import Figure, median, milliseconds, p95
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView
from typing_in import press

from ecm_desktop.diagram import timeline
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.domain.dates import on_day
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.ui.boards.passing import REST
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.pages.timeline import TimelinePage
from ecm_desktop.ui.session import Session

FEW, MANY = 300, 2000
FRAME = {FEW: 12.0, MANY: 16.0}
FIRST = {FEW: 150.0, MANY: 600.0}
LAY_OUT, KEY, STEP = 10.0, 16.0, 8.0
STOCK = {FEW: 1.5, MANY: 1.0}  # times the stock scene: every card shows, or cards are grouped
TIMES, SHOWS, FRAMES = 60, 9, 120


def measure() -> list[Figure]:
    """All of it, with the few events and with the many."""
    figures = [figure for events in (FEW, MANY) for figure in _of(events)]
    return [*figures, _laid_out(MANY), _typed(FEW), _stepped(FEW)]


def _of(events: int) -> list[Figure]:
    """The first show, frames, what they take against a stock scene, and the height."""
    first = median([_first_show(events) for _ in range(SHOWS)])
    board = _board(events)
    frames = _frames(board)
    board.days.show_whole_life()
    whole, stock = median(milliseconds(_repaint(board), TIMES)), median(milliseconds(_repaint(_stock(events)), TIMES))
    ours, laid_out = median(frames), f"the first {frames[0]:.0f}, the last {frames[-1]:.0f}"
    against = f"{ours:.1f} ms, stock scene {stock:.1f}; all of it painted anew {whole:.1f}"
    height, room = board.scene().sceneRect().height(), board.viewport().height() / board.magnification()
    board.close()
    return [
        Figure(f"first_show_{events}", first, FIRST[events], "ms", f"median of {SHOWS}, a new board to its paint"),
        Figure(f"pan_and_zoom_{events}", p95(frames), FRAME[events], "ms", f"p95, median {ours:.1f}; {laid_out}"),
        Figure(f"frame_to_stock_{events}", ours / stock, STOCK[events], "times", against),
        Figure(f"height_{events}", height, room, "pt", "whole life, in the window’s height"),
    ]


def _session(events: int) -> Session:
    return material.session(long_life.editor_of(events))


def _board(events: int) -> TimelineBoard:
    return material.shown(material.timeline(_session(events)))


def _first_show(events: int) -> float:
    """One board, made, shown and painted; the life is there before."""
    session = _session(events)
    shown: list[TimelineBoard] = []

    def show() -> None:
        shown.append(material.shown(material.timeline(session)))
        shown[-1].viewport().repaint()

    (taken,) = milliseconds(show, 1, warm=0)
    shown[0].close()
    return taken


def _frames(board: TimelineBoard) -> list[float]:
    """The frames of one hand: now a step on, now a step closer, further and back again; at last it rests."""
    board.days.zoom(2.5, 1000)
    step = _steps(board)
    QTest.qWait(2 * REST)  # ms
    _paint(board)
    taken = [milliseconds(step, 1, warm=0)[0] for _ in range(FRAMES)]
    began = time.perf_counter()
    board.drawn()  # whoever asks for it has it laid out
    _paint(board)
    return [*taken, (time.perf_counter() - began) * 1000]


def _steps(board: TimelineBoard) -> Callable[[], None]:
    ways: Iterator[Callable[[], None]] = cycle(
        (
            lambda: board.days.pan(60), lambda: board.days.pan(60), lambda: board.days.zoom(1.2, 900),
            lambda: board.days.pan(-60), lambda: board.days.pan(-60), lambda: board.days.zoom(1 / 1.2, 900),
        )
    )  # fmt: skip

    def frame() -> None:
        next(ways)()
        _paint(board)
        QCoreApplication.processEvents()

    return frame


def _paint(board: QGraphicsView) -> None:
    QCoreApplication.sendPostedEvents(board.scene(), QEvent.Type.MetaCall)  # the scene tells what is out of date
    QCoreApplication.sendPostedEvents(board.window(), QEvent.Type.UpdateRequest)  # and Qt paints all of it at once


def _repaint(view: QGraphicsView) -> Callable[[], None]:
    material.application().processEvents()
    return lambda: view.viewport().repaint()  # keeps the view, too


def _stock(events: int) -> QGraphicsView:
    """As many rectangles with a text beside them, in rows over the same window."""
    scene = QGraphicsScene()
    for number in range(events):
        x, y = number * 137 % (material.WIDTH - 160), number * 29 % (material.HEIGHT - 20)
        scene.addRect(x, y, 4, 18)
        scene.addSimpleText("Domestic incident, no…").setPos(x + 6, y)
    view = QGraphicsView(scene)
    view.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scene.setParent(view)
    return material.shown(view)


def _laid_out(events: int) -> Figure:
    """Only the layout and its marks: one event lies elsewhere, all that was made before is there."""
    case, setting, shelf = long_life.long_life(events), material.setting(), Shelf()
    frame = timeline.whole_life(case, setting, float(material.WIDTH), float(material.HEIGHT), shelf)
    dated = [one for one in case.of(LifeEvent) if one.when.anchor]
    numbers = iter(range(TIMES + 3))
    timeline.draw(case, frame, setting, shelf)
    lives = []
    for number in range(TIMES + 3):
        event = dated[number * 7]
        moved = on_day(long_life.BORN + timedelta(days=40 * number))
        case = case.put(LifeEvent(id=event.id, title=event.title, when=moved, lane=event.lane))
        lives.append(case)
    taken = milliseconds(lambda: timeline.draw(lives[next(numbers)], frame, setting, shelf), TIMES)
    detail = f"median, p95 {p95(taken):.1f}; one of {events} events lies elsewhere"
    return Figure(f"lay_out_{events}", median(taken), LAY_OUT, "ms", detail)


def _typed(events: int) -> Figure:
    """A letter in the typed line of the page: read, in chips, its ghost on the canvas, painted."""
    page = material.shown(TimelinePage(_session(events)))
    letters = cycle("autumn 2017 nan dies @loss ")

    def key() -> None:
        press(page.typed.line, next(letters))
        _paint(page.timeline)

    taken = milliseconds(key, 2 * 27)
    page.close()
    return Figure(f"key_to_chips_{events}", median(taken), KEY, "ms", f"median, p95 {p95(taken):.1f}; with the ghost")


def _stepped(events: int) -> Figure:
    board = _board(events)
    days = cycle([long_life.BORN + timedelta(weeks=6 * number) for number in range(120)])

    def step() -> None:
        board.session.set_day(next(days))
        _paint(board)

    taken = milliseconds(step, TIMES)
    board.close()
    return Figure(f"scrubber_{events}", median(taken), STEP, "ms", f"median, p95 {p95(taken):.1f}; painted")
