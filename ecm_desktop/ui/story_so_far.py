"""The story so far over the window: the life in chapters, what went well beside it, where the child is and why."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording.story import Story, Told, story_words
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.look import Kind, mark_as

STORY_KEY = "Shift+F2"
EDGE = 40  # pixels round the words


class StorySoFar(Overlay):
    """Fills the window `parent` with the story as it is when it opens; nothing is written here."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session = session
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(words("The story so far"))
        self.paper, self.back = QPushButton(words("On paper…")), QPushButton(words("Back"))
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE, 8, EDGE, 16)
        foot.addWidget(label(words("{key} or Escape goes back.", key=STORY_KEY), Kind.HINT), 1)
        for button in (self.paper, self.back):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.area, 1)
        self.column.addLayout(foot)
        self.paper.clicked.connect(lambda _on: self._print())
        self.back.clicked.connect(lambda _on: self.close_panel())
        session.setting_changed.connect(self.close_panel)  # names may be covered from now on

    def toggle(self) -> None:
        """Show it, or take it away."""
        if self.isVisible():
            self.close_panel()
            return
        session = self._session
        self.area.setWidget(self._sheet(story_words(session.case, session.setting, session.setting.today)))
        self.open()
        self.area.setFocus()

    def _place(self) -> None:
        self.setGeometry(self._window.rect())

    def _print(self) -> None:
        """Go to the reports; the edition of this name stands there."""
        self.close_panel()
        self._session.go("report", part="story")

    def _sheet(self, told: Story) -> QWidget:
        words, sheet = self._session.words, QWidget()
        mark_as(sheet, Kind.PAGE)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(10)
        column.addWidget(label(words("The story so far"), Kind.TITLE))
        column.addWidget(label(" ".join(told.about)))
        if told.own_words:
            column.addWidget(label(told.own_words, Kind.ALOUD))
        if told.strengths:
            column.addWidget(label(words("Good at, and likes: {what}.", what="; ".join(told.strengths))))
        column.addLayout(self._chapters(told.chapters))
        for title, texts in (
            (words("Where the child is now, and why"), (told.now, told.why)),
            (words("How we understand it"), _listed(told.understood)),
            (words("Going well lately"), _listed(told.going_well)),
        ):
            _add_part(column, title, texts)
        column.addStretch()
        return sheet

    def _chapters(self, chapters: Iterable[Told]) -> QGridLayout:
        words, grid = self._session.words, QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for column, share in enumerate((2, 5, 5)):  # what happened and what went well have the same room
            grid.setColumnStretch(column, share)
        heads = (words("When"), words("What happened"), words("What went well"))
        for column, head in enumerate(heads):
            grid.addWidget(label(head, Kind.HEADING), 0, column)
        for row, one in enumerate(chapters, 1):
            happened = (one.lived, *_listed(one.happened))
            cells = (f"{one.title}\n{one.years}", "\n".join(filter(None, happened)), "\n".join(_listed(one.went_well)))
            for column, cell in enumerate(cells):
                grid.addWidget(label(cell), row, column, Qt.AlignmentFlag.AlignTop)
        if grid.rowCount() == 1:
            grid.addWidget(label(words("Nothing of the child’s life has been put down yet."), Kind.HINT), 1, 0, 1, 3)
        return grid


def _listed(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"• {text}" for text in texts)


def _add_part(column: QVBoxLayout, title: str, texts: Iterable[str]) -> None:
    said = [text for text in texts if text]
    if said:
        column.addSpacing(6)
        column.addWidget(label(title, Kind.HEADING))
        for text in said:
            column.addWidget(label(text))
