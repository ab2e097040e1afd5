"""Slow work beside the window: a worker gets values that nobody changes and gives back a value, never an edit.

Callbacks are passed in with the work, before it starts, and are called in the window's thread. An error is sorted by
who is to blame: a Problem goes to `failed`, Cancelled to nobody, anything else to the crash page (sys.excepthook).
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from ecm_desktop.errors import Cancelled, Problem

T = TypeVar("T")
Progress = Callable[[float], None]  # the part done, 0 to 1
IsCancelled = Callable[[], bool]
Work = Callable[[Progress, IsCancelled], T]


class Task(Generic[T]):
    """One piece of work: what is to be done, and who hears of it. Kept by `Tasks` until it has been told."""

    def __init__(
        self,
        work: Work[T],
        then: Callable[[T], None],
        failed: Callable[[Problem], None],
        progress: Progress | None,
        cancelled: Callable[[], None] | None,
        unfinished: str,
    ) -> None:
        self.unfinished = unfinished
        self._work = work
        self._then = then
        self._failed = failed
        self._progress = progress
        self._cancelled = cancelled
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; whatever it still gives is thrown away."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def outcome(self, post: Callable[[Callable[[], None]], None]) -> Callable[[], None]:
        """Do the work (in the worker's thread); gives what is to be called in the window's thread."""
        try:
            result = self._work(lambda part: post(lambda: self._tell_progress(part)), self._stop.is_set)
        except Cancelled:
            return self._tell_cancelled
        except Problem as problem:
            error = problem
            return lambda: self._failed(error)
        except BaseException as bug:  # noqa: BLE001 - a worker must hand every error to the window's thread
            return lambda found=bug: sys.excepthook(type(found), found, found.__traceback__)  # type: ignore[misc]
        return lambda: self._tell_cancelled() if self.is_cancelled else self._then(result)

    def _tell_progress(self, part: float) -> None:
        if self._progress is not None and not self.is_cancelled:
            self._progress(part)

    def _tell_cancelled(self) -> None:
        if self._cancelled is not None:
            self._cancelled()


class Tasks(QObject):
    """Runs work in a pool of threads and calls back in the thread it was made in; `forget` drops what is pending."""

    told = Signal()  # some work has been told, whatever came of it
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Task[object]] = set()
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Work[T],
        then: Callable[[T], None],
        failed: Callable[[Problem], None],
        progress: Progress | None = None,
        cancelled: Callable[[], None] | None = None,
        unfinished: str = "",
    ) -> Task[T]:
        """Start `work(progress, is_cancelled)` in a worker; exactly one of `then`, `failed`, `cancelled` is called.

        `unfinished` says what is being made, where the user must not lose it without being asked.
        """
        task = Task(work, then, failed, progress, cancelled, unfinished)
        self._running.add(task)  # type: ignore[arg-type]  # a set of tasks of any result
        self._pool.start(lambda: self._work(task))
        return task

    @property
    def is_busy(self) -> bool:
        """Whether any work has not been told yet."""
        return bool(self._running)

    @property
    def unfinished(self) -> str:
        """What is being made that must not be lost without a word: a sentence, "" for nothing."""
        return next((one.unfinished for one in self._running if one.unfinished and not one.is_cancelled), "")

    def forget(self) -> None:
        """Ask all work to stop, wait for it, and call nobody back (the case is being closed)."""
        for task in self._running:
            task.cancel()
        self._running.clear()
        self._pool.waitForDone()

    def _work(self, task: Task[T]) -> None:
        tell = task.outcome(lambda call: self._posted.emit((task, call, False)))
        self._posted.emit((task, tell, True))

    def _deliver(self, post: tuple[Task[object], Callable[[], None], bool]) -> None:
        task, call, is_last = post
        if task not in self._running:
            return
        if is_last:
            self._running.discard(task)
        call()
        if is_last:
            self.told.emit()
