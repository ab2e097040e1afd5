"""The recovery key, shown once, saved as a sheet, and typed back from it before the vault is used.

While it is typed back it is not shown: what is typed then comes from the paper.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, label
from ecm_desktop.ui.key_groups import KeyGroups, shown
from ecm_desktop.ui.printing import printing_words
from ecm_desktop.ui.tasks import IsCancelled, Progress, Tasks
from ecm_desktop.widgets.look import Kind, mark_as

if TYPE_CHECKING:
    from ecm_desktop.vault.recovery import RecoveryKey


MARKING = "OFFICIAL-SENSITIVE"


class RecoveryStep(Form):
    """Shows the key and saves its sheet, then hides the key and asks for its groups; `confirmed` once all are right.

    `why` is said above, where the user did not ask for a new key.
    """

    confirmed = Signal()

    def __init__(
        self, words: Translator, key: RecoveryKey, today: date, vault: Path, tasks: Tasks, why: str = ""
    ) -> None:
        told = words(
            "If the passphrase is lost, only this key opens the vault. Save the sheet, print it, and keep it in "
            "a safe place away from this computer. It is shown this once."
        )
        super().__init__(words("The recovery key"), f"{why} {told}".strip())
        self._words, self._today, self._vault, self._tasks = words, today, vault, tasks
        self._groups = tuple(key.groups)
        self.save_button = QPushButton(words("Save the sheet …"))
        self.said = label("")
        self.begin = QPushButton(words("Type it back from the sheet"))
        mark_as(self.begin, Kind.PRIMARY)
        self.typed = KeyGroups(words, self._groups)
        self.message = label("", Kind.PROBLEM)
        self.button = QPushButton(words("Continue"), default=True)
        self.back = QPushButton(words("Show the key again"), flat=True)
        self._shown, self._how = shown(self._groups), label(words("Type the eight groups as they stand on the sheet."))
        self._lay_out()
        self._connect()
        self._show_parts(False)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for one in (self.begin, self.button, self.back):
            row.addWidget(one)
        row.addStretch()
        self.column.addWidget(self._shown)
        self.column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.said, self._how, self.typed, self.message):
            self.column.addWidget(part)
        self.column.addLayout(row)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._ask_where)
        self.begin.clicked.connect(lambda _on: self._ask(True))
        self.back.clicked.connect(lambda _on: self._ask(False))
        self.typed.said.connect(self.message.setText)
        self.typed.complete.connect(self.button.setFocus)
        self.button.clicked.connect(self._check)

    def _ask(self, asks: bool) -> None:
        """Ask for the groups, with the key out of sight; or show it again, and forget what was typed."""
        self.typed.clear()
        self._show_parts(asks)
        (self.typed.fields[0] if asks else self.begin).setFocus()

    def _show_parts(self, asks: bool) -> None:
        for one in (self.sentence, self._shown, self.save_button, self.said, self.begin):
            one.setVisible(not asks)
        for one in (self._how, self.typed, self.button, self.back):
            one.setVisible(asks)

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self._words("Save the recovery sheet"), str(Path.home() / "recovery-sheet.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.save(Path(name))

    def save(self, file: Path) -> None:
        """Write the sheet as PDF, in a worker; says where it is, or why it could not be written."""
        groups, words, today, vault = self._groups, self._words, self._today, self._vault

        def work(_progress: Progress, _cancelled: IsCancelled) -> None:
            from ecm_desktop.reports.files import write_atomically
            from ecm_desktop.reports.recovery_sheet import recovery_sheet

            write_atomically(file, recovery_sheet(groups, words, today, MARKING, vault))

        self.message.clear()
        self.said.setText(words("Saving the sheet …"))
        self.save_button.setEnabled(False)
        self._tasks.run(work, lambda _: self._saved(file), self._not_saved)

    def fail(self, problem: Problem) -> None:
        """Say why what follows from the key could not be done."""
        self.message.setText(self._words.problem(problem))

    def _saved(self, file: Path) -> None:
        said = self._words("The sheet is saved as {file}. Print it, then delete the file.", file=file)
        self._done_saving(f"{said} {printing_words(self._words)}")
        self.begin.setFocus()

    def _not_saved(self, problem: Problem) -> None:
        self._done_saving("")
        self.fail(problem)

    def _done_saving(self, said: str) -> None:
        self.said.setText(said)
        self.save_button.setEnabled(True)

    def _check(self) -> None:
        if self.typed.first_wrong() is None:
            self.confirmed.emit()
        else:
            self.typed.show_first_wrong()
