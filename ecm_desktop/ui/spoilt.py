"""A vault that opened and then cannot be read, since a page of it is damaged: no step of the window falls over that."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from ecm_desktop.errors import Problem

P = ParamSpec("P")


class GivesUp(Protocol):
    """Puts the vault to rest and says why."""

    def give_up(self, problem: Problem) -> None:
        """The vault that was opened cannot be read."""


W = TypeVar("W", bound=GivesUp)


def or_give_up(step: Callable[Concatenate[W, P], None]) -> Callable[Concatenate[W, P], None]:
    """A step of the window; what it cannot read ends it and the vault, with a sentence."""

    @wraps(step)
    def taken(window: W, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            step(window, *args, **kwargs)
        except Problem as problem:
            window.give_up(problem)

    return taken
