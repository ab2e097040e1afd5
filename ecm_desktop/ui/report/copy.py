"""What kind of file a document becomes: as any, for an archive, or one that only a passphrase opens; never both."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ecm_desktop.errors import Refused
from ecm_desktop.settings import resource_dir
from ecm_desktop.ui.fields import PassphraseField
from ecm_desktop.ui.printing import printing_words
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.pick_list import PickList


class FileKind(StrEnum):
    """The kinds of file."""

    PLAIN = "plain"
    ARCHIVE = "archive"
    PROTECTED = "protected"
    WORDS = "words"
    TEXT = "text"
    TABLES = "tables"


_ENDINGS = {FileKind.WORDS: ".docx", FileKind.TEXT: ".txt", FileKind.TABLES: ".xlsx"}


@dataclass(frozen=True)
class Copy:
    """A kind of file; `passphrase` where that is protected, else ""."""

    kind: FileKind = FileKind.PLAIN
    passphrase: str = field(default="", repr=False)

    @property
    def ending(self) -> str:
        """How the file's name ends."""
        return _ENDINGS.get(self.kind, ".pdf")

    def sealed(self, data: bytes) -> bytes:
        """What is written to the disk, of the document's own bytes."""
        from ecm_desktop.reports.protect import protected

        return protected(data, self.passphrase) if self.kind is FileKind.PROTECTED else data


class CopyChoice(QWidget):
    """The kind of file, and the passphrase that is to open it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session = session
        kinds = (
            (FileKind.PLAIN, words("PDF")),
            (FileKind.ARCHIVE, words("PDF for an archive (PDF/A)")),
            (FileKind.PROTECTED, words("PDF that only a passphrase opens")),
            (FileKind.WORDS, words("Its words, to write on in (docx)")),
            (FileKind.TEXT, words("Its words as plain text, for the boxes of another system")),
            (FileKind.TABLES, words("Its tables, as a workbook (xlsx)")),
        )
        self.kind = PickList(words("Kind of file"), kinds)
        self.kind.show_key(FileKind.PLAIN)
        self.passphrase = PassphraseField(words("Passphrase of the file"))
        self.show_it = QCheckBox(words("Show the passphrase"))
        self.hint, self.printing = Hint(), Hint()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._label = FieldLabel(self.passphrase.accessibleName(), self.passphrase)
        kind_label = FieldLabel(self.kind.accessibleName(), self.kind)
        for part in (kind_label, self.kind, self._label, self.passphrase, self.show_it, self.hint, self.printing):
            column.addWidget(part)
        self.printing.say(printing_words(words))
        self.kind.chosen.connect(self._show)
        self.show_it.toggled.connect(self.passphrase.show_letters)
        self.passphrase.textChanged.connect(lambda _text: self._advise())
        self._show(FileKind.PLAIN)

    def _show(self, key: str) -> None:
        is_protected = key == FileKind.PROTECTED
        for part in (self._label, self.passphrase, self.show_it):
            part.setVisible(is_protected)
        self.show_it.setChecked(not self._session.setting.initials)  # nobody reads along where names are shown
        self.passphrase.setText(_made_up() if is_protected else "")
        if key in (FileKind.WORDS, FileKind.TEXT):
            self.hint.say(self._session.words("Of a drawing stands what it shows, in words."))

    def _advise(self) -> None:
        advice = self._session.words(
            "These words were made up for this file; you may type others. Note them down, and tell them by another way "
            "than you send the file: nobody can open it without them."
        )
        self.hint.say(advice if self.passphrase.text() else "")

    def asked_as_pdf(self, why: str) -> Copy | None:
        """The kind that is asked for; None, and `why` beside the field, where it is no PDF."""
        if self.kind.key() not in _ENDINGS:
            return self.asked()
        self.hint.object_to(why)
        self.kind.setFocus()
        return None

    def asked(self) -> Copy | None:
        """The kind that is asked for; None, and why beside the field, for a passphrase that cannot serve."""
        kind = FileKind(self.kind.key() or FileKind.PLAIN)
        if kind is not FileKind.PROTECTED:
            return Copy(kind)
        from ecm_desktop.reports.protect import usable

        try:
            return Copy(kind, usable(self.passphrase.text()))
        except Refused as refused:
            self.hint.object_to(self._session.words.problem(refused))
            self.passphrase.setFocus()
            return None

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the passphrase when another page comes: until then it can still be noted down."""
        super().hideEvent(event)
        self.kind.show_key(FileKind.PLAIN)
        self._show(FileKind.PLAIN)


def _made_up() -> str:
    from ecm_desktop.vault.passphrase import generate

    return generate(resource_dir() / "words")
