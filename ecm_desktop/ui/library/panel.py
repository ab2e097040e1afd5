"""The library over the window: an example is chosen, and becomes a recommendation; a press leads to changing them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ecm_desktop.diagram.wording import level_title
from ecm_desktop.domain.course import position_now
from ecm_desktop.domain.examples import Offered
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.model_words import kept
from ecm_desktop.domain.recovery import Level
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.library.reading import OwnLibrary
from ecm_desktop.ui.library.writing import ExamplesWriting
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.plan.part import latest_meeting_of
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.carrying import NUMBERED, Targets
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind


class LibraryPanel(Overlay):
    """Made over the window `parent` for one choice from the examples of `file`."""

    def __init__(self, session: Session, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        words, model = session.words, session.setting.model
        self._session, self._file = session, file
        self._offered: list[Offered] = []
        self.level = PickList(words("Level of the model"), [(one.value, level_title(one, model)) for one in Level])
        self.list = Targets(words("Examples"))
        self.credit = label("", Kind.HINT)
        self.change, self.back = QPushButton(words("Change these examples…")), QPushButton(words("Back"))
        self.column.addWidget(label(words("Examples to begin from"), Kind.TITLE))
        self.column.addWidget(
            label(words("What you choose becomes a recommendation, to be changed there."), Kind.SUBTITLE)
        )
        for part in (self.level, self.list, self.credit):
            self.column.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.change)
        foot.addStretch()
        foot.addWidget(self.back)
        self.column.addLayout(foot)
        for button in (self.change, self.back):
            button.setAutoDefault(False)
        self.level.chosen.connect(lambda key: self._show(Level(key)))
        self.list.taken.connect(self._take)
        self.change.clicked.connect(lambda _on: self._go_and_change())
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self.deleteLater)

    def ask(self, level: Level | None = None) -> None:
        """Show those of a level, else of that where the child was placed last; a file that cannot be read is told."""
        now = position_now(self._session.case)
        try:
            self._library = OwnLibrary(self._session, self._file)
            self.credit.setText(self._library.credit)
            self._show(level or (now.level if now and now.level else Level.ROUTINE))
        except Unavailable as problem:
            self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
            self.deleteLater()
            return
        self.open()
        self.list.setFocus()

    def _show(self, level: Level) -> None:
        self.level.show_key(level)
        self._offered = self._library.offered(level)
        self.list.clear()
        for n, one in enumerate(self._offered, 1):
            number = f"{n}   " if n <= NUMBERED else "     "
            self.list.addItem(f"{number}{one.text}" + (f"\n     {one.why}" if one.why else ""))
        self.list.setCurrentRow(0)

    def _take(self, row: int) -> None:
        session, chosen = self._session, self._offered[row]
        level = Level(self.level.key() or Level.ROUTINE)
        self.close_panel()
        meeting = latest_meeting_of(session)
        wording = kept(session.setting.model)
        new = Recommendation(
            id=session.ids(), text=chosen.text, level=level, wording=wording.id, why=chosen.why, meeting=meeting
        )
        session.do("Add a recommendation", formulation.add_part, new, wording)

    def _go_and_change(self) -> None:
        session, file, window = self._session, self._file, self._window
        level = Level(self.level.key() or Level.ROUTINE)
        self.close_panel()
        writing = ExamplesWriting(session, self._library, level, window)

        def come_back() -> None:
            if not writing.is_over:
                LibraryPanel(session, file, window).ask(level)

        writing.closed.connect(come_back)
        writing.ask()
