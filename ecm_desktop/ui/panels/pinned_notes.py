"""The notes that are pinned to one record or lead to it, and a field for one more: somebody’s own layer in a panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import choices
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.life import Annotation, NoteNature
from ecm_desktop.domain.record import Visibility
from ecm_desktop.editing import life
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.layer import Layer
from ecm_desktop.ui.panels.leads_to import LeadsTo
from ecm_desktop.ui.panels.note_card import NoteCard
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.veil import native
from ecm_desktop.widgets.controls.labels import FieldLabel, Hint
from ecm_desktop.widgets.controls.pick_list import PickList
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind

PIN_KEY = "Ctrl+Return"
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
        self.leads = LeadsTo(session)
        self.pin = QPushButton(words("Pin it here"))
        self.pin.setAutoDefault(False)
        self.pin.setToolTip(words("{key} pins it, too", key=native(PIN_KEY)))
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._lay_out()
        self.whose.chosen.connect(layer.show_author)
        self.text.settled.connect(lambda text: session.drafts.keep(self._slot(), text))
        self.pin.clicked.connect(lambda _on: self._pin())
        layer.pointed.connect(self._lead)
        key = QShortcut(QKeySequence(PIN_KEY), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._pin)
        session.closing.connect(self.text.settle)

    def _lay_out(self) -> None:
        words = self._session.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        column.addWidget(label(words("Private notes"), Kind.HEADING))
        said = words("Yours until you share them. Never on a shared screen, and in no file unless you choose so.")
        column.addWidget(label(said, Kind.HINT))
        column.addWidget(self.whose)
        column.addLayout(self._list)
        column.addWidget(FieldLabel(words("A private note"), self.text))
        column.addWidget(self.text)
        column.addWidget(self.answering)
        column.addWidget(self.leads)
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
            self.leads.choose("")
            self.text.show_text(self._session.drafts.kept(self._slot()) if record else "")
        authors = self._layer.authors()
        self.whose.offer([("", self._session.words("Everybody’s notes")), *((one, one) for one in authors)])
        self.whose.show_key(self._layer.whose)
        self.whose.setVisible(len(authors) > 1)
        if self._answered not in self._session.case:
            self._answer(None)
        self.leads.show_for("" if self._answered else record)
        pinned = self._layer.pinned_to(record) if record else []
        self._fill([found for note in pinned for found in self._layer.with_answers(note)])
        self.setVisible(bool(record))

    def _fill(self, notes: list[tuple[int, Annotation]]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for deep, note in notes:
            answer = partial(self._answer, note)
            self._list.addWidget(NoteCard(self._session, self._layer, note, deep, self._record, answer, self._go))

    def _go(self, event: RecordId) -> None:
        """To the other end of a thread; the keyboard stays with the notes, though what was pressed is gone."""
        self.text.setFocus()
        self._session.select(event)

    def _answer(self, note: Annotation | None) -> None:
        """What is typed answers that note; None pins it to the record, as at first."""
        words = self._session.words
        self._answered = note.id if note else ""
        self.answering.say(words("An answer to: {text}", text=_begin(note.text)) if note else "")
        self.pin.setText(words("Answer it") if note else words("Pin it here"))
        self.leads.show_for("" if note else self._record)
        if note:
            self.text.setFocus()

    def _lead(self, event: RecordId, other: RecordId) -> None:
        """The thought was carried onto another event: it leads there, and waits for its words."""
        if event == self._record:
            self.leads.choose(other)
            self.text.setFocus()

    def _pin(self) -> None:
        session, answered = self._session, self._session.case.find(Annotation, self._answered)
        note = Annotation(
            id=session.ids(), target=self._answered or self._record, text=self.text.toPlainText().strip(),
            towards=None if answered else self.leads.chosen(), author=session.author(), user=session.user(),
            nature=NoteNature(self.nature.key() or NoteNature.QUESTION), written=session.clock().replace(microsecond=0),
            visibility=_read_by(answered),
        )  # fmt: skip
        if session.do("Pin a private note", life.annotate, note):
            self.text.show_text("")
            self._answer(None)
            self.leads.choose("")
            session.drafts.keep(self._slot(), "")

    def _slot(self) -> str:
        """Each writes for themselves: what is half typed is nobody else's draft."""
        return f"private note {self._session.user()} {self._record}"


def _read_by(answered: Annotation | None) -> Visibility:
    """A note is its author's alone; an answer is for whoever can read what it answers."""
    is_shared = answered is not None and answered.visibility is not Visibility.AUTHOR
    return Visibility.PSYCHOLOGIST if is_shared else Visibility.AUTHOR


def _begin(text: str) -> str:
    """The first words of a note, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _BEGIN else f"{line[:_BEGIN].rstrip()}…"
