"""Days that pass under a hand: the picture moves with it, and is laid out anew as soon as the hand rests.

One step is laid out at once. Steps that follow each other show the picture of the last one moved and stretched, below
an axis that is right at every moment; so a frame takes the same time whether there are three hundred events or two
thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea

from ecm_desktop.diagram.placing import Stretch
from ecm_desktop.diagram.timeline import HEAD, Frame, Scale, travel
from ecm_desktop.widgets.canvas.keys import SCALES
from ecm_desktop.widgets.canvas.moved_picture import MovedPicture

REST = 150  # milliseconds without a step, at the least
_SHARE = 0.7  # of the width that the picture has to cover still
_WIDEST = 1.8  # times as wide or as narrow as it was laid out

_MEANS = frozenset(
    (
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.ContextMenu, QEvent.Type.ToolTip,
        QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.KeyPress, QEvent.Type.FocusIn,
    )
)  # fmt: skip

Take = Callable[[], MovedPicture]
Do = Callable[[], None]


class Passing(QObject):
    """`take` gives the picture of what is laid out; `show` has the axis drawn for the days seen now, and `lay_out` all.

    Whoever presses, carries or types something in the view means what is seen there: all of it is laid out before.
    """

    def __init__(self, view: QAbstractScrollArea, take: Take, show: Do, lay_out: Do) -> None:
        super().__init__(view)
        self._take, self._show, self._lay_out = take, show, lay_out
        for watched in (view, view.viewport()):
            watched.installEventFilter(self)
        self._picture: MovedPicture | None = None
        self._laid_out: Scale | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.rest)

    @property
    def is_under_way(self) -> bool:
        """Whether a moved picture is shown."""
        return self._picture is not None

    def step(self, frame: Frame, scale: Scale) -> None:
        """Other days are seen, at these places."""
        follows = self._rest.isActive()
        stretches = travel.stretched(self._laid_out, scale) if follows and self._laid_out else []
        if _may_stand_in(stretches, frame):
            self._move_to(stretches)
        else:
            self._lay_out_now()
        self._rest.start()

    def _move_to(self, stretches: Sequence[Stretch]) -> None:
        if self._picture is None:
            self._picture = self._take()
        self._picture.show_at(stretches)
        self._show()

    def _lay_out_now(self) -> None:
        """Where that takes long, the next step comes late, and still follows."""
        clock = QElapsedTimer()
        clock.start()
        self._lay_out()
        self._rest.setInterval(max(REST, 2 * clock.elapsed()))

    def rest(self) -> None:
        """Lay out what was only moved."""
        if self._picture is not None:
            self._lay_out()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A hand means something; nothing is held back."""
        if self._picture is not None and event.type() in _MEANS and not _goes_on(event):
            self._lay_out()
        return False

    def over(self, scale: Scale) -> None:
        """All of it is laid out for these places."""
        picture, self._picture, self._laid_out = self._picture, None, scale
        if picture is not None:
            picture.put_away()


def _goes_on(event: QEvent) -> bool:
    """Whether it is a key that shows other days once more."""
    return isinstance(event, QKeyEvent) and event.key() in SCALES


def _may_stand_in(stretches: Sequence[Stretch], frame: Frame) -> bool:
    """Whether the picture still covers most of the window, and is not stretched out of shape."""
    covered = sum(one.now_right - one.now_left for one in stretches)
    return covered >= (frame.right - HEAD) * _SHARE and all(1 / _WIDEST < one.factor < _WIDEST for one in stretches)
