"""Pyramid and ages side by side: for paper, and for a picture of the whole."""

from __future__ import annotations

from ecm_desktop.diagram.marks import Drawing, Label, Rect, Role, Text, Weight
from ecm_desktop.diagram.placing import moved
from ecm_desktop.diagram.pyramid.ages import draw_ages
from ecm_desktop.diagram.pyramid.model import draw_model
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.ids import RecordId

_HEAD, _TITLE = 40.0, 18.0
_AGES_SHARE = 0.34
_LEAST = (966.0, 380.0)  # the ages’ share of it holds their title


def draw(case: Case, meeting: RecordId | None, setting: Setting, size: tuple[float, float] = (1200, 720)) -> Drawing:
    """The model at the left and the ages at the right, each under its title, in an area of that size."""
    width, height = max(size[0], _LEAST[0]), max(size[1], _LEAST[1])
    split = width * (1 - _AGES_SHARE)
    model = draw_model(case, meeting, setting, (split - 16, height - _HEAD))
    ages = draw_ages(case, meeting, setting, (width - split, height - _HEAD))
    marks = [
        _title("title:model", 12, model.title),
        *moved(model.marks, 0, _HEAD),
        _title("title:ages", split + 8, ages.title),
        *moved(ages.marks, split, _HEAD),
    ]
    return Drawing(Rect(0, 0, width, height), tuple(marks), model.title, f"{model.words}. {ages.words}")


def _title(key: str, x: float, said: str) -> Label:
    return Label(id=key, role=Role.TITLE, rect=Rect(x, 8, 320, 26), texts=(Text(x, 28, said, _TITLE, Weight.SEMIBOLD),))
