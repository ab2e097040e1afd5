"""What tests of pages share: an edit is one step, and a refused edit leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from ecm_desktop.domain.case import Case
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.chip_picker import ChipPicker


def is_one_step(session: Session, act: Callable[[], object]) -> Case:
    """Do something that changes the case, take it back in one step, do it again; gives the case after it."""
    before, last = session.case, session.editor.history.next_undo
    act()
    after = session.case
    assert after != before, "nothing was changed"
    assert session.undo()
    assert session.case == before
    assert session.editor.history.next_undo == last, "it took more than one step"
    assert session.redo()
    assert session.case == after
    return after


def changes_nothing(session: Session, act: Callable[[], object]) -> None:
    """Do something that must leave the case and its history alone."""
    before, last = session.case, session.editor.history.next_undo
    act()
    assert session.case == before
    assert session.editor.history.next_undo == last


def chips_of(picker: ChipPicker) -> list[QPushButton]:
    """The chips that are shown, in their order."""
    return [one for one in picker.findChildren(QPushButton) if not one.isHidden()]
