"""What was done, exported signed, and an export of this or another vault checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ecm_desktop.ui.vault.section import Section

if TYPE_CHECKING:
    from ecm_desktop.store.audit import Wanted
    from ecm_desktop.store.signed import Checked, Signer
    from ecm_desktop.store.store import Store

FILES = "JSON (*.json)"


class Exports:
    """Asks for files, and lets a section work with them."""

    def __init__(self, section: Section) -> None:
        self._section, self._words = section, section.words

    def ask_where(self, wanted: Wanted) -> None:
        """Ask for a new file, and export the rows wanted into it."""
        start = str(Path.home() / f"audit-{self._section.desk.today().isoformat()}.json")
        name, _ = QFileDialog.getSaveFileName(self._section, self._words("Export what was done"), start, FILES)
        if name:
            self.export(wanted, Path(name))

    def export(self, wanted: Wanted, file: Path) -> None:
        """Write the rows wanted into `file`, signed by a key that is drawn from the vault's."""
        from ecm_desktop.store.signed import export_audit

        section, store = self._section, self._section.desk.store
        said = self._words(
            "What was done is in {file}. It names cases and people by ids only. Whoever gets it checks it with this "
            "program, and the key by what you tell them of it.",
            file=file.name,
        )

        def tell(_done: None) -> None:
            section.refresh()
            section.say(said)

        section.work(self._words("Exporting …"), lambda _progress: export_audit(store, wanted, file), tell)

    def ask_which(self) -> None:
        """Ask for an export, and check it."""
        start = str(Path.home())
        name, _ = QFileDialog.getOpenFileName(self._section, self._words("Choose the export"), start, FILES)
        if name:
            self.check(Path(name))

    def check(self, file: Path) -> None:
        """Say whether an export is as it was signed, and whose key signed it."""
        section, store = self._section, self._section.desk.store
        section.work(
            self._words("Checking …"), lambda _progress: _checked(store, file), lambda found: self._tell(*found)
        )

    def _tell(self, found: Checked, by: Signer) -> None:
        from ecm_desktop.store.signed import Signer

        words = self._words
        whole = words.count(
            "This export is as it was signed, with {n} row.",
            "This export is as it was signed, with {n} rows.",
            found.rows,
        )
        whose = {
            Signer.THIS_VAULT: words("This vault signed it."),
            Signer.ITS_EARLIER_KEY: words("This vault signed it, before it got a new key."),
            Signer.SOMEBODY_ELSE: words(
                "Another vault signed it, with the key {key}: ask whoever sent it whether that is theirs.",
                key=found.fingerprint,
            ),
        }
        self._section.say(f"{whole} {whose[by]}")


def _checked(store: Store, file: Path) -> tuple[Checked, Signer]:
    from ecm_desktop.store.signed import check_export, signer_of

    return check_export(file), signer_of(store, file)
