"""What can be done with a lane of the timeline: at its head, and by a key for all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from ecm_desktop.diagram.wording import lane_colours, lane_title
from ecm_desktop.domain.lanes import USUAL_LANES
from ecm_desktop.ui.boards.timeline import TimelineBoard
from ecm_desktop.ui.lanes.kept import OwnLanes
from ecm_desktop.ui.lanes.naming import LaneNaming
from ecm_desktop.ui.session import Session

LANES_KEY = "Alt+L"
_IN_EVERY_CASE = "In every case of this vault, on the screen and in documents. Name nobody. Left empty it is as usual."
_SWATCH = 12  # pixels


class LaneMenu:
    """Opens menus over the board; a press on the head of a collapsed lane opens that lane."""

    def __init__(self, session: Session, board: TimelineBoard, page: QWidget) -> None:
        self._session, self._board, self._own = session, board, OwnLanes(session)
        self._page = page
        self.naming = LaneNaming(session.words, session.drafts, page)
        board.lane_menu_asked.connect(self.open_one)
        board.lane_pressed.connect(self._open_folded)

    def open_one(self, lane: str, at: QPoint) -> QMenu:
        """What can be done with one lane, at a place of the board."""
        menu = QMenu(self._board.viewport())
        menu.setAccessibleName(self._title(lane))
        self._fill(menu, lane)
        return self._opened(menu, at)

    def open_all(self) -> QMenu:
        """The same for every lane, each in a menu of its own."""
        words, menu = self._session.words, QMenu(self._board.viewport())
        menu.setAccessibleName(words("Lanes"))
        for lane in self._own.shown:
            self._fill(menu.addMenu(_plain(self._title(lane))), lane)
        menu.addSeparator()
        menu.addAction(words("Add a lane…"), self._ask_new)
        menu.addAction(words("Keep the lanes as a file…"), partial(self._own.keep_as_file, self._page))
        menu.addAction(words("Take over lanes from a file…"), partial(self._own.take_from_file, self._page))
        usual = menu.addAction(words("All lanes as usual"), partial(self._own.keep, USUAL_LANES))
        usual.setEnabled(self._own.lanes != USUAL_LANES)
        return self._opened(menu, QPoint(0, 0))

    def _opened(self, menu: QMenu, at: QPoint) -> QMenu:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._board.viewport().mapToGlobal(at))
        return menu

    def _fill(self, menu: QMenu, lane: str) -> None:
        words, own, lanes = self._session.words, self._own, self._own.lanes
        turned = words("Open the lane") if lane in lanes.folded else words("Collapse to a thin row")
        menu.addAction(turned, partial(own.keep, lanes.turned(lane)))
        for said, by in ((words("Move up"), -1), (words("Move down"), 1)):
            moved = lanes.moved(lane, by, own.shown)
            menu.addAction(said, partial(own.keep, moved)).setEnabled(moved != lanes)
        menu.addAction(words("Rename…"), partial(self._ask_name, lane))
        self._offer_colours(menu.addMenu(words("Colour")), lane)
        if lane in lanes.added:
            menu.addAction(words("Offer it no longer"), partial(own.keep, lanes.without(lane)))
        elif lane not in lanes.known:
            menu.addAction(words("Offer it in every case"), partial(own.keep, lanes.with_lane(lane)))

    def _offer_colours(self, menu: QMenu, lane: str) -> None:
        lanes, words = self._own.lanes, self._session.words
        for colour, said in lane_colours(words):
            text = words("{colour} (now)", colour=said) if lanes.colour_of(lane) == colour else said
            action = menu.addAction(self._swatch(colour), text, partial(self._own.keep, lanes.coloured(lane, colour)))
            action.setCheckable(True)
            action.setChecked(lanes.colour_of(lane) == colour)

    def _swatch(self, colour: str) -> QIcon:
        made = QPixmap(_SWATCH, _SWATCH)
        made.fill(QColor(self._session.look.tones.lanes[colour]))
        return QIcon(made)

    def _ask_name(self, lane: str) -> None:
        words = self._session.words
        of_service = lane in self._own.lanes.known
        about = (
            words(_IN_EVERY_CASE)
            if of_service
            else words("This lane is in this case only. A shared screen shows its name: name nobody.")
        )
        title = self._title(lane)
        self.naming.ask(words("What is “{lane}” called?", lane=title), about, title, partial(self._own.call, lane))

    def _ask_new(self) -> None:
        words = self._session.words
        about = words("It is in every case of this vault, on the screen and in documents. Name nobody.")
        self.naming.ask(words("A lane of your service"), about, "", self._own.add)

    def _title(self, lane: str) -> str:
        return lane_title(lane, self._session.setting)

    def _open_folded(self, lane: str) -> None:
        lanes = self._own.lanes
        if lane in lanes.folded:
            self._own.keep(lanes.turned(lane))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
