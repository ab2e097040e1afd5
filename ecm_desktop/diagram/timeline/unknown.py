"""What nobody told of, hatched behind the cards: by lane, or by what one agency told. For a window, never for paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import Band, Drawing, Pin, Rect, Role
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.entries import entries, homes
from ecm_desktop.diagram.timeline.frame import AXIS, Frame, Scale, scale_of
from ecm_desktop.diagram.wording import day_short, in_sentence, lane_title
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.silences import Stretch, silences, told_by

_Z = 1  # above the lanes, below everything else


class Unknown(msgspec.Struct, frozen=True):
    """What is to be hatched: stretches of `months` or more, in each lane, or of what `agency` told."""

    months: int = 12
    agency: str = ""


def span_of_life(case: Case, setting: Setting, shelf: Shelf | None = None) -> Stretch | None:
    """The days of which something might be told: from birth, else the first, to today; None while there are none."""
    first = case.born or min((one.first for one in entries(case, setting, shelf)), default=setting.today)
    return (first, setting.today) if first < setting.today else None


def lane_silences(case: Case, setting: Setting, lane: str, months: int, shelf: Shelf | None = None) -> list[Stretch]:
    """The stretches of so many months or more of which nothing in a lane tells, homes among what tells."""
    span = span_of_life(case, setting, shelf)
    told = (*homes(case, setting, shelf), *entries(case, setting, shelf))
    return silences(((one.first, one.last) for one in told if one.lane == lane), *span, months) if span else []


def agency_silences(
    case: Case, setting: Setting, agency: str, months: int, shelf: Shelf | None = None
) -> list[Stretch]:
    """The stretches of so many months or more of which an agency told nothing."""
    span, events = span_of_life(case, setting, shelf), told_by(case).get(agency, set())
    told = ((one.first, one.last) for one in entries(case, setting, shelf) if one.id in events)
    return silences(told, *span, months) if span else []


def unknown_marks(
    case: Case, frame: Frame, setting: Setting, drawn: Drawing, unknown: Unknown, shelf: Shelf | None = None
) -> Iterator[Band]:
    """The hatched bands over the lanes that are `drawn`, each with a sentence."""
    scale = scale_of(case, frame, setting)
    if unknown.agency:
        whole = Rect(0, AXIS, frame.width, drawn.area.bottom - AXIS)
        said = partial(setting.words, "{agency} told nothing from {first} to {last}", agency=unknown.agency)
        found = agency_silences(case, setting, unknown.agency, unknown.months, shelf)
        yield from _bands("agency", said, found, whole, frame, scale, setting)
        return
    for mark in drawn.marks:
        if isinstance(mark, Band) and mark.role is Role.LANE and mark.pin is Pin.FREE:
            lane = mark.id.removeprefix("lane:")
            title = in_sentence(lane_title(lane, setting))
            said = partial(setting.words, "Nobody told of {lane} from {first} to {last}", lane=title)
            found = lane_silences(case, setting, lane, unknown.months, shelf)
            yield from _bands(lane, said, found, mark.rect, frame, scale, setting)


def _bands(
    key: str, said: Callable[..., str], found: list[Stretch], room: Rect, frame: Frame, scale: Scale, setting: Setting
) -> Iterator[Band]:
    for first, last in found:
        left, right = scale.x_of(max(first, frame.first)), scale.x_of(min(last, frame.last))
        if first <= frame.last and last >= frame.first and right > left:
            yield Band(
                id=f"unknown:{key}:{first.isoformat()}", role=Role.GAP, variant="unknown", z=_Z,
                rect=Rect(left, room.y, right - left, room.h),
                words=said(first=day_short(first, setting.words), last=day_short(last, setting.words)),
            )  # fmt: skip
