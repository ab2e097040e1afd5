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
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind, mark_as

_STEP, _DEEPEST = 14, 3  # pixels that an answer stands in from what it answers, so many times at most
_BEGIN = 60  # letters


class PinnedNotes(QWidget):
    """Stands at the head of a panel while the layer is shown. What is typed and not pinned yet is kept as a draft."""

    def __init__(self, session: Session, layer: Layer) -> None:
        super().__init__()
        words = session.words
        self._session, self._layer, self._record = session, layer, ""
        self._answered = ""  # the note that what is typed answers, by id
        self.answering = Hint()
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
        column.addWidget(self.answering)
        foot = QHBoxLayout()
        foot.addWidget(self.nature, 1)
        foot.addWidget(self.pin)
        column.addLayout(foot)

    def show_record(self, record: RecordId) -> None:
        """Show what is pinned to a record; "" while the layer is hidden, and then nothing is held here."""
        if record != self._record:
            self.text.settle()
            self._record = record
            self._answer(None)
            self.text.show_text(self._session.drafts.kept(self._slot()) if record else "")
        authors = self._layer.authors()
        self.whose.offer([("", self._session.words("Everybody’s notes")), *((one, one) for one in authors)])
        self.whose.show_key(self._layer.whose)
        self.whose.setVisible(len(authors) > 1)
        if self._answered not in self._session.case:
            self._answer(None)
        pinned = [one for one in self._layer.notes() if one.target == record]
        self._fill([found for note in pinned for found in self._layer.with_answers(note)])
        self.setVisible(bool(record))

    def _fill(self, notes: list[tuple[int, Annotation]]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for deep, note in notes:
            self._list.addWidget(self._shown(deep, note))

    def _shown(self, deep: int, note: Annotation) -> QWidget:
        words = self._session.words
        made = QWidget()
        head, column = QHBoxLayout(), QVBoxLayout(made)
        column.setContentsMargins(_STEP * min(deep, _DEEPEST), 4, 0, 4)
        column.setSpacing(2)
        remove = QPushButton(words("Take off"))
        remove.setAutoDefault(False)
        remove.setAccessibleName(words("Take off the note: {text}", text=note.text))
        mark_as(remove, Kind.CHIP)
        remove.clicked.connect(lambda _on: self._session.do("Take off a private note", life.remove_note, note.id))
        answer = QPushButton(words("Answer"))
        answer.setAutoDefault(False)
        answer.setAccessibleName(words("Answer the note: {text}", text=note.text))
        mark_as(answer, Kind.CHIP)
        answer.clicked.connect(lambda _on: self._answer(note))
        head.addWidget(label(self._signed(note), Kind.HINT), 1)
        for button in (answer, remove):
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(label(note.text))
        return made

    def _signed(self, note: Annotation) -> str:
        words = self._session.words
        when = note.written.astimezone() if note.written else None
        said = f"{words.day(when.date(), short=True)} {when:%H:%M}" if when else ""
        return " · ".join(filter(None, (term(note.nature, words), note.author, said)))

    def _answer(self, note: Annotation | None) -> None:
        """What is typed answers that note; None pins it to the record, as at first."""
        words = self._session.words
        self._answered = note.id if note else ""
        self.answering.say(words("An answer to: {text}", text=_begin(note.text)) if note else "")
        self.pin.setText(words("Answer it") if note else words("Pin it here"))
        if note:
            self.text.setFocus()

    def _pin(self) -> None:
        session = self._session
        note = Annotation(
            id=session.ids(), target=self._answered or self._record,
            text=self.text.toPlainText().strip(), author=session.author(),
            nature=NoteNature(self.nature.key() or NoteNature.QUESTION), written=session.clock().replace(microsecond=0),
        )  # fmt: skip
        if session.do("Pin a private note", life.annotate, note):
            self.text.show_text("")
            self._answer(None)
            session.drafts.keep(self._slot(), "")

    def _slot(self) -> str:
        return f"private note {self._record}"


def _begin(text: str) -> str:
    """The first words of a note, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _BEGIN else f"{line[:_BEGIN].rstrip()}…"
