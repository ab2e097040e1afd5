"""The developmental ages over the meetings as a chart. pyqtgraph and numpy are loaded when a chart is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ecm_desktop.diagram.inks import Look
from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.look import Kind, mark_as

_SYMBOLS = ("o", "s", "t1", "d")
_DASHES = ([1, 0.01], [6, 4], [1.5, 4], [7, 3, 1.5, 3])  # the first is solid: Qt asks for a gap
_TICK = 76.0  # pixels for the name of a meeting below the axis
_SIDE, _FOOT = 46.0, 46.0  # pixels of the axes with their words
_NAMES = 150.0  # pixels for the names beside the lines
_TRIES = 4
_LARGEST_SHARE = 0.12  # of the height for a name: a chart pressed flat must not reach up to thousands of years
_HEAD = 1.14  # leaves room for a name pushed above the highest line
_REACH = 14.0  # pixels
_APART = 3.0  # days between the domains of one meeting, so that equal ages do not hide each other


@dataclass(frozen=True)
class AgePoint:
    """One estimate: the meeting's day, the range in months, and the sentence that says it."""

    on: date
    low: float
    high: float
    words: str


@dataclass(frozen=True)
class AgeSeries:
    """One domain over the meetings."""

    title: str
    points: tuple[AgePoint, ...]


@dataclass(frozen=True)
class AgesHistory:
    """All of the chart: the domains, the child's date of birth and today."""

    series: tuple[AgeSeries, ...]
    born: date
    today: date


