"""The line under a timeline that leaves the window filtered: nobody takes a part of a life for all of it."""

from __future__ import annotations

from msgspec.structs import replace

from ecm_desktop.diagram.marks import Drawing, Label, Rect, Role, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.wording.filters import filter_words, shown_words
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.filters import ALL, Filter

_SIZE, _TALL, _LEFT = 13.0, 26.0, 14.0


def with_note(drawing: Drawing, case: Case, shown: Filter, setting: Setting) -> Drawing:
    """The drawing with a line below it that says how much is shown, and by what; unchanged where all is."""
    if shown == ALL:
        return drawing
    area = drawing.area
    said = f"{shown_words(case, shown, setting)}: {filter_words(shown, case, setting)}"
    rect = Rect(area.x, area.bottom, area.w, _TALL)
    text = setting.metrics.elided(said, area.w - 2 * _LEFT, _SIZE)
    note = Label(
        id="filter", role=Role.LEGEND, rect=rect, texts=(Text(area.x + _LEFT, rect.y + 17, text, _SIZE),), words=said
    )
    return replace(
        drawing, area=Rect(area.x, area.y, area.w, area.h + _TALL), marks=(*drawing.marks, note),
        words=f"{drawing.words}. {said}",
    )  # fmt: skip
