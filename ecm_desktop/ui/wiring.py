"""What app.py hands to the window: the doors to vault, clock and pages, as plain values and functions."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ecm_desktop.i18n import Translator

if TYPE_CHECKING:  # loaded when a vault is opened, not at start
    from datetime import date, datetime

    from ecm_desktop.diagram.setting import Setting
    from ecm_desktop.domain.case import Case
    from ecm_desktop.store.store import AnyStore, Store
    from ecm_desktop.ui.session import Session
    from ecm_desktop.vault.recovery import RecoveryKey


class VaultDoor(NamedTuple):
    """The one vault of this window. `make` and `open…` derive a key, half a second: they belong into a worker.

    All raise Unavailable (WrongCredential, Damaged) with a sentence that says what to do.
    """

    folder: Path
    look: Callable[[], bool]  # whether there is a vault
    check_free: Callable[[], None]  # raises InUse when the vault is open in another window; quick
    check: Callable[[], None]  # raises Unavailable when the vault that is there cannot be read
    make: Callable[[str], tuple[Store, RecoveryKey]]
    open: Callable[[str], AnyStore]
    open_with_recovery_key: Callable[[str], AnyStore]
    suggest: Callable[[], str]
    strength: Callable[[str], float]  # as a share of what is enough: 1 and more will do


class Place(StrEnum):
    """Where a page stands on the rail."""

    TOP = "top"
    FOOT = "foot"
    HIDDEN = "hidden"


class PageEntry(NamedTuple):
    """One page of the open case: its key, the msgid of its words, its icon's name, and what makes it."""

    key: str
    words: str
    icon: str
    factory: Callable[[Session], QWidget]
    place: Place = Place.TOP
    shortcut: str = ""  # of a page that has no number on the rail


class Wiring(NamedTuple):
    """Everything from outside that the window needs. `make_sample` is None where no sample is shipped."""

    words: Translator
    door: VaultDoor
    clock: Callable[[], datetime]
    make_setting: Callable[[Translator], Setting]
    begin_case: Callable[[str, str, str, date], Case]  # reference, name, date of birth as typed, today
    pages: Callable[[], tuple[PageEntry, ...]]
    make_sample: Callable[[], Case] | None = None
    sample_reference: Callable[[], str] | None = None
