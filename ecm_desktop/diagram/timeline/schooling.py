"""The school years on the axis, between the ages, wherever there is room for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ecm_desktop.diagram.marks import Anchor, Label, Pin, Rect, Role, Text
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline.frame import AGES, Frame, Scale
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.schooling import LAST_YEAR, RECEPTION, taught

_SIZE, _Z, _CLEAR = 10.5, 61, 2.0
_PLACES = (0.5, 0.3, 0.7, 0.4, 0.6, 0.2, 0.8)  # parts of the year at which its name may stand, the best first


def school_marks(case: Case, frame: Frame, scale: Scale, setting: Setting, taken: Sequence[Rect]) -> Iterator[Label]:
    """A quiet name for each school year that lies in the frame, never over what is `taken`."""
    born = case.born
    if born is None:
        return
    for number in range(RECEPTION, LAST_YEAR + 1):
        year = taught(born, number, case.out_of_year)
        first, last = (year.earliest, year.latest) if year else (None, None)
        if first and last and frame.first <= first and last <= frame.last:
            said = setting.words("Y{n}", n=number) if number else setting.words("Rec")
            yield from _named(number, said, scale.x_of(first), scale.x_of(last), setting, taken)


def _named(
    number: int, said: str, left: float, right: float, setting: Setting, taken: Sequence[Rect]
) -> Iterator[Label]:
    width = setting.metrics.width(said, _SIZE)
    for part in _PLACES:
        x = left + (right - left) * part
        rect = Rect(x - width / 2, AGES - 12, width, 14)
        room = rect.grown(_CLEAR)
        if left <= rect.x and rect.right <= right and not any(room.meets(one) for one in taken):
            full = setting.words("School year {n}", n=number) if number else setting.words("Reception")
            yield Label(
                id=f"axis:school:{number}", role=Role.AXIS, z=_Z, pin=Pin.TOP, rect=rect, words=full,
                texts=(Text(x, AGES, said, _SIZE, anchor=Anchor.MIDDLE, muted=True),),
            )  # fmt: skip
            return
