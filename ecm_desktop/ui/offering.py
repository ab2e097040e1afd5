"""What a page, or a field of it, may offer to the room it is shown in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from ecm_desktop.ui.actions import Action
from ecm_desktop.widgets.canvas.view import CanvasView


@runtime_checkable
class OffersActions(Protocol):
    """A page with actions of its own; their shortcuts hold while the focus is in the page."""

    def page_actions(self) -> Iterable[Action]:
        """The actions, asked for once when the page is made."""


@runtime_checkable
class BeginsSomewhere(Protocol):
    """A page in which the keyboard begins at a certain control."""

    def begins_at(self) -> QWidget:
        """The control."""


@runtime_checkable
class TakesFiles(Protocol):
    """The page that brings in what is dropped on the window."""

    def import_files(self, paths: list[Path]) -> None:
        """Read these files into proposals."""

    def import_text(self, text: str) -> None:
        """Read a text into proposals."""


@runtime_checkable
class HasCanvases(Protocol):
    """A page whose pictures may be seen by a room; the rest of it is for whoever drives."""

    def canvases(self) -> Sequence[CanvasView]:
        """The pictures, in their order, shown or not."""


@runtime_checkable
class Settles(Protocol):
    """A field that tells of what is typed when it is left, or when it is asked to."""

    def settle(self) -> None:
        """Tell of it now."""
