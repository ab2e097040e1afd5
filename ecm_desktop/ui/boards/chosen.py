"""What can be done with the events that are chosen on the timeline: one list for keys, palette and menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ecm_desktop.diagram.timeline import Scale
from ecm_desktop.domain.bonds import Placement
from ecm_desktop.domain.dates import When
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.editing import bonds, life, placing
from ecm_desktop.editing.moving import cell
from ecm_desktop.editing.placing import Place
from ecm_desktop.errors import Refused
from ecm_desktop.ui.actions import Action, shortcut_words
from ecm_desktop.ui.boards import by_hand, copying
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session

_CATEGORY = "What is chosen on the timeline"


class Board(Protocol):
    """What is needed of the timeline."""

    @property
    def day(self) -> date:
        """The day the scrubber stands on."""

    @property
    def time_scale(self) -> Scale:
        """Where each day lies."""

    def chosen_events(self) -> tuple[RecordId, ...]:
        """The events that are chosen, the first first."""

    def choose_events(self, keys: tuple[RecordId, ...]) -> None:
        """Choose these together."""

    def choose_also(self) -> None:
        """Choose what the keyboard is on as well, or no more."""

    def step_lane(self, way: int) -> None:
        """Put what is chosen a lane up or down."""

    def take_end(self) -> None:
        """Let keys act on the next end of the chosen bar."""


class ChosenEvents:
    """Does what is asked with the events that are chosen on one board; each is one step to undo.

    `view` is the board as a part of the window: keys that mean something else beside it hold only there.
    """

    def __init__(self, session: Session, board: Board, view: QWidget) -> None:
        self._session, self._board, self._view = session, board, view
        self._how_many: Notice | None = None

    def actions(self) -> tuple[Action, ...]:
        """All of it, in the order of the menu."""
        board = self._board

        def any_chosen() -> bool:
            return bool(board.chosen_events())

        def lasting() -> bool:
            return self._home() is not None or any_chosen()

        def one(key: str, words: str, shortcut: str, run: Callable[[], object], when: Callable[[], bool]) -> Action:
            return Action(f"timeline.{key}", words, shortcut, _CATEGORY, run, when)

        def on_it(key: str, words: str, shortcut: str, run: Callable[[], object], when: Callable[[], bool]) -> Action:
            return one(key, words, shortcut, run, when)._replace(where=self._view)

        return (
            on_it("lane-up", "To the lane above", "Alt+Up", partial(board.step_lane, -1), any_chosen),
            on_it("lane-down", "To the lane below", "Alt+Down", partial(board.step_lane, 1), any_chosen),
            on_it("ends", "Take the beginning of a bar, its end, the whole", "Alt+E", board.take_end, lasting),
            one("to-day", "Put on the day of the scrubber", "Ctrl+Shift+T", self.put_on_day, any_chosen),
            one("no-date", "No date: to the tray", "Ctrl+Shift+U", self.take_date, any_chosen),
            one("part", "Make two of one, at the day of the scrubber", "Ctrl+Shift+X", self.part, lasting),
            one("again", "The same again", "Ctrl+Shift+D", self.repeat, any_chosen),
            on_it("also", "Choose one more, or one less", "Ctrl+Space", board.choose_also, lambda: True),
            on_it("copy", "Copy within this case", "Ctrl+C", self.copy, any_chosen),
            on_it("paste", "Paste what was copied in this case", "Ctrl+V", self.paste, lambda: True),
            on_it("remove", "Take off the timeline", "Del", self.remove, any_chosen),
        )

    def open_menu(self, over: QWidget, at: QPoint) -> QMenu:
        """The same as a menu, over a widget at a place of it."""
        menu, words = QMenu(over), self._session.words
        menu.setAccessibleName(words(_CATEGORY))
        for action in self.actions():
            line = menu.addAction(f"{words(action.words)}\t{shortcut_words(action)}", action.run)
            line.setEnabled(action.enabled())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(over.mapToGlobal(at))
        return menu

    def tell(self) -> None:
        """Say how many are chosen together, as long as they are."""
        if self._how_many is not None:
            self._session.withdraw(self._how_many)
            self._how_many = None
        number, words = len(self._board.chosen_events()), self._session.words
        if number > 1:
            said = words(
                "{n} events are chosen. They move and go together; the details are those of the first.", n=number
            )
            self._how_many = Notice(said, NoticeKind.NOTE)
            self._session.notice(self._how_many)

    def put_on_day(self) -> None:
        """Give what is chosen the day of the scrubber, as exactly as a hand could say it there."""
        when = self._cut()
        by_hand.keep({key: Place(when, self._lane(key)) for key in self._board.chosen_events()}, self._session)

    def take_date(self) -> None:
        """Let what is chosen wait in the tray."""
        self._session.do("Take the date away", placing.without_date, self._board.chosen_events())

    def part(self) -> None:
        """Make two of what is chosen, at the day of the scrubber; the second is chosen then."""
        session, home, new = self._session, self._home(), self._session.ids()
        if home is not None:
            done = session.do("Make two of one home", bonds.part_home, home.id, self._cut(), new)
        else:
            key = next(iter(self._board.chosen_events()), "")
            done = session.do("Make two of one event", placing.part_event, key, self._cut(), new)
        if done:
            session.select(new)

    def repeat(self) -> None:
        """Put the same on the timeline again."""
        self._repeat(self._board.chosen_events())

    def copy(self) -> None:
        """Remember what is chosen, to be pasted in this case."""
        keys = self._board.chosen_events()
        copying.copy(keys)
        said = self._session.words.count("Copied {n} event, to be pasted in this case.",
                                         "Copied {n} events, to be pasted in this case.", len(keys))  # fmt: skip
        self._session.notice(Notice(said, NoticeKind.NOTE))

    def paste(self) -> None:
        """Put what was copied on the timeline again; in another case nothing, and it is said why."""
        try:
            self._repeat(copying.copied(self._session.case))
        except Refused as problem:
            self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.NOTE))

    def remove(self) -> None:
        """Take what is chosen off the timeline."""
        keys = self._board.chosen_events()
        title = "Take the event off the timeline" if len(keys) == 1 else "Take the events off the timeline"
        self._session.do(title, life.remove_event, *keys)

    def _repeat(self, keys: tuple[RecordId, ...]) -> None:
        before = set(self._session.case)
        if self._session.do("Put the same again", placing.repeat_events, keys, self._session.ids):
            self._board.choose_events(tuple(key for key in self._session.case if key not in before))

    def _cut(self) -> When:
        day, scale = self._board.day, self._board.time_scale
        return cell(day, scale.grain_at(scale.x_of(day)))

    def _lane(self, key: RecordId) -> str:
        return self._session.case.get_one(LifeEvent, key).lane

    def _home(self) -> Placement | None:
        return self._session.case.find(Placement, self._session.selection)
