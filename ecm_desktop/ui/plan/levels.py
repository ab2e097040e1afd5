"""The level of the model that something fits: what there is to choose from, and what a choice says of the record."""

from __future__ import annotations

from ecm_desktop.diagram import wording
from ecm_desktop.domain.beside import Tried
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.model_words import kept
from ecm_desktop.domain.recovery import Level
from ecm_desktop.ui.session import Session


def level_choices(session: Session, one: Recommendation | Tried | None = None) -> list[tuple[str, str]]:
    """Every level by key and title, and none; the one that was chosen by what it was called then."""
    chosen = one.level if one is not None else None
    told = dict(wording.level_choices(session.setting.model))
    if one is not None and chosen is not None:
        told[chosen.value] = wording.level_title(chosen, session.setting.worded(session.case, one).model, one.called)
    return [("", session.words("fits any level")), *told.items()]


def chosen_level(session: Session, key: str) -> dict[str, object]:
    """The fields of a record on which a level was chosen, "" for none, in the wording of now."""
    return {"level": Level(key) if key else None, "called": "", "wording": kept(session.setting.model)}
