"""Asking, before a file comes in that seems to be about another child, whether it is, and if not, for what reason."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ecm_desktop.diagram.veil import Said, called
from ecm_desktop.intake.whose_file import FileAnswer, FileQuestion
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.intake.question import INDENT, QuestionPanel
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.tick import RoundTick
from ecm_desktop.widgets.controls.undoing_line import UndoingLine
from ecm_desktop.widgets.look import Kind


class FilePanel(QuestionPanel):
    """Offers to leave the file out, or to say why it is about the child after all; the reason is kept with the case."""

    def __init__(self, window: QWidget, question: FileQuestion, session: Session, said: Said) -> None:
        super().__init__(window, session.words)
        self._file, words = question.file.name, session.words
        child = session.case.child_person
        who = (called(child, session.setting) if child is not None else "") or words("the child")
        self.leave = RoundTick(words("Leave this file out"))
        self.bring = RoundTick(words("It is about {child}, because:", child=who).replace("&", "&&"))
        self.reason = UndoingLine()
        self.reason.setAccessibleName(words("Why this file is about the child"))
        self.reason.setPlaceholderText(words("such as: the school has typed the wrong day"))
        self.column.addWidget(label(words("Is {file} about {child}?", file=said(self._file), child=who), Kind.TITLE))
        for doubt in question.file.doubts:
            self.column.addWidget(label(said(words(doubt.key, **doubt.values)), Kind.PROBLEM))
        self.column.addWidget(self.area, 1)
        self._offer()
        self.choices.addWidget(label(words("The reason is kept with the case, where an audit finds it."), Kind.HINT))
        self.choices.addStretch()
        self.column.addLayout(self.foot())
        self._connect()
        self._look()

    def _offer(self) -> None:
        group = QButtonGroup(self)
        for button in (self.leave, self.bring):
            group.addButton(button)
            self.choices.addWidget(button)
        group.buttonToggled.connect(lambda *_: self._look())
        under = QHBoxLayout()
        under.addSpacing(INDENT)
        under.addWidget(self.reason, 1)
        self.choices.addLayout(under)

    def _connect(self) -> None:
        self.reason.textEdited.connect(lambda _text: self.bring.setChecked(True))
        self.reason.textChanged.connect(lambda _text: self._look())
        self.go_on.clicked.connect(self._answer)

    def _look(self) -> None:
        has_reason = self.bring.isChecked() and bool(self.reason.text().strip())
        self.go_on.setEnabled(self.leave.isChecked() or has_reason)

    def open(self) -> None:
        """Show it, with the keyboard on the first that may be chosen."""
        super().open()
        self.leave.setFocus()

    def _answer(self) -> None:
        reason = self.reason.text().strip() if self.bring.isChecked() else ""
        self.close_panel()
        self.answered.emit(FileAnswer(self._file, reason))
