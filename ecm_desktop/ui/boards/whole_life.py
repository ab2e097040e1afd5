"""The whole life in a thin strip below the timeline, with a frame round what is shown; the way to what is chosen."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.timeline import HEAD, forget, outline, outline_height, scale_of
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.ui.boards.life_view import SHOWN, LifeView
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.canvas.strip import Strip
from ecm_desktop.widgets.look import Kind, mark_as, text_scale

FIT_CHOSEN_KEY = "Ctrl+8"
_EDGE = 3  # pixels beside the button
_LOW = 400  # pixels at 100 %: on a lower page the lanes need all of them


class WholeLife(QFrame):
    """Follows a timeline `board`, and moves it; its places are those of the board above where that shows everything."""

    def __init__(self, board: LifeView) -> None:
        super().__init__()
        session, words = board.session, board.session.words
        self._board, self._session, self._shelf = board, session, Shelf()
        self._scale = board.time_scale
        said = words("The whole life, and the part that is shown")
        self.strip = Strip(said, session.look, outline_height(session.case, session.setting))
        self.fit = QToolButton()
        self.fit.setText(words("Fit chosen"))
        self.fit.setToolTip(words("The time of what is chosen, as large as it can be ({key})", key=FIT_CHOSEN_KEY))
        mark_as(self, Kind.ZOOM)
        self.fit.clicked.connect(lambda _on: self.fit_chosen())
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 0, 0, 0)
        row.setSpacing(_EDGE)
        row.addWidget(self.fit)
        row.addWidget(self.strip, 1)
        self._fresh = UntilShown(self, self._draw)
        self._soon = QTimer(self, singleShot=True, interval=0)  # an edit is shown above first
        self._soon.timeout.connect(self._fresh.ask)
        self._connect()

    def _connect(self) -> None:
        board, days, strip = self._board, self._board.days, self.strip
        self._session.changed.connect(self._case_changed)
        self._session.setting_changed.connect(self._fresh.ask)
        self._session.filter_changed.connect(self._fresh.ask)
        self._session.look_changed.connect(strip.use)
        self._session.selected.connect(lambda _record: self._show_whether_chosen())
        days.settled.connect(self._show_frame)
        days.passing.connect(self._show_frame)
        board.chosen.connect(lambda _ids: self._show_whether_chosen())
        strip.moved.connect(lambda x: days.begin_at(self._scale.day_at(x)))
        strip.ranged.connect(lambda low, high: days.between(self._scale.day_at(low), self._scale.day_at(high)))
        strip.stepped.connect(days.step)
        strip.zoomed.connect(lambda factor: days.zoom(factor, (HEAD + days.frame.right) / 2))
        strip.whole_wanted.connect(days.show_whole_life)

    def show_in(self, page: QWidget) -> None:
        """Stand below the lanes of a page that has the height for both."""
        self.setVisible(page.height() >= _LOW * text_scale())

    def fit_chosen(self) -> None:
        """Show the time of what is chosen, as large as it can be."""
        self._board.days.fit(self._chosen())

    def may_fit(self) -> bool:
        """Whether something with a date is chosen."""
        return bool(self._board.days.dated(self._chosen()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strip lies exactly below the lanes."""
        super().resizeEvent(event)
        self.fit.setFixedWidth(round(HEAD * text_scale()) - 2 * _EDGE)
        self._fresh.ask()

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen elsewhere can be fitted here."""
        super().showEvent(event)
        self._show_whether_chosen()

    def _chosen(self) -> frozenset[str]:
        """The records that are selected, or framed by a hand."""
        return frozenset((*self._board.chosen_records(), self._session.selection))

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*SHOWN):
            forget(self._shelf, change)
            self._soon.start()

    def _draw(self) -> None:
        session, scale = self._session, text_scale()
        whole = replace(self._board.days.whole(), width=self.width() / scale, shown=session.filter)
        drawing = outline(session.case, whole, session.setting, self._shelf)
        self._scale = scale_of(session.case, whole, session.setting)
        self.strip.show_drawing(drawing)
        self._show_frame()
        self._show_whether_chosen()

    def _show_frame(self) -> None:
        frame, words = self._board.days.frame, self._session.words
        said = words("Shown: {first} to {last}", first=words.day(frame.first), last=words.day(frame.last))
        self.strip.show_range(self._scale.x_of(frame.first), self._scale.x_of(frame.last), said)

    def _show_whether_chosen(self) -> None:
        self.fit.setEnabled(self.may_fit())
