"""The user's preferences while the program runs: one value, kept on disk when it changes, with one signal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ecm_desktop.settings import IDLE_MINUTES, Preferences, load_preferences, save_preferences

SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP = 0.8, 2.0, 0.1


class PreferenceDesk(QObject):
    """Holds the preferences of one file; they say nothing of a case.

    `longest_idle` is the most minutes that the vault may stay open without a key, whatever the file says.
    """

    changed = Signal(object)  # Preferences

    def __init__(self, file: Path, parent: QObject | None = None, longest_idle: int = IDLE_MINUTES[1]) -> None:
        super().__init__(parent)
        self._file = file
        self.longest_idle = longest_idle
        self._value = self._bounded(load_preferences(file))

    @property
    def value(self) -> Preferences:
        """The preferences now."""
        return self._value

    def change(self, **fields: Any) -> None:
        """Prefer something else; it is kept at once."""
        after = self._bounded(self._value._replace(**fields))
        if after != self._value:
            self._value = after
            save_preferences(self._file, after)
            self.changed.emit(after)

    def _bounded(self, wanted: Preferences) -> Preferences:
        minutes = min(max(wanted.idle_minutes, IDLE_MINUTES[0]), self.longest_idle)
        return wanted._replace(idle_minutes=minutes)

    def scale_text(self, steps: int) -> None:
        """Make all text larger or smaller by steps of a tenth, between 80 % and 200 %; 0 steps is 100 % again."""
        wanted = round(self._value.text_scale + steps * TEXT_STEP, 2) if steps else 1.0
        self.change(text_scale=min(LARGEST_TEXT, max(SMALLEST_TEXT, wanted)))
