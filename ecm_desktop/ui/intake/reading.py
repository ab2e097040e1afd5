"""Reading files beside the window: one lot after the other, each for the child as the case then knows it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QObject, Signal

from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.intake.read import Brought
from ecm_desktop.intake.the_child import names_of_child
from ecm_desktop.intake.whose_file import on_record
from ecm_desktop.ui.intake.formats import Formats
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress, Task


class Lot(msgspec.Struct, frozen=True):
    """Files and texts that were read together: what each proposes, for a child born on that day."""

    brought: tuple[Brought, ...]
    parts: tuple[Proposals, ...]
    born: date | None

    def __repr__(self) -> str:
        return f"<Lot of {len(self.parts)} files>"


Then = Callable[[Lot], None]


class FileReading(QObject):
    """Reads lots of files in their order; what is read is told to who asked."""

    began = Signal()
    progressed = Signal(int)  # percent
    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[tuple[Sequence[Brought], Then]] = []
        self._is_reading = False
        self._task: Task[tuple[Proposals, ...]] | None = None
        self.formats = Formats(session)
        self.brought: dict[str, Brought] = {}  # what is open, by name, to read it again for another date of birth

    def keep(self, brought: Sequence[Brought], names: Collection[str]) -> None:
        """Keep what is opened beside those of these names, which are open."""
        self.brought.update((one.name, one) for one in brought if one.name not in names)

    def read_again(self, names: Sequence[str], then: Then) -> None:
        """Read what is open of these names once more."""
        self.read([self.brought[name] for name in names], then)

    def read(self, brought: Sequence[Brought], then: Then) -> None:
        """Read these files and texts, after those that are being read."""
        self._waiting.append((brought, then))
        if not self._is_reading:
            self._begin()

    def _begin(self) -> None:
        brought, then = self._waiting.pop(0)
        session = self._session
        child, formats = on_record(session.case), self.formats.known
        born, today, names = session.case.born, session.setting.today, names_of_child(session.case)

        def work(progress: Progress, cancelled: IsCancelled) -> tuple[Proposals, ...]:
            from ecm_desktop.intake.read import read_singly

            def tell(part: float) -> None:
                if cancelled():
                    raise Cancelled
                progress(part)

            return read_singly(
                brought, born=born, today=today, child_names=names, progress=tell, child=child, formats=formats
            )

        def done(parts: tuple[Proposals, ...]) -> None:
            self._end()
            then(Lot(tuple(brought), parts, born))
            self._go_on()

        self._is_reading = True
        self.began.emit()
        self._task = session.tasks.run(
            work, done, self._failed, progress=lambda part: self.progressed.emit(round(100 * part))
        )

    def stop(self) -> None:
        """Read no further: nothing of what is being read, nor of what waits, is added."""
        self._waiting.clear()
        if self._task is not None and self._is_reading:
            self._task.cancel()
            self._end()

    def _failed(self, problem: Problem) -> None:
        self._end()
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
        self._go_on()

    def _end(self) -> None:
        self._is_reading = False
        self.ended.emit()

    def _go_on(self) -> None:
        if self._waiting and not self._is_reading:
            self._begin()
