"""Session time: what was done since the case was opened, to undo and redo. Two lists of data; gone on close."""

from __future__ import annotations

import msgspec

from ecm_desktop.domain.change import Change, joined


class Step(msgspec.Struct, frozen=True):
    """One thing the user did, under its title; steps with the same `join` in a row become one (typing in a field)."""

    title: str
    change: Change
    join: str | None = None


class History:
    """The steps done and the steps undone. It never touches a case: the editor asks it what to apply."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._sealed = False

    def remember(self, step: Step) -> None:
        """Keep a step just done; what was undone before is gone."""
        last = self._done[-1] if self._done else None
        if last and step.join and last.join == step.join and not self._undone and not self._sealed:
            self._done[-1] = Step(step.title, joined(last.change, step.change), step.join)
        else:
            self._done.append(step)
        self._undone.clear()
        self._sealed = False

    def seal(self) -> None:
        """Let the next step stand by itself, even if it could join the last (the field was left)."""
        self._sealed = True

    @property
    def steps(self) -> tuple[Step, ...]:
        """All that was done and, after it, what was taken back, in the order in which it was done."""
        return (*self._done, *reversed(self._undone))

    @property
    def place(self) -> int:
        """How many of the steps are done now."""
        return len(self._done)

    @property
    def next_undo(self) -> Step | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def undone(self) -> None:
        """The last step was taken back."""
        self._undone.append(self._done.pop())
        self._sealed = True

    def redone(self) -> None:
        """The last undone step was done again."""
        self._done.append(self._undone.pop())
        self._sealed = True
