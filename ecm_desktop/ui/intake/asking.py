"""One question at a time over the page on which files come in; it goes away with the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.veil import Said
from ecm_desktop.domain.proposals import IncomingFile
from ecm_desktop.intake.asking import Question
from ecm_desktop.intake.the_child import ChildQuestion
from ecm_desktop.intake.whose_file import FileQuestion
from ecm_desktop.ui.intake.columns import ColumnsPanel
from ecm_desktop.ui.intake.people import Named
from ecm_desktop.ui.intake.question import QuestionPanel
from ecm_desktop.ui.intake.which_date import DatePanel
from ecm_desktop.ui.intake.who import ChildPanel
from ecm_desktop.ui.intake.whose import FilePanel
from ecm_desktop.ui.session import Session


class Asking(QObject):
    """Shows the panel that asks, and tells what was answered."""

    answered = Signal(object)  # Answer
    columns_said = Signal(object)  # TableFormat

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.panel: QuestionPanel | None = None
        page.installEventFilter(self)

    def ask(self, question: Question, named: Named, said: Said) -> None:
        """Ask, unless it is being asked; names and free text as they may be shown."""
        if self.panel is not None:
            return
        window, session = self._page.window(), self._session
        if isinstance(question, ChildQuestion):
            self.panel = ChildPanel(window, question, session, named, said)
        elif isinstance(question, FileQuestion):
            self.panel = FilePanel(window, question, session, said)
        else:
            self.panel = DatePanel(window, question, session, named, said)
        self.panel.answered.connect(self.answered)
        self._open(self.panel)

    def ask_columns(self, files: Sequence[IncomingFile], said: Said) -> None:
        """Ask which column of which table is what."""
        if self.panel is None:
            self.panel = ColumnsPanel(self._page.window(), files, self._session, said)
            self.panel.answered.connect(self.columns_said)
            self._open(self.panel)

    def _open(self, panel: QuestionPanel) -> None:
        panel.closed.connect(self._forget)
        panel.open()

    def _forget(self) -> None:
        self.panel = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is asked about a page that is no longer seen is not asked."""
        if watched is self._page and event.type() is QEvent.Type.Hide and self.panel is not None:
            self.panel.close_panel()
        return False
