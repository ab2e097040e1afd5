"""What every drawing is made with: words, text widths, the day it is today, the model's wording, initials or names."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ecm_desktop.diagram.fills import Fill, load_fills
from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.metrics import Metrics
from ecm_desktop.diagram.notation import USUAL, Notation, load_notations
from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.stages import NO_STAGES, Stages, stages_of
from ecm_desktop.domain.bonds import USUAL_QUALITIES, Quality
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.covering import without_covered
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.lanes import USUAL_LANES, ServiceLanes
from ecm_desktop.domain.model_words import LevelWords, ModelWords, Worded, wording_of
from ecm_desktop.domain.notation import ChosenNotation
from ecm_desktop.domain.recovery import Level
from ecm_desktop.errors import Unavailable
from ecm_desktop.i18n import Translator


def load_model_words(file: Path) -> ModelWords:
    """The wording in a service's data file (JSON).

    Raises Unavailable for a file that is not there or is another, or whose levels do not go from the bottom up.
    """
    try:
        found = msgspec.json.decode(file.read_bytes(), type=ModelWords)
    except (OSError, msgspec.MsgspecError):
        found = None
    if found is None or not _go_up(found.levels):
        said = "The wording of the recovery model cannot be read from {file}. Put a file for this version there."
        raise Unavailable(said, file=file.name)
    return replace(found, unread="")


def _go_up(levels: tuple[LevelWords, ...]) -> bool:
    """Whether there are some to be told apart, each with its title, and each above the one before."""
    places = [list(Level).index(one.key) for one in levels]
    return len(places) > 1 and all(a < b for a, b in pairwise(places)) and all(one.title.strip() for one in levels)


def model_words(own: Path, shipped: Path) -> ModelWords:
    """A service's own wording, else the shipped one, which then says so. Raises Unavailable where neither is there."""
    try:
        return load_model_words(own)
    except Unavailable:
        if own == shipped:
            raise
        return replace(load_model_words(shipped), unread=own.name)


@dataclass(frozen=True)
class Setting:
    """Passed to every drawing. `initials` shows nobody's name: for a shared screen.

    `with_stages` names the stages of growing up along the axis of a life. `with_network` draws
    agencies and the school in a ring round the family of today. `uncovered` are the records that somebody
    uncovered on a shared screen, on which others start covered; None where nobody else looks. There, only events that
    are marked as sensitive start covered, but for those `looked_at`; None where nothing is, as on paper. `seated` is
    how the family stands on the screen, for a document that is to show it so. `qualities`
    are the emotional lines that are
    offered in a meeting. `lanes` is what the service made of the lanes. `audit_head` is the audit's row by which the
    case came to be as it is, for what leaves as a file; "" where nothing tells. On `kept` lies what is dear to make
    and asked for again and again with the same case; see `kept.py`.
    """

    words: Translator
    metrics: Metrics
    model: ModelWords
    today: date
    initials: bool = False
    uncovered: frozenset[RecordId] | None = None
    looked_at: frozenset[RecordId] | None = None
    marking: str = "OFFICIAL-SENSITIVE"
    notations: tuple[Notation, ...] = (USUAL,)
    notation: Notation = USUAL
    stages: Stages = NO_STAGES
    with_stages: bool = True
    fills: tuple[Fill, ...] = ()
    with_network: bool = False
    qualities: tuple[Quality, ...] = USUAL_QUALITIES
    lanes: ServiceLanes = USUAL_LANES
    audit_head: str = ""
    seated: Arrangement | None = dataclasses.field(default=None, compare=False, repr=False)
    kept: Shelf = dataclasses.field(default_factory=Shelf, compare=False, repr=False)

    @property
    def unread(self) -> str:
        """The name of a service's own file of wording that could not be read, "" where all were."""
        return self.model.unread or self.stages.unread

    def opened(self) -> Setting:
        """The same with every lane open, for what nobody can press: no event is then without its words for that."""
        return dataclasses.replace(self, lanes=self.lanes.opened()) if self.lanes.folded else self

    def worded(self, case: Case, one: Worded | None) -> Setting:
        """The same in the wording of the model that something in the case was said in."""
        model = wording_of(case, one, self.model)
        return self if model == self.model else dataclasses.replace(self, model=model)

    def noted(self, case: Case) -> Setting:
        """The same with the signs that were chosen for a case; the first of all where none was or it is not known."""
        chosen = {one.notation for one in case.of(ChosenNotation)}
        found = next((one for one in self.notations if one.key in chosen), self.notations[0])
        return self if found == self.notation else dataclasses.replace(self, notation=found)


def shown_in(case: Case, setting: Setting) -> Case:
    """The case without what is covered on a shared screen."""
    return case if setting.uncovered is None else without_covered(case, setting.uncovered)


def read_setting(shipped: Path, model: Path, stages: Path, own: Path, words: Translator, today: date) -> Setting:
    """The setting of the shipped resources, with a service's own files of model and stages, and its folder."""
    return Setting(
        words=words,
        metrics=Metrics(shipped / "fonts"),
        model=model_words(model, shipped / "model" / "levels.en.json"),
        today=today,
        notations=load_notations(shipped / "notation", own / "notation"),
        fills=load_fills(shipped / "fills" / "fills.en.json", own / "fills" / "fills.en.json"),
        stages=stages_of(stages, shipped / "stages" / "stages.en.json"),
    )
