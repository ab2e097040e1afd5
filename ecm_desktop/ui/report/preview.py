"""A document looked at before it is kept: page by page, from its bytes in memory, over the window.

It goes, and its bytes with it, when the screen is veiled, the vault locks or the sharing view comes or goes.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.errors import Cancelled, Problem
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import MARGIN, Overlay
from ecm_desktop.ui.report.making import Made, Maker
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.tasks import IsCancelled, Progress, Task
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.look import Kind, mark_as
from ecm_desktop.widgets.sheet_view import Edge, Picture, SheetView

_STEP = 1.25
_LEAST, _MOST = 0.25, 4.0  # pixels a point
_READABLE = 1.6  # at most so large at first
_KEPT = 96_000_000  # bytes of pictures


class Fit(StrEnum):
    """How large a page is shown while nobody chose a size."""

    READABLE = "readable"
    WIDTH = "width"
    PAGE = "page"


class Preview(Overlay):
    """Made over the window `parent` for one document, which `maker` keeps when it is to be saved."""

    def __init__(self, session: Session, maker: Maker, made: Made, title: str, parent: QWidget) -> None:
        from ecm_desktop.reports.preview import page_sizes

        super().__init__(parent)
        self._session, self._maker, self._made = session, maker, made
        self._sizes = page_sizes(made.data)
        self._pictures: dict[tuple[int, float], Picture] = {}
        self._wanted: tuple[int, float] | None = None
        self._drawing: Task[Picture] | None = None
        self._zoom: Fit | float = Fit.READABLE
        self.number = 0
        words = session.words
        self.sheet = SheetView(words("The page"))
        self.where = label("")
        self.where.setAccessibleName(words("Which page"))
        self._lay_out(title)
        self.sheet.turned.connect(self._go_on)
        self.sheet.zoomed.connect(self.zoom)
        maker.failed.connect(lambda problem: self.saved.object_to(words.problem(problem)))
        for ended in (maker.kept, session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self._forget)

    def _lay_out(self, title: str) -> None:
        words = self._session.words
        self.before = self._button("‹", words("The page before"), lambda: self.turn(-1))
        self.next = self._button("›", words("The next page"), lambda: self.turn(1))
        self.smaller = self._button("−", words("Smaller"), lambda: self.zoom(-1))
        self.larger = self._button("+", words("Larger"), lambda: self.zoom(1))
        self.width_ = self._button(words("Page width"), words("As wide as the window"), lambda: self.fit(Fit.WIDTH))
        self.whole = self._button(words("Whole page"), words("All of the page in sight"), lambda: self.fit(Fit.PAGE))
        self.save = self._button(words("Save…"), words("Save the document as it is shown"), self._save)
        self.back = self._button(words("Back"), words("Back without saving"), self.close_panel)
        mark_as(self.save, Kind.PRIMARY)
        head = QHBoxLayout()
        heading = label(title, Kind.TITLE)
        heading.setWordWrap(False)
        head.addWidget(heading)
        self.saved = Hint(self)  # without a parent it would be a window of its own
        self.saved.say(self._state())
        head.addWidget(self.saved, 1)
        foot = QHBoxLayout()
        self.where.setWordWrap(False)
        for part in (self.before, self.where, self.next):
            foot.addWidget(part)
        foot.addSpacing(16)
        for part in (self.smaller, self.larger, self.width_, self.whole):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.save)
        self.column.addLayout(head)
        self.column.addWidget(self.sheet, 1)
        self.column.addLayout(foot)

    def _state(self) -> str:
        words, made = self._session.words, self._made
        if made.setting.initials:
            return words("In initials, as on this screen. Not saved yet; “Make the report” gives the names.")
        if made.again is None:
            return words("Not saved yet; no file of it is anywhere.")
        if made.is_the_same:
            return words("This is the file that went out, byte for byte.")
        return words(
            "Made again of the case as it was. The file that went out differs: signs, seats or program changed."
        )

    def _button(self, text: str, name: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _on: act())
        return made

    def ask(self) -> None:
        """Show the first page."""
        self.open()
        self.column.activate()  # the room for a page is known from here on
        self.sheet.setFocus()
        self.show_page(0)

    def _place(self) -> None:
        """As large as the window lets it be."""
        self.setGeometry(self._window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))

    def turn(self, by: int) -> None:
        """Go so many pages on, or back."""
        self.show_page(self.number + by)

    def _go_on(self, by: int) -> None:
        """The wheel goes on over the edge of a page."""
        self.show_page(self.number + by, Edge.HEAD if by > 0 else Edge.FOOT)

    def show_page(self, number: int, edge: Edge = Edge.HEAD) -> None:
        """Show a page (0 first), or the nearest there is, from that edge on."""
        last = len(self._sizes) - 1
        before, self.number = self.number, min(max(0, number), last)
        words = self._session.words
        self.where.setText(words("Page {page} of {pages}", page=self.number + 1, pages=last + 1))
        self.before.setEnabled(self.number > 0)
        self.next.setEnabled(self.number < last)
        if self.number != before:
            self.sheet.begin(edge)
        self._draw()

    def zoom(self, by: int) -> None:
        """A step larger or smaller."""
        self._zoom = min(_MOST, max(_LEAST, self._scale() * _STEP**by))
        self._draw()

    def fit(self, fit: Fit) -> None:
        """As large as the room lets it be."""
        self._zoom = fit
        self._draw()

    def _scale(self) -> float:
        """Pixels a point, of those that are counted at 100 % of the screen."""
        if not isinstance(self._zoom, Fit):
            return self._zoom
        size, room = self._sizes[self.number], self.sheet.room
        wide, high = room.width() / size.width, room.height() / size.height
        found = {Fit.WIDTH: wide, Fit.PAGE: min(wide, high), Fit.READABLE: min(wide, _READABLE)}[self._zoom]
        return min(_MOST, max(_LEAST, found))

    def _draw(self) -> None:
        """Show the page as it is wanted now; a worker makes its picture unless it is still there."""
        scale = floor(1000 * self._scale() * self.devicePixelRatioF()) / 1000
        self._wanted = wanted = (self.number, scale)
        if wanted in self._pictures:
            self._show()
            return
        data, number = self._made.data, self.number

        def work(_progress: Progress, cancelled: IsCancelled) -> Picture:
            from ecm_desktop.reports.preview import page_picture

            if cancelled():  # another page was asked for while this one waited its turn
                raise Cancelled
            made = page_picture(data, number, scale)
            return Picture(*made.pixels, made.text)

        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = self._session.tasks.run(work, lambda picture: self._drawn(wanted, picture), self._failed)

    def _drawn(self, wanted: tuple[int, float], picture: Picture) -> None:
        if self._wanted is None:
            return  # it was closed meanwhile
        self._pictures[wanted] = picture
        while len(self._pictures) > 1 and sum(len(one.data) for one in self._pictures.values()) > _KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        if wanted == self._wanted:
            self._show()

    def _show(self) -> None:
        if self._wanted is not None:
            self.sheet.show_picture(self._pictures[self._wanted])

    def _failed(self, problem: Problem) -> None:
        self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))

    def _save(self) -> None:
        path = self._maker.ask_where(self._made.asked.edition, self._made.copy, self)
        if path is not None:
            self._maker.keep(self._made, path)

    def covered(self) -> None:
        """What is veiled must not lie below: it goes."""
        self.close_panel()

    def _forget(self) -> None:
        """Let go of the bytes and of every picture."""
        if self._drawing is not None:
            self._drawing.cancel()
        self._wanted = None
        self._pictures.clear()
        self.sheet.clear()
        del self._made
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that fits the window follows it."""
        super().resizeEvent(event)
        if isinstance(self._zoom, Fit) and self._wanted is not None:
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page by page, first and last, larger and smaller; Escape goes back."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.key() in steps:
            self.turn(steps[Qt.Key(event.key())])
        elif event.key() in zooms:
            self.zoom(zooms[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_0:
            self.fit(Fit.PAGE)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.show_page(0 if event.key() == Qt.Key.Key_Home else len(self._sizes) - 1)
        else:
            super().keyPressEvent(event)