class AgesChart(QWidget):
    """Ranges as bars; one ink, and a symbol, a dash and a name to each domain; the child's own age as a line.

    The same in words is the accessible description, and each estimate's words show under the pointer.
    """

    def __init__(self, name: str, look: Look, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words = look, words
        self._history: AgesHistory | None = None
        self._plot: Any = None
        self._zooms = False
        self._spots: list[tuple[QPointF, str]] = []
        self._wait = 0
        self._begin = QTimer(self, singleShot=True)
        self._begin.timeout.connect(self._draw_first)
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._draw_again)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        mark_as(self._said, Kind.HINT)
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._said)

    def let_zoom(self) -> None:
        """Let wheel and hand look closer; where the chart lies on a page that scrolls, they are the page's."""
        self._zooms = True

    def draw_after(self, milliseconds: int) -> None:
        """Let whatever is seen together with the chart be painted first; its words are there at once."""
        self._wait = milliseconds

    def show_history(self, history: AgesHistory) -> None:
        """Show other ages."""
        self._history = history
        said = " ".join(point.words for series in history.series for point in series.points)
        self.setAccessibleDescription(said or self._words("No developmental ages have been recorded yet."))
        alone = self._words("The chart comes with the second meeting that sets ages.")
        self._said.setText(alone if said else self.accessibleDescription())
        self._said.setVisible(not self._compares)
        self._draw()

    @property
    def _compares(self) -> bool:
        """Whether there are two meetings to draw a line between; one alone is told in words."""
        series = self._history.series if self._history else ()
        return len({point.on for one in series for point in one.points}) > 1

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Load the library, if it is the first time, and draw."""
        super().showEvent(event)
        if self._plot is None:  # Qt also tells of what is shown already
            self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """The plot lives while it is seen, and is taken down in an order that leaves Qt no freed item to look at."""
        super().hideEvent(event)
        plot, self._plot = self._plot, None
        if plot is not None:
            self._column.removeWidget(plot)
            layout = plot.plotItem.layout
            while layout.count():
                layout.removeAt(0)
            plot.hide()  # or, having lost its parent by closing, it would flash up as a window of its own
            plot.close()
            plot.deleteLater()

    def spots(self) -> tuple[tuple[QPointF, str], ...]:
        """Where in the chart (both axes in years) which words are said."""
        return tuple(self._spots)

    def _make_plot(self) -> Any:
        import pyqtgraph

        plot = pyqtgraph.PlotWidget(self)
        plot.setAccessibleName(self.accessibleName())
        plot.setMinimumHeight(180)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(self._zooms, self._zooms)
        plot.getAxis("left").setTickSpacing(levels=[(5, 0), (1, 0)])
        plot.scene().sigMouseMoved.connect(self._hover)
        self._column.addWidget(plot)
        plot.show()  # a layout shows a late comer only some events later
        return plot

    def _draw(self) -> None:
        self._spots = []
        if self._plot is None and self._compares and self.isVisible():
            if self._wait and not self._begin.isActive():
                self._begin.start(self._wait)
            self._plot = None if self._wait else self._make_plot()
        if self._plot is None or self._history is None:
            return
        self._plot.setVisible(self._compares)
        self._plot.clear()
        if not self._compares:
            return
        self._dress(self._history)
        self._draw_child(self._history)
        for place, series in enumerate(self._history.series):
            self._draw_series(self._history.born, series, place)
        self._name_lines(self._history)

    def _draw_first(self) -> None:
        if self._plot is None and self._compares and self.isVisible():
            self._plot = self._make_plot()
            self._draw()

    def _draw_again(self) -> None:
        if self._plot is not None:
            self._draw()

    def _dress(self, history: AgesHistory) -> None:
        tones = self._look.tones
        self._plot.setBackground(tones.surface)
        for side, label in (("left", self._words("age in years")), ("bottom", self._words("meeting"))):
            axis = self._plot.getAxis(side)
            axis.setPen(tones.muted)
            axis.setTextPen(tones.text)
            self._plot.setLabel(side, label, color=tones.text)
        self._plot.getAxis("bottom").setTicks([self._ticks(history)])
        self._plot.showGrid(x=False, y=True, alpha=0.2)

    def _ticks(self, history: AgesHistory) -> list[tuple[float, str]]:
        days = sorted({point.on for series in history.series for point in series.points})
        room = max(int((self.width() - _SIDE - _NAMES) / _TICK), 1)
        every = -(-len(days) // room) or 1
        shown = days[::-every]  # the last has its name in any case
        return [(_years(history.born, on), f"{self._words.month(on.month, True)} {on.year}") for on in shown]

    def _draw_child(self, history: AgesHistory) -> None:
        import pyqtgraph

        age = _years(history.born, history.today)
        start = min((_years(history.born, point.on) for one in history.series for point in one.points), default=0.0)
        room = max(age - start, 0.5)
        pen = pyqtgraph.mkPen(self._look.tones.accent, width=3)
        self._plot.plot([start, age], [start, age], pen=pen)
        names = min(_NAMES / max(self.width() - _NAMES, 1), 1.5)
        self._plot.setXRange(start - room * 0.05, age + room * names, padding=0)

    def _draw_series(self, born: date, series: AgeSeries, place: int) -> None:
        import numpy as np
        import pyqtgraph

        if not series.points:
            return
        colour = QColor(self._look.tones.text)
        x = np.array([_years(born, point.on) for point in series.points]) + (place - 1.5) * _APART / 365.25
        low = np.array([point.low for point in series.points]) / 12
        high = np.array([point.high for point in series.points]) / 12
        middle = (low + high) / 2
        pen, dashed = pyqtgraph.mkPen(colour, width=2), pyqtgraph.mkPen(colour, width=1.5)
        dashed.setDashPattern(_DASHES[place % len(_DASHES)])
        self._plot.addItem(
            pyqtgraph.ErrorBarItem(x=x, y=middle, top=high - middle, bottom=middle - low, beam=0.03, pen=pen)
        )
        self._plot.plot(
            x, middle, pen=dashed, symbol=_SYMBOLS[place % len(_SYMBOLS)], symbolSize=10, symbolPen=pen,
            symbolBrush=QColor(self._look.tones.surface),
        )  # fmt: skip
        self._spots.extend((QPointF(*at), one.words) for *at, one in zip(x, middle, series.points, strict=True))

    def _name_lines(self, history: AgesHistory) -> None:
        import pyqtgraph

        age = _years(history.born, history.today)
        ends = [(age, self._words("the child’s own age"), QColor(self._look.tones.accent))]
        for series in history.series:
            if series.points:
                last = series.points[-1]
                ends.append(((last.low + last.high) / 24, series.title, QColor(self._look.tones.text)))
        highest = max((point.high / 12 for one in history.series for point in one.points), default=0.0)
        heights, top = self._set_apart([height for height, _, _ in ends], max(age, highest, 1.0) * _HEAD)
        self._plot.setYRange(0, top, padding=0)
        for height, (_, title, colour) in zip(heights, ends, strict=True):
            name = pyqtgraph.TextItem(title, color=colour, anchor=(0, 0.5))
            name.setPos(age, height)
            self._plot.addItem(name)

    def _set_apart(self, heights: list[float], top: float) -> tuple[list[float], float]:
        """The names' heights, each with the room of a line, and how high the axis reaches so that it has them all."""
        share = min(self.fontMetrics().lineSpacing() / max(self.height() - _FOOT, 1), _LARGEST_SHARE)
        placed = spread(heights, top * share)
        for _ in range(_TRIES):  # a higher axis makes a line take more years
            top = max(top, max(placed) + top * share / 2)
            placed = spread(heights, top * share)
        return placed, top

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names and ticks keep apart at the new size, once Qt has laid everything out."""
        super().resizeEvent(event)
        if self._plot is not None:
            self._resized.start()

    def _hover(self, at: QPointF) -> None:
        box = self._plot.plotItem.vb
        near = (words for place, words in self._spots if (box.mapViewToScene(place) - at).manhattanLength() < _REACH)
        self._plot.setToolTip(next(near, ""))


def _years(born: date, on: date) -> float:
    return (on - born).days / 365.25


def spread(heights: list[float], apart: float) -> list[float]:
    """The same heights pushed up where needed, so that no two are less than `apart` from each other."""
    placed: dict[int, float] = {}
    lowest = -apart
    for index in sorted(range(len(heights)), key=lambda one: heights[one]):
        lowest = max(heights[index], lowest + apart)
        placed[index] = lowest
    return [placed[index] for index in range(len(heights))]
