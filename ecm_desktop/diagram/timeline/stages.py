"""The stages of growing up as quiet bands along the foot of the axis, each with its name where that has room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecm_desktop.diagram.marks import Anchor, Band, Pin, Rect, Role, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.stages import Stage
from ecm_desktop.diagram.timeline.frame import HEAD, LEDGE, LEDGE_TALL, Frame, Scale
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.dates import add_months

_SIZE, _Z, _EDGE = 10.5, 61, 4.0
_BASELINE = LEDGE + LEDGE_TALL - 4.0


def stage_marks(case: Case, frame: Frame, scale: Scale, setting: Setting, taken: Sequence[Rect]) -> Iterator[Band]:
    """A band for each stage that the frame touches; its name keeps clear of what is `taken` of the same row."""
    born = case.born
    if born is None or not setting.with_stages:
        return
    for number, stage in enumerate(setting.stages.stages):
        first, after = add_months(born, stage.from_months), add_months(born, stage.to_months)
        if after <= frame.first or first >= frame.last:
            continue
        left, right = scale.x_of(max(first, frame.first)), scale.x_of(min(after, frame.last))
        rect = Rect(left, LEDGE, right - left, LEDGE_TALL)
        yield Band(
            id=f"stage:{stage.from_months}", role=Role.STAGE, variant="odd" if number % 2 else "even", z=_Z,
            pin=Pin.TOP, rect=rect, words=_said(stage, setting), texts=tuple(_name(stage, rect, setting, taken)),
        )  # fmt: skip


def _said(stage: Stage, setting: Setting) -> str:
    """ "Infancy, from birth to 2 years: …"."""
    words = setting.words
    ages = words(
        "{stage}, from {first} to {last}",
        stage=stage.title,
        first=_age(stage.from_months, setting) if stage.from_months else words("birth"),
        last=_age(stage.to_months, setting),
    )
    return f"{ages}: {stage.line}" if stage.line else ages


def _age(months: int, setting: Setting) -> str:
    years, rest = divmod(months, 12)
    words = setting.words
    if not rest:
        return words.count("{n} year", "{n} years", years)
    return words.count("{n} month", "{n} months", months)


def _name(stage: Stage, band: Rect, setting: Setting, taken: Sequence[Rect]) -> Iterator[Text]:
    """The name, or the short one, in the widest stretch of the band that is free, if it fits there whole."""
    left, right = max(_free(band, taken), key=lambda one: one[1] - one[0])
    for name in filter(None, (stage.title, stage.short)):
        half = setting.metrics.width(name, _SIZE) / 2 + _EDGE
        if left + half <= right - half:
            x = min(max(band.centre[0], left + half), right - half)
            yield Text(x, _BASELINE, name, _SIZE, anchor=Anchor.MIDDLE, muted=True)
            return


def _free(band: Rect, taken: Sequence[Rect]) -> Iterator[tuple[float, float]]:
    start = max(band.x, HEAD)
    for one in sorted((one for one in taken if one.meets(band)), key=lambda one: one.x):
        yield start, max(one.x, start)
        start = max(start, one.right)
    yield start, max(band.right, start)
