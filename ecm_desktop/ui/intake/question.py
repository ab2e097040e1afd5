"""A question over the page on which files come in: what may be chosen scrolls, the buttons under it stand still."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.widgets.look import Kind, mark_as

INDENT = 28  # pixels: as far in as the words of a round button


class QuestionPanel(Overlay):
    """Nothing is chosen beforehand, and Escape leaves all as it was. What is offered goes into `choices`."""

    answered = Signal(object)  # the answer

    def __init__(self, window: QWidget, words: Translator) -> None:
        super().__init__(window)
        self.back = QPushButton(words("Back"))
        self.go_on = QPushButton(words("Go on"), default=True)
        mark_as(self.go_on, Kind.PRIMARY)
        inner = QWidget()
        self.choices = QVBoxLayout(inner)
        self.choices.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        for part in (inner, self.area.viewport()):
            part.setAutoFillBackground(False)
        self.back.clicked.connect(self.close_panel)
        self.closed.connect(self.deleteLater)

    def foot(self) -> QHBoxLayout:
        """The buttons."""
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.go_on)
        return row

    def _place(self) -> None:
        """No higher than what is offered."""
        super()._place()
        margins = self.column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        wanted = self.column.totalHeightForWidth(self.width()) - self.area.sizeHint().height()
        offered = self.choices.totalHeightForWidth(width) if self.choices.hasHeightForWidth() else 0
        wanted += max(offered, self.choices.totalMinimumSize().height()) + self.fontMetrics().height()
        self.resize(self.width(), min(self.height(), wanted))

    def keep_room(self, *parts: QWidget) -> None:
        """Let what is hidden for now keep its place, so that nothing moves under the mouse."""
        for part in parts:
            keeps = part.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            part.setSizePolicy(keeps)
            self.choices.addWidget(part)
