"""How long cases are kept: the day to look at each again, a legal hold, and a deletion that leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QListWidgetItem, QPushButton

from ecm_desktop.settings import Preferences
from ecm_desktop.ui.unfinished import keep_unfinished
from ecm_desktop.ui.vault.section import Section, VaultDesk

if TYPE_CHECKING:
    from ecm_desktop.store.retention import Certificate
    from ecm_desktop.store.store import CaseEntry

PAPER = ".pdf"
KEY, REFERENCE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Keeping(Section):
    """Every case with its day and its hold; `leave_case` is called before a case is deleted."""

    def __init__(self, desk: VaultDesk, open_case: str) -> None:
        words = desk.words
        super().__init__(
            desk,
            words("How long cases are kept"),
            words(
                "The day to look at a case again follows the rule of this vault. "
                "Nothing is deleted by itself, and nothing that is on hold."
            ),
        )
        self._open_case = open_case
        self.list = QListWidget()
        self.field(words("Cases in this vault"), self.list)
        self.reason = QLineEdit()
        keep_unfinished(self.reason, "reason")
        self.field(words("Why the case is to be kept, or is deleted"), self.reason)
        self.typed = QLineEdit()
        self.field(words("To delete: the reference of the case, typed in full"), self.typed)
        self.ask_passphrase()
        self.hold = QPushButton(words("Hold the chosen case"))
        self.release = QPushButton(words("End its hold"))
        self.delete = QPushButton(words("Delete it for good …"))
        self.hold.clicked.connect(self._hold)
        self.release.clicked.connect(self._release)
        self.delete.clicked.connect(self._ask_where)
        self.buttons(self.hold, self.release, self.delete)

    def refresh(self) -> None:
        """List the cases as they are now."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        for one in self.desk.store.cases():
            item = QListWidgetItem(self._line(one), self.list)
            item.setData(KEY, one.id)
            item.setData(REFERENCE, one.reference)
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _line(self, one: CaseEntry) -> str:
        from ecm_desktop.store.retention import held_because, review_date
        from ecm_desktop.store.rules import review_rule

        case, _ = self.desk.store.load(one.id)
        day, why = review_date(case, review_rule(self.desk.store)), held_because(self.desk.store, one.id)
        words = self.words
        said = words("{reference}: look again on {day}", reference=one.reference, day=words.day(day)) if day else (
            words("{reference}: no day to look again can be told yet", reference=one.reference)
        )  # fmt: skip
        return words("{case}. On hold: {why}", case=said, why=why) if why else said

    def _chosen(self) -> tuple[str, str]:
        item = self.list.currentItem()
        return (str(item.data(KEY)), str(item.data(REFERENCE))) if item else ("", "")

    def _hold(self) -> None:
        from ecm_desktop.store.retention import hold

        store, (case_id, _), why = self.desk.store, self._chosen(), self.reason.text()
        if not why.strip():
            self.warn(self.words("Say why the case is to be kept."))
            self.reason.setFocus()
            return
        said = self.words("The case is on hold and will not be deleted.")
        self.work(self.words("Holding …"), lambda _progress: hold(store, case_id, why), lambda _: self._told(said))

    def _release(self) -> None:
        from ecm_desktop.store.retention import release

        store, (case_id, _) = self.desk.store, self._chosen()
        said = self.words("The case may be deleted again.")
        self.work(self.words("Ending the hold …"), lambda _p: release(store, case_id), lambda _: self._told(said))

    def _ask_where(self) -> None:
        case_id, reference = self._chosen()
        if not case_id or self.typed.text().strip() != reference:
            self.warn(self.words("Type the reference of the chosen case in full, to be sure."))
            self.typed.setFocus()
        elif case_id == self._open_case:
            self.warn(self.words("This case is open. Leave it first (Ctrl+Shift+O), then delete it from here."))
        else:
            start = str(Path.home() / f"disposal-{self.desk.today().isoformat()}{PAPER}")
            title = self.words("Where the certificate of disposal goes")
            name, _ = QFileDialog.getSaveFileName(self, title, start, f"PDF (*{PAPER});;JSON (*.json)")
            if name:
                self.delete_into(Path(name))

    def delete_into(self, certificate: Path) -> None:
        """Delete the chosen case and write the certificate; what cannot be written is told before, not after."""
        store, (case_id, _) = self.desk.store, self._chosen()
        written = self._on_paper() if certificate.suffix.lower() == PAPER else None

        def delete() -> Certificate:
            from ecm_desktop.store.retention import as_data, delete_with_certificate

            return delete_with_certificate(store, case_id, certificate, written or as_data)

        self.work(self.words("Deleting …"), lambda _progress: delete(), self._deleted)

    def _on_paper(self) -> Callable[[Certificate], bytes]:
        """Writes the certificate to be signed, with the reference, who is here, and the reason that was typed."""
        from ecm_desktop.reports.disposal import AboutDisposal, disposal_certificate
        from ecm_desktop.store.users import users

        here = next((one.name for one in users(self.desk.store) if one.is_here), "")
        about = AboutDisposal(self._chosen()[1], here, self.reason.text().strip())
        return partial(disposal_certificate, about=about, words=self.words, marking=Preferences().marking)

    def _deleted(self, made: Certificate) -> None:
        self.typed.clear()
        words, found = self.words, [one.until for one in made.old_copies]
        last = max((one for one in found if one is not None), default=None)
        said = [
            words("The case is deleted, and the certificate is written."),
            words("Backups here hold it until {day} at the latest.", day=words.day(last)) if last else "",
            words("Earlier states beside the vault may hold it until you delete them; the certificate names them.")
            if None in found
            else "",
            words("Copies that were put elsewhere may hold it, too; the certificate counts them.")
            if made.elsewhere.copies
            else "",
        ]
        self._told(" ".join(filter(None, said)))

    def _told(self, said: str) -> None:
        self.refresh()
        self.reason.clear()
        self.say(said)
