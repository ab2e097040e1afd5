"""The one door for edits: run a verb, take the difference, write it, remember it, tell the listeners.

If the verb refuses or the write fails, the case in memory is the old one and nothing was remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change, apply, diff, inverse
from ecm_desktop.editing.history import History, Step

P = ParamSpec("P")
Verb = Callable[Concatenate[Case, P], Case]


class Writer(Protocol):
    """Where a change is kept; returns the new revision, raises Unavailable when it could not be kept."""

    def __call__(self, change: Change, title: str) -> int:
        """Keep the change; give the new revision."""


Listener = Callable[[Case, Change, object], None]


class Editor:
    """A case that can be changed. `origin` in a notification is whoever asked, so that it need not redraw itself."""

    def __init__(self, case: Case, write: Writer, revision: int = 0) -> None:
        self.case = case
        self.revision = revision
        self.history = History()
        self._write = write
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener(case, change, origin)` after every edit."""
        self._listeners.append(listener)

    def do(self, title: str, verb: Verb[P], /, *args: P.args, **kwargs: P.kwargs) -> Change:
        """Do a verb under a title; returns the change, empty when nothing differs. Raises Refused or Unavailable."""
        return self._run(title, verb(self.case, *args, **kwargs), None, None)

    def do_joined(
        self, title: str, join: str, origin: object, verb: Verb[P], /, *args: P.args, **kwargs: P.kwargs
    ) -> Change:
        """As `do`, joining the last step when that had the same `join`; `origin` goes to the listeners."""
        return self._run(title, verb(self.case, *args, **kwargs), join, origin)

    def do_for_good(self, title: str, verb: Verb[P], /, *args: P.args, **kwargs: P.kwargs) -> Change:
        """As `do`, but undo passes it over: it keeps what has happened outside, such as that a document went out."""
        after = verb(self.case, *args, **kwargs)
        change = diff(self.case, after)
        if change:
            self._keep(change, title, after)
            self._tell(change, None)
        return change

    def undo(self) -> Step | None:
        """Take the last step back; None when there is none."""
        step = self.history.next_undo
        if step:
            self._keep(inverse(step.change), step.title, None)
            self.history.undone()
            self._tell(inverse(step.change), None)
        return step

    def redo(self) -> Step | None:
        """Do the last undone step again; None when there is none."""
        step = self.history.next_redo
        if step:
            self._keep(step.change, step.title, None)
            self.history.redone()
            self._tell(step.change, None)
        return step

    def go_to(self, place: int) -> bool:
        """Take steps back, or do them again, until so many are done; False where so many are already.

        Each is kept by itself: where one cannot be (Unavailable), those before it are done.
        """
        before = self.history.place
        while self.history.place > max(place, 0) and self.undo():
            pass
        while self.history.place < place and self.redo():
            pass
        return self.history.place != before

    def _run(self, title: str, after: Case, join: str | None, origin: object) -> Change:
        change = diff(self.case, after)
        if change:
            self._keep(change, title, after)
            self.history.remember(Step(title, change, join))
            self._tell(change, origin)
        return change

    def _keep(self, change: Change, title: str, after: Case | None) -> None:
        self.revision = self._write(change, title)
        self.case = apply(self.case, change) if after is None else after

    def _tell(self, change: Change, origin: object) -> None:
        for listener in tuple(self._listeners):
            listener(self.case, change, origin)
