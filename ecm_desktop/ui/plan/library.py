"""The library of interventions: a service's own examples for each level, to begin a recommendation from."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.wording import level_title
from ecm_desktop.domain.course import position_now
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.recovery import Level
from ecm_desktop.editing import formulation
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.plan.part import latest_meeting_of
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.carrying import NUMBERED, Targets
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.look import Kind


class Example(msgspec.Struct, frozen=True):
    """One thing that fits a level, and why in a sentence."""

    level: Level
    text: str
    why: str = ""


class Library(msgspec.Struct, frozen=True):
    """Everything the file says."""

    examples: tuple[Example, ...]
    credit: str = ""


def read_library(file: Path) -> Library:
    """The examples in a service's data file. Raises Unavailable for a file that is not there or is another."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Library)
    except (OSError, msgspec.MsgspecError):
        said = "The examples cannot be read from {file}. Put a file for this version there."
        raise Unavailable(said, file=file.name) from None


class LibraryPanel(Overlay):
    """Made over the window `parent` for one choice from the examples of `file`."""

    def __init__(self, session: Session, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        words, model = session.words, session.setting.model
        self._session, self._file = session, file
        self._examples: list[Example] = []
        self._library = Library(())
        self.level = PickList(words("Level of the model"), [(one.value, level_title(one, model)) for one in Level])
        self.list = Targets(words("Examples"))
        self.credit = label("", Kind.HINT)
        self.column.addWidget(label(words("Examples to begin from"), Kind.TITLE))
        self.column.addWidget(
            label(words("What you choose becomes a recommendation, to be changed there."), Kind.SUBTITLE)
        )
        for part in (self.level, self.list, self.credit):
            self.column.addWidget(part)
        self.level.chosen.connect(lambda key: self._show(Level(key)))
        self.list.taken.connect(self._take)
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        self.closed.connect(self.deleteLater)

    def ask(self) -> None:
        """Show those of the level where the child was placed last; a file that cannot be read is told."""
        try:
            self._library = read_library(self._file)
        except Unavailable as problem:
            self._session.notice(Notice(self._session.words.problem(problem), NoticeKind.TROUBLE))
            self.deleteLater()
            return
        now = position_now(self._session.case)
        self.credit.setText(self._library.credit)
        self._show(now.level if now and now.level else Level.ROUTINE)
        self.open()
        self.list.setFocus()

    def _show(self, level: Level) -> None:
        self.level.show_key(level)
        self._examples = [one for one in self._library.examples if one.level is level]
        self.list.clear()
        for n, one in enumerate(self._examples, 1):
            number = f"{n}   " if n <= NUMBERED else "     "
            self.list.addItem(f"{number}{one.text}" + (f"\n     {one.why}" if one.why else ""))
        self.list.setCurrentRow(0)

    def _take(self, row: int) -> None:
        session, chosen = self._session, self._examples[row]
        self.close_panel()
        meeting = latest_meeting_of(session)
        new = Recommendation(id=session.ids(), text=chosen.text, level=chosen.level, why=chosen.why, meeting=meeting)
        session.do("Add a recommendation", formulation.add_part, new)
