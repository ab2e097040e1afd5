"""The open files beside their rows: each with its agency and how much it gave; a chosen one shows its rows alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ecm_desktop.diagram.veil import Said
from ecm_desktop.domain.proposals import Proposals
from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.controls.eliding import tip_words
from ecm_desktop.widgets.look import text_scale

WIDTH = 196  # pixels at ordinary text
_FILE = Qt.ItemDataRole.UserRole


class FilesList(QListWidget):
    """All files, then each; `file_chosen` gives the name of one, "" for all."""

    file_chosen = Signal(str)

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._told: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(words("The open files"))
        self.setAccessibleDescription(words("The rows of the file that is chosen are shown."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(3)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.currentItemChanged.connect(lambda *_: self.file_chosen.emit(self.file()))

    def file(self) -> str:
        """The name of the chosen file, "" for all."""
        item = self.currentItem()
        return str(item.data(_FILE)) if item else ""

    def show_files(self, proposals: Proposals, said: Said) -> None:
        """Show the files that gave rows, their names as `said`; the chosen one stays so while it is open.

        Tells nothing: whoever shows other rows filters them anyway.
        """
        told = tuple(_told_of(proposals, self._words, said))
        if told == self._told:
            return
        chosen, self._told = self.file(), told
        self.blockSignals(True)
        self.clear()
        for file, text in told:
            item = QListWidgetItem(text)
            item.setData(_FILE, file)
            item.setToolTip(tip_words(text.replace("\n", ", ")))
            self.addItem(item)
        self.choose(chosen)
        self.blockSignals(False)

    def choose(self, file: str) -> None:
        """Choose a file by its name; all of them when it is not there."""
        places = [place for place in range(self.count()) if self.item(place).data(_FILE) == file]
        self.setCurrentRow(places[0] if places else 0)

    def give_room(self, room: int) -> None:
        """Stand beside the rows where `room` (pixels) is enough for both and there is a choice; else all are shown."""
        width = round(WIDTH * text_scale())
        self.setFixedWidth(width)
        shown = self.count() > 2 and room >= 5 * width
        if not shown:
            self.choose("")
        self.setVisible(shown)


def _told_of(proposals: Proposals, words: Translator, said: Said) -> Iterator[tuple[str, str]]:
    rows = Counter(row.file for row in proposals.rows)
    yield "", f"{words('All files')}\n{words.count('{n} row', '{n} rows', len(proposals.rows))}"
    for one in proposals.files:
        if rows[one.name]:
            much = words.count("{n} row", "{n} rows", rows[one.name])
            yield one.name, f"{said(one.name)}\n{one.agency or words('agency not known')} · {much}"
