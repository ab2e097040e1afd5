"""The recovery key at the first start: shown once, saved as a sheet, and typed back in part to be sure."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QPushButton

from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import Form, label
from ecm_desktop.ui.tasks import IsCancelled, Progress, Tasks
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.vault.recovery import RecoveryKey


MARKING = "OFFICIAL-SENSITIVE"


class RecoveryStep(Form):
    """Shows the recovery key once, saves it as a sheet, and goes on when two of its groups were typed back."""

    confirmed = Signal()

    def __init__(self, words: Translator, key: RecoveryKey, today: date, vault: Path, tasks: Tasks) -> None:
        super().__init__(
            words("The recovery key"),
            words(
                "If the passphrase is lost, only this key opens the vault. Save the sheet, print it, and keep it in "
                "a safe place away from this computer. It is shown this once."
            ),
        )
        self._words, self._today, self._vault, self._tasks = words, today, vault, tasks
        self._groups = tuple(key.groups)
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), 2))
        self.save_button = QPushButton(words("Save the sheet …"))
        self.said = label("")
        self.message = label("", Kind.PROBLEM)
        self.typed = [QLineEdit(), QLineEdit()]
        self.button = QPushButton(words("Continue"), default=True)
        self._lay_out()
        self.save_button.clicked.connect(self._ask_where)
        self.button.clicked.connect(self._check)
        self.typed[-1].returnPressed.connect(self.button.click)

    @property
    def asked(self) -> list[int]:
        """Which groups are asked for, from 0."""
        return self._asked

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for place, group in enumerate(self._groups):
            grid.addWidget(label(f"{place + 1}", Kind.HINT), place // 4 * 2, place % 4)
            grid.addWidget(label(group, Kind.SECRET), place // 4 * 2 + 1, place % 4)
        self.column.addLayout(grid)
        self.column.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.said)
        self.column.addWidget(label(self._words("Now type two groups back from the sheet.")))
        for place, field in zip(self._asked, self.typed, strict=True):
            self.field(self._words("Group {n}", n=place + 1), field)
        self.column.addWidget(self.message)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

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

    def _saved(self, file: Path) -> None:
        self._done_saving(self._words("The sheet is saved as {file}. Print it, then delete the file.", file=file))
        self.typed[0].setFocus()

    def _not_saved(self, problem: Problem) -> None:
        self._done_saving("")
        self.message.setText(self._words.problem(problem))

    def _done_saving(self, said: str) -> None:
        self.said.setText(said)
        self.save_button.setEnabled(True)

    def _check(self) -> None:
        for place, field in zip(self._asked, self.typed, strict=True):
            if _loosely(field.text()) != _loosely(self._groups[place]):
                self.message.setText(
                    self._words("Group {n} is not the same as on the sheet; look at it again.", n=place + 1)
                )
                field.setFocus()
                field.selectAll()
                return
        self.confirmed.emit()


def _loosely(group: str) -> str:
    """A group as people copy it: capitals, letters that look like figures, and spaces do not matter."""
    return group.upper().translate(str.maketrans("OIL", "011", " -"))
