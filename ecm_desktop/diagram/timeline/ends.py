"""The handles at the two ends of the bar in hand, by which a beginning and an end are put elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecm_desktop.diagram.marks import AnyMark, Rect, Role, Shape, Symbol
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import HEAD, Frame
from ecm_desktop.diagram.wording import interval_words
from ecm_desktop.domain.dates import Interval, When
from ecm_desktop.domain.spells import ends_of, is_known, lasts

BEGIN_OF, END_OF = "begin:", "end:"  # and the record's id

_Z = 35  # above the cards
_WIDE, _OVER = 7.0, 2.5  # points: of a handle, and by which it stands over its bar


def end_marks(record: str, when: When, frame: Frame, setting: Setting, drawn: Sequence[AnyMark]) -> Iterator[AnyMark]:
    """A handle at each end of a record's bar that is among the days shown; none for what did not last."""
    bar = next((one for one in drawn if one.record == record and one.role is Role.SPELL), None)
    if not isinstance(bar, Symbol) or not lasts(when):
        return
    start, end = ends_of(when)
    words = setting.words
    if _is_shown(start, frame):
        key = "Began: {day}" if is_known(start) else "Its beginning is not known"
        said = words(key, day=interval_words(start, words))
        yield _handle(BEGIN_OF + record, max(bar.rect.x - _WIDE, HEAD), bar, said)
    if _is_shown(end, frame):
        key = "Ended: {day}" if is_known(end) else "Not ended, or not known"
        yield _handle(END_OF + record, bar.rect.right, bar, words(key, day=interval_words(end, words)))


def _is_shown(end: Interval, frame: Frame) -> bool:
    """Whether its bar can be seen to end there: what is not known is drawn to an edge of what is."""
    day = end.earliest or end.latest
    return day is None or frame.first <= day <= frame.last


def _handle(key: str, left: float, bar: Symbol, words: str) -> Symbol:
    box = Rect(left, bar.rect.y - _OVER, _WIDE, bar.rect.h + 2 * _OVER)
    return Symbol(id=key, role=Role.HANDLE, z=_Z, rect=box, shape=Shape.PILL, words=words)
