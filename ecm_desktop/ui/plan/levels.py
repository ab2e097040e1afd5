"""The level of the model that something fits: what there is to choose from, and what a choice says of the record."""

from __future__ import annotations

from ecm_desktop.diagram import wording
from ecm_desktop.domain.recovery import Level
from ecm_desktop.ui.session import Session


def level_choices(session: Session, level: Level | None, called: str) -> list[tuple[str, str]]:
    """Every level by key and title, and none; the one that was chosen earlier by what it was `called` then."""
    titled = wording.level_choices(session.setting.model, level, called)
    return [("", session.words("fits any level")), *titled]


def chosen_level(session: Session, key: str) -> dict[str, object]:
    """The fields of a record on which a level was chosen, "" for none."""
    level = Level(key) if key else None
    return {"level": level, "called": session.setting.model.title_of(level) if level else ""}
