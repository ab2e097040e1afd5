"""Where a file is to lie, and which files to open: by the system's dialog, or in words where others see the screen.

A dialog lists what lies in a folder, and the names of files name other children. On a shared screen a file is therefore
kept under a name in the folder that is suggested, without any list, and none is chosen for opening.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.i18n import Translator
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.notice import Notice, NoticeKind
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.look import Kind


def where_to_keep(session: Session, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Where a file is to lie, None for nowhere; `kinds` is as Qt's dialog takes it."""
    if session.veil is not None:
        return UnderAName(session.words, parent, title, suggested).asked()
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(chosen) if chosen else None


def which_to_open(session: Session, parent: QWidget, title: str, kinds: str) -> list[Path]:
    """The files that somebody chose; none on a shared screen, where it is said what to do instead."""
    if session.veil is not None:
        _refuse(session, session.words("Drop the files on the window, or leave the sharing view first."))
        return []
    names, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return [Path(name) for name in names]


def which_one_to_open(session: Session, parent: QWidget, title: str, kinds: str) -> Path | None:
    """The file that somebody chose, None for none; on a shared screen there is none, and it is said why."""
    if session.veil is not None:
        _refuse(session, session.words("Leave the sharing view first."))
        return None
    name, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(name) if name else None


def _refuse(session: Session, instead: str) -> None:
    said = session.words("Folders are not shown on a shared screen.")
    session.notice(Notice(f"{said} {instead}", NoticeKind.NOTE))


class UnderAName(QDialog):
    """Asks for the name of a file that is not there yet; its folder is that of `suggested`, and is not shown."""

    def __init__(self, words: Translator, parent: QWidget, title: str, suggested: Path) -> None:
        super().__init__(parent.window())
        self._words, self._suggested = words, suggested
        self.setWindowTitle(title)
        self.name = QLineEdit(suggested.stem)
        self.name.setAccessibleName(words("Name of the file"))
        self.wrong = Hint()
        self.keep, self.back = QPushButton(words("Keep it")), QPushButton(words("Back"))
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda _on: self._keep())
        self.back.clicked.connect(lambda _on: self.reject())
        self.name.textEdited.connect(lambda _text: self.wrong.say(""))
        column = QVBoxLayout(self)
        column.addWidget(label(title, Kind.TITLE))
        column.addWidget(FieldLabel(self.name.accessibleName(), self.name))
        column.addWidget(self.name)
        column.addWidget(self.wrong)
        said = words(
            "It lies in your own folder on this computer. What else lies there is not shown on a shared screen."
        )
        column.addWidget(label(said, Kind.HINT))
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.back, self.keep):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.name.setFocus()

    def asked(self) -> Path | None:
        """Where it is to lie; None when somebody went back."""
        answer = self.exec()
        self.deleteLater()
        return self._path() if answer == QDialog.DialogCode.Accepted else None

    def _path(self) -> Path:
        name, ending = self.name.text().strip(), self._suggested.suffix
        return self._suggested.with_name(name if name.lower().endswith(ending.lower()) else name + ending)

    def _keep(self) -> None:
        name = self.name.text().strip()
        if not name.strip(".") or any(sign in name for sign in '/\\:*?"<>|'):
            self.wrong.object_to(self._words("Choose a name of letters and figures."))
        elif self._path().exists():
            self.wrong.object_to(self._words("There is a file of this name already. Choose another one."))
        else:
            self.accept()
