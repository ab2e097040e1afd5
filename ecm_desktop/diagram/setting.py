"""What every drawing is made with: words, text widths, the day it is today, the model's wording, initials or names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from ecm_desktop.diagram.metrics import Metrics
from ecm_desktop.domain.recovery import Level
from ecm_desktop.errors import Unavailable
from ecm_desktop.i18n import Translator


class LevelWords(msgspec.Struct, frozen=True):
    """The service's own wording of one level of the recovery model; `number` is "" for the foundation."""

    key: Level
    number: str
    title: str
    line: str
    need: str
    help: str


class ModelWords(msgspec.Struct, frozen=True):
    """The wording of the whole model, from the bottom up, and the credit line."""

    levels: tuple[LevelWords, ...]
    credit: str

    def of(self, level: Level) -> LevelWords:
        """The wording of one level; a level that the file does not speak of is called by its key."""
        found = next((one for one in self.levels if one.key is level), None)
        return found or LevelWords(level, "", level.value.capitalize(), "", "", "")


def load_model_words(file: Path) -> ModelWords:
    """The wording in a service's data file (JSON). Raises Unavailable for a file that is not there or is another."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=ModelWords)
    except (OSError, msgspec.MsgspecError):
        said = "The wording of the recovery model cannot be read from {file}. Put a file for this version there."
        raise Unavailable(said, file=file.name) from None


@dataclass(frozen=True)
class Setting:
    """Passed to every drawing. `initials` shows nobody's name: for a shared screen."""

    words: Translator
    metrics: Metrics
    model: ModelWords
    today: date
    initials: bool = False
    marking: str = "OFFICIAL-SENSITIVE"
