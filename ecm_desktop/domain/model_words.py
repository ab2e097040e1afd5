"""The words of the recovery model: a service's own data, and as they were when something was said in them.

What is placed on a level, or fits one, names the wording it was made with; each wording is kept once in a case.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

import msgspec
from msgspec.structs import replace

from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.recovery import Level

EARLIER = "wording-earlier"  # of what was made before wordings were kept: the first that this case was opened with


class Numbering(StrEnum):
    """How the levels are numbered: practice 1 to 6 on a foundation, 1 to 7 with it, or not at all."""

    SIX = "six"
    SEVEN = "seven"
    NONE = "none"


class LevelWords(msgspec.Struct, frozen=True):
    """The service's own wording of one level of the recovery model; `number` is "" for the foundation.

    `line` stands under the title; `behaviour` is what is often seen there, `need` what lies under it, `help` what fits,
    `not_yet` what does not fit yet. `of_seven` is the number of the other numbering, in which the foundation is the
    first.
    """

    key: Level
    number: str
    title: str
    line: str
    need: str
    help: str
    of_seven: str = ""
    behaviour: str = ""
    not_yet: str = ""


class ModelWords(msgspec.Struct, frozen=True):
    """The wording of the whole model, from the bottom up, and the credit line.

    `unread` is the name of a service's own file that could not be read, so that this wording stands in its place.
    """

    levels: tuple[LevelWords, ...]
    credit: str
    unread: str = ""

    def numbered(self, numbering: Numbering) -> ModelWords:
        """The same with the numbers of that numbering; a file that gives none of seven counts from its first level."""
        told = tuple(replace(one, number=_NUMBERS[numbering](one, place)) for place, one in enumerate(self.levels, 1))
        return replace(self, levels=told)

    def speaks_of(self, level: Level) -> bool:
        """Whether the file has words for a level."""
        return any(one.key is level for one in self.levels)

    def of(self, level: Level) -> LevelWords:
        """The wording of one level; a level that the file does not speak of is called by its key."""
        found = next((one for one in self.levels if one.key is level), None)
        return found or LevelWords(level, "", level.value.capitalize(), "", "", "")


_NUMBERS: dict[Numbering, Callable[[LevelWords, int], str]] = {
    Numbering.SIX: lambda one, _place: one.number,
    Numbering.SEVEN: lambda one, place: one.of_seven or str(place),
    Numbering.NONE: lambda _one, _place: "",
}


class KeptWording(Record, frozen=True, kw_only=True, tag="model_wording"):
    """The wording and the numbers of the model as something in this case was said in them."""

    levels: tuple[LevelWords, ...] = ()
    credit: str = ""

    @property
    def words(self) -> ModelWords:
        """The wording itself."""
        return ModelWords(self.levels, self.credit)


class Worded(Protocol):
    """What was said in some wording of the model."""

    @property
    def wording(self) -> RecordId | None:
        """The `KeptWording`, by id; None for what is older than such records."""


def kept(model: ModelWords) -> KeptWording:
    """A wording as a record; the same words have the same id on every machine."""
    told = sha256(msgspec.json.encode((model.levels, model.credit))).hexdigest()
    return KeptWording(id=f"wording-{told[:20]}", levels=model.levels, credit=model.credit)


def wording_of(case: Case, one: Worded | None, today: ModelWords) -> ModelWords:
    """The wording that something was said in; that of `today` for nothing, and for what tells of none."""
    found = case.find(KeptWording, one.wording or EARLIER) if one is not None else None
    return found.words if found else today
