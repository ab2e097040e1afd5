"""The family on two days side by side: everybody in the same place on both, a slider for each, the difference told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram import genogram
from ecm_desktop.diagram.marks import Drawing
from ecm_desktop.diagram.seating.arrange import Arrangement, arrange
from ecm_desktop.diagram.wording import age_words
from ecm_desktop.domain.dates import add_months, age_on
from ecm_desktop.ui.boards.family import LEGIBLE, WHOLE_MAP
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.canvas.view import CanvasView
from ecm_desktop.widgets.canvas.zoom import Magnify
from ecm_desktop.widgets.controls.slider import Slider
from ecm_desktop.widgets.look import Kind, mark_as

_WORDS_HIGH = 130  # pixels for what differs
_SHARES: dict[type[QWidget], int] = {CanvasView: 3, QScrollArea: 1}  # of the height
_YEAR = 12


class OneDay(QWidget):
    """The family on a day of its own; a step of the slider is a month."""

    changed = Signal()

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session, self._arrangement = session, Arrangement({}, {}, (), arrange(session.case).family)
        self.day = session.setting.today
        self.said = QLabel()
        mark_as(self.said, Kind.HEADING)
        self.slider = Slider()
        self.slider.setAccessibleName(name)
        self.slider.setPageStep(_YEAR)
        self.differs = label("")
        self.differs.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setMinimumHeight(_WORDS_HIGH)
        self._area.setWidget(self.differs)
        self._area.setAccessibleName(session.words("What is so on this day alone"))
        self.view = CanvasView(name, session.look, Magnify(least=0.05, begins=0.5, legible=LEGIBLE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.said, self.view, self.slider, self._area):
            column.addWidget(part, _SHARES.get(type(part), 0))
        self.slider.valueChanged.connect(self._moved)
        session.look_changed.connect(self.view.set_look)

    def show_day(self, day: date, arrangement: Arrangement) -> None:
        """Show the family of a day, where everybody stands as arranged."""
        born, today = self._session.case.born, self._session.setting.today
        self.day, self._arrangement = day, arrangement
        self.slider.blockSignals(True)
        self.slider.setRange(0, age_on(born, today).in_months if born else 0)
        self.slider.setValue(age_on(born, day).in_months if born else 0)
        self.slider.blockSignals(False)
        self.slider.setVisible(born is not None)
        self._draw()
        self.view.show_whole()

    def drawing(self) -> Drawing:
        """What is shown."""
        session = self._session
        return genogram.picture(session.case, self._arrangement, self.day, session.setting)

    def tell(self, sentences: Sequence[str]) -> None:
        """Say what is so on this day and not on the other."""
        nothing = self._session.words("Nothing but what is so on the other day too.")
        self.differs.setText("\n".join(f"· {one}" for one in sentences) or nothing)

    def _draw(self) -> None:
        words, born = self._session.words, self._session.case.born
        said = words.day(self.day)
        if born is not None:
            said = words("{age}, {day}", age=age_words(age_on(born, self.day), words), day=said)
        self.said.setText(said)
        self.slider.setAccessibleDescription(said)
        self.view.show_drawing(self.drawing())

    def _moved(self, months: int) -> None:
        born = self._session.case.born
        if born is not None:
            today = self._session.setting.today
            self.day = today if months == self.slider.maximum() else add_months(born, months)
            self._draw()
            self.changed.emit()


class TwoDays(Overlay):
    """Fills the window `parent`; nothing is changed here."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.first = OneDay(session, words("The family on the first day"))
        self.second = OneDay(session, words("The family on the second day"))
        self.back = QPushButton(words("Back"))
        self.back.setAutoDefault(False)
        pictures, foot = QHBoxLayout(), QHBoxLayout()
        pictures.setSpacing(16)
        for one in (self.first, self.second):
            pictures.addWidget(one, 1)
            one.changed.connect(self._tell)
        foot.addWidget(label(words("What is so on one of the two days alone stands below it."), Kind.HINT), 1)
        foot.addWidget(self.back)
        self.column.addLayout(pictures, 1)
        self.column.addLayout(foot)
        self.back.clicked.connect(lambda _on: self.close_panel())
        session.setting_changed.connect(self.close_panel)  # names may be covered from now on

    def toggle(self) -> None:
        """Show the day that is looked at beside today, or a year ago beside today; or take it away."""
        if self.isVisible():
            self.close_panel()
            return
        session = self._session
        today, born = session.setting.today, session.case.born
        before = session.day or max(add_months(today, -_YEAR), born or date.min)
        self.open()
        for one, day in ((self.first, before), (self.second, today)):
            one.show_day(day, self._seated())
        self._tell()
        self.first.slider.setFocus()

    def _seated(self) -> Arrangement:
        """As everybody stands on the map; an arrangement for each picture, since each keeps what it drew."""
        return arrange(self._session.case, self._session.seated.get(WHOLE_MAP.name)).bare()

    def _place(self) -> None:
        self.setGeometry(self._window.rect())

    def _tell(self) -> None:
        found = genogram.between(self.first.drawing(), self.second.drawing())
        self.first.tell(found.first)
        self.second.tell(found.second)
