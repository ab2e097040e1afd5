"""Where the entries of a part of the plan lie: one under the other, unless the part has a way of its own."""

from __future__ import annotations

from typing import Protocol, TypeVar

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ecm_desktop.domain.record import Record

R_in = TypeVar("R_in", bound=Record, contravariant=True)


class Laying(Protocol[R_in]):
    """The room for the entries of one part."""

    layout: QBoxLayout

    @property
    def begins(self) -> QWidget | None:
        """Where the keyboard begins, None for the line that adds one."""

    def put(self, place: int, record: R_in, widget: QWidget) -> bool:
        """Put the entry of a record at its place among all; whether it was not there."""

    def take(self, widget: QWidget) -> None:
        """Take an entry out."""


class OneColumn:
    """Each under the one before."""

    def __init__(self) -> None:
        self.layout: QBoxLayout = QVBoxLayout()
        self.layout.setSpacing(2)
        self.begins: QWidget | None = None

    def put(self, place: int, _record: Record, widget: QWidget) -> bool:
        """Put it at its place."""
        return put_into(self.layout, place, widget)

    def take(self, widget: QWidget) -> None:
        """Take it out."""
        self.layout.removeWidget(widget)


def put_into(column: QBoxLayout, place: int, widget: QWidget) -> bool:
    """Put a widget at its place in a column; whether it was not there."""
    if column.indexOf(widget) == place:
        return False
    column.removeWidget(widget)
    column.insertWidget(place, widget)
    return True
