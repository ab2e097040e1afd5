"""What pages will need, made ready while nobody touches anything: so that a page opens at once when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.domain.people import Person
from ecm_desktop.ui.idle import IdleWatch
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress

if TYPE_CHECKING:
    from ecm_desktop.ui.boards.family import Map

QUIET_MIN = 1.5 / 60  # without a key or a click
LARGE = 80  # people whose arrangement may hold up a lock that has to wait for it


class Ahead(QObject):
    """Does one piece after the other, each once the keyboard has been quiet; those that take long, in a worker."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pieces: Iterator[Callable[[], object]] = iter(
            (self._seat_the_close, self._seat_everybody, self._load_numbers, self._load_charts)
        )
        self._quiet = IdleWatch(QUIET_MIN, self)
        self._quiet.idle.connect(self.do_next)
        session.closing.connect(self._quiet.stop)
        self._quiet.start()

    def do_next(self) -> bool:
        """Do the next piece now; the one after it waits until it is quiet again. False when there was none."""
        piece = next(self._pieces, None)
        if piece is None:
            self._quiet.stop()
        else:
            piece()
            self._quiet.start()
        return piece is not None

    def _seat_the_close(self) -> None:
        from ecm_desktop.ui.boards.family import SMALL_MAP  # the canvas comes with it

        self._seat(SMALL_MAP)

    def _seat_everybody(self) -> None:
        from ecm_desktop.ui.boards.family import WHOLE_MAP

        self._seat(WHOLE_MAP)

    def _seat(self, shown: Map) -> None:
        """Where everybody of a map stands and the ways of lines, which its pages and the report begin with."""
        session = self._session
        if shown.name not in session.seated.worked_out and len(session.case.of(Person)) <= LARGE:
            people, setting = shown.of(session.case), session.setting
            known = session.seated.get(shown.name)
            day = session.day or setting.today

            def work(_progress: Progress, _stopped: IsCancelled) -> Arrangement:
                found = arrange(people, known)
                genogram.picture(people, found, day, setting)  # whose ways it keeps
                return found

            session.tasks.run(work, partial(self._keep, shown.name), _forget)

    def _keep(self, name: str, found: Arrangement) -> None:
        if name not in self._session.seated.worked_out:
            self._session.seated.put(name, found)

    def _load_numbers(self) -> None:
        self._session.tasks.run(lambda _progress, _stopped: import_module("numpy"), _forget, _forget)

    def _load_charts(self) -> None:
        import_module("pyqtgraph")  # it makes Qt's objects, so not in a worker


def _forget(_told: object) -> None:
    """Nobody waits for it."""
