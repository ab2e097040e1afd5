"""What the layer of private notes lays over the timeline: pins, and threads from one event to another."""

from __future__ import annotations

from collections.abc import Sequence

from ecm_desktop.diagram.marks import AnyMark
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.diagram.timeline import pin_marks, thread_marks
from ecm_desktop.domain.life import Annotation
from ecm_desktop.ui.layer import Layer


class Noted:
    """Kept until other notes are shown, or they lie over another picture: the scrubber moves many times a second."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._made_from: tuple[list[Annotation], Sequence[AnyMark], Setting] | None = None
        self._marks: tuple[AnyMark, ...] = ()

    def marks(self, drawn: Sequence[AnyMark], setting: Setting) -> tuple[AnyMark, ...]:
        """The marks of the notes that are shown now, over what is `drawn`; none while the layer is hidden."""
        notes, before = self._layer.notes(), self._made_from
        if before is None or before[1] is not drawn or before[::2] != (notes, setting):
            self._made_from = notes, drawn, setting
            self._marks = (*pin_marks(notes, drawn, setting), *thread_marks(notes, drawn, setting))
        return self._marks


def is_noted(mark: AnyMark) -> bool:
    """Whether a mark is one of these."""
    return mark.id.startswith(("pin:", "thread:"))
