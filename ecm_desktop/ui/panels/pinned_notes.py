"""The notes that are pinned to one record, and a field for one more: the psychologist's layer in a panel."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import choices, term
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation, NoteNature
from ecm_desktop.editing import life
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import FieldLabel
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as


class PinnedNotes(QWidget):
    """Stands at the head of a panel while the layer is shown. What is typed and not pinned yet is kept as a draft."""

    def __init__(self, session: Session, layer: Layer) -> None:
        super().__init__()
        words = session.words
        self._session, self._layer, self._record = session, layer, ""
        self.whose = PickList(words("Whose notes are shown"))
        self.nature = PickList(words("What the note is"), choices(NoteNature, words))
        self.nature.show_key(NoteNature.QUESTION)
        self.text = WordsField(words("A private note"), lines=2)
        self.pin = QPushButton(words("Pin it here"))
        self.pin.setAutoDefault(False)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._lay_out()
        self.whose.chosen.connect(layer.show_author)
        self.text.settled.connect(lambda text: session.drafts.keep(self._slot(), text))
        self.pin.clicked.connect(lambda _on: self._pin())
        session.closing.connect(self.text.settle)

    def _lay_out(self) -> None:
        words = self._session.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        column.addWidget(label(words("Private notes"), Kind.HEADING))
        column.addWidget(label(words("Not in sharing view, in no report and in no file for others."), Kind.HINT))
        column.addWidget(self.whose)
        column.addLayout(self._list)
        column.addWidget(FieldLabel(words("A private note"), self.text))
        column.addWidget(self.text)
        foot = QHBoxLayout()
        foot.addWidget(self.nature, 1)
        foot.addWidget(self.pin)
        column.addLayout(foot)

    def show_record(self, record: RecordId) -> None:
        """Show what is pinned to a record; "" while the layer is hidden, and then nothing is held here."""
        if record != self._record:
            self.text.settle()
            self._record = record
            self.text.show_text(self._session.drafts.kept(self._slot()) if record else "")
        authors = self._layer.authors()
        self.whose.offer([("", self._session.words("Everybody’s notes")), *((one, one) for one in authors)])
        self.whose.show_key(self._layer.whose)
        self.whose.setVisible(len(authors) > 1)
        self._fill([one for one in self._layer.notes() if one.target == record])
        self.setVisible(bool(record))

    def _fill(self, notes: list[Annotation]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for note in notes:
            self._list.addWidget(self._shown(note))

    def _shown(self, note: Annotation) -> QWidget:
        words = self._session.words
        made = QWidget()
        head, column = QHBoxLayout(), QVBoxLayout(made)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        remove = QPushButton(words("Take off"))
        remove.setAutoDefault(False)
        remove.setAccessibleName(words("Take off the note: {text}", text=note.text))
        mark_as(remove, Kind.CHIP)
        remove.clicked.connect(lambda _on: self._session.do("Take off a private note", life.remove_note, note.id))
        head.addWidget(label(self._signed(note), Kind.HINT), 1)
        head.addWidget(remove)
        column.addLayout(head)
        column.addWidget(label(note.text))
        return made

    def _signed(self, note: Annotation) -> str:
        words = self._session.words
        when = note.written.astimezone() if note.written else None
        said = f"{words.day(when.date(), short=True)} {when:%H:%M}" if when else ""
        return " · ".join(filter(None, (term(note.nature, words), note.author, said)))

    def _pin(self) -> None:
        session = self._session
        note = Annotation(
            id=session.ids(), target=self._record, text=self.text.toPlainText().strip(), author=session.author(),
            nature=NoteNature(self.nature.key() or NoteNature.QUESTION), written=session.clock().replace(microsecond=0),
        )  # fmt: skip
        if session.do("Pin a private note", life.annotate, note):
            self.text.show_text("")
            session.drafts.keep(self._slot(), "")

    def _slot(self) -> str:
        return f"private note {self._record}"
