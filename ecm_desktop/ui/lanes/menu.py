"""What can be done with a lane of the timeline: at its head, and by a key for all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ecm_desktop.diagram.wording import lane_title, lanes_of
from ecm_desktop.domain.lanes import USUAL_LANES
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.lanes.kept import OwnLanes
from ecm_desktop.ui.session import Session

LANES_KEY = "Alt+L"


class LaneMenu:
    """Opens menus over the board; a press on the head of a collapsed lane opens that lane."""

    def __init__(self, session: Session, board: TimelineBoard) -> None:
        self._session, self._board, self._own = session, board, OwnLanes(session)
        board.lane_menu_asked.connect(self.open_one)
        board.lane_pressed.connect(self._open_folded)

    def open_one(self, lane: str, at: QPoint) -> QMenu:
        """What can be done with one lane, at a place of the board."""
        menu = QMenu(self._board.viewport())
        menu.setAccessibleName(lane_title(lane, self._session.words))
        self._fill(menu, lane)
        return self._opened(menu, at)

    def open_all(self) -> QMenu:
        """The same for every lane, each in a menu of its own."""
        words, menu = self._session.words, QMenu(self._board.viewport())
        menu.setAccessibleName(words("Lanes"))
        for lane in self._shown():
            self._fill(menu.addMenu(lane_title(lane, words)), lane)
        menu.addSeparator()
        usual = menu.addAction(words("All lanes as usual"), partial(self._own.keep, USUAL_LANES))
        usual.setEnabled(self._session.setting.lanes != USUAL_LANES)
        return self._opened(menu, QPoint(0, 0))

    def _opened(self, menu: QMenu, at: QPoint) -> QMenu:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._board.viewport().mapToGlobal(at))
        return menu

    def _fill(self, menu: QMenu, lane: str) -> None:
        words, lanes, shown = self._session.words, self._session.setting.lanes, self._shown()
        turned = words("Open the lane") if lane in lanes.folded else words("Collapse to a thin row")
        menu.addAction(turned, partial(self._own.keep, lanes.turned(lane)))
        for said, by in ((words("Move up"), -1), (words("Move down"), 1)):
            moved = lanes.moved(lane, by, shown)
            menu.addAction(said, partial(self._own.keep, moved)).setEnabled(moved != lanes)

    def _shown(self) -> tuple[str, ...]:
        return lanes_of(self._session.case, self._session.setting)

    def _open_folded(self, lane: str) -> None:
        lanes = self._session.setting.lanes
        if lane in lanes.folded:
            self._own.keep(lanes.turned(lane))
