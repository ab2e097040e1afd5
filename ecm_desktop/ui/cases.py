"""After unlocking: take up a case, try things on the fictional sample, or begin a new case."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import initials
from ecm_desktop.errors import Problem
from ecm_desktop.i18n import Translator
from ecm_desktop.ui.across import AcrossCases
from ecm_desktop.ui.due import due_or_why
from ecm_desktop.ui.fields import Form, label
from ecm_desktop.ui.only_read import why_only_read
from ecm_desktop.ui.tasks import Tasks
from ecm_desktop.ui.wiring import Wiring
from ecm_desktop.widgets.look import Kind

if TYPE_CHECKING:
    from ecm_desktop.domain.case import Case
    from ecm_desktop.store.store import AnyStore


_NEW_CASE = "window/new-case"


class NewCaseDraft(NamedTuple):
    """Reference, name and date of birth as typed; whether the form was open when it was left."""

    typed: tuple[str, str, str]
    was_open: bool


class NewCase(Form):
    """Reference, name and date of birth; the date as people write it."""

    asked = Signal(str, str, str)

    def __init__(self, words: Translator) -> None:
        super().__init__(words("A new case"), words("Three things begin a case; all else can come later."))
        self.reference, self.name, self.born = QLineEdit(), QLineEdit(), QLineEdit()
        self.born.setPlaceholderText(words("for example 4 March 2011"))
        self.message = label("", Kind.PROBLEM)
        self.button = QPushButton(words("Begin the case"), default=True)
        self.back = QPushButton(words("Back"))
        self.field(words("Your service’s reference for the case"), self.reference)
        self.field(words("The child’s name"), self.name)
        self.field(words("Date of birth"), self.born)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.back)
        row.addStretch()
        self.column.addWidget(self.message)
        self.column.addLayout(row)
        self.button.clicked.connect(self._ask)
        fields = (self.reference, self.name, self.born)
        for place, field in enumerate(fields):
            field.returnPressed.connect(partial(self._go_on, fields[place + 1 :]))

    def _go_on(self, below: Sequence[QLineEdit]) -> None:
        """Enter goes to what is still empty below, and begins the case where nothing is."""
        empty = next((one for one in below if not one.text().strip()), None)
        if empty is not None:
            empty.setFocus()
        else:
            self.button.click()

    def _ask(self) -> None:
        self.message.clear()
        self.asked.emit(*self.typed())

    def typed(self) -> tuple[str, str, str]:
        """Reference, name and date of birth as they stand."""
        return self.reference.text(), self.name.text(), self.born.text()

    def show_typed(self, reference: str, name: str, born: str) -> None:
        """Fill the fields."""
        for field, text in ((self.reference, reference), (self.name, name), (self.born, born)):
            field.setText(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first thing to do."""
        super().showEvent(event)
        self.reference.setFocus()


class ChooseCase(Form):
    """The cases of this vault, and the two ways to get another."""

    chosen = Signal(str)  # case id

    def __init__(
        self, words: Translator, entries: list[tuple[str, str]], due: dict[str, str], left: str, with_sample: bool
    ) -> None:
        super().__init__(
            words("Choose a case") if entries else words("The vault is ready"),
            ""
            if entries
            else words("Begin a case of your own, or try things on a child who does not exist: a fictional sample."),
        )
        self._words = words
        self.sentence.setVisible(not entries)
        self.list = QListWidget()
        self.list.setAccessibleName(words("Cases in this vault"))
        for key, title in entries:
            item = QListWidgetItem("\n".join(part for part in (title, due.get(key, "")) if part), self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self._left = left if left in dict(entries) else ""
        self.back = QPushButton(words("Back to {case}", case=dict(entries).get(left, "")))
        self.back.clicked.connect(lambda _on: self.chosen.emit(self._left))
        self.new = QPushButton(words("Begin a new case"))
        self.sample = QPushButton(words("Take the fictional sample case"))
        self.across = QPushButton(words("Actions across cases"), flat=True)
        self.vault = QPushButton(words("Vault: passphrase, backups, people"), flat=True)
        self.message = label("", Kind.PROBLEM)
        self.told = label("")
        for part in (self.list, self.back, self.new, self.sample, self.across, self.vault, self.told, self.message):
            self.column.addWidget(part)
        shown = ((self.list, entries), (self.across, entries), (self.back, self._left), (self.sample, with_sample))
        for one, is_shown in shown:  # placed already: shown before, each would be a window of its own
            one.setVisible(bool(is_shown))

    def say_busy(self) -> None:
        """Show that the sample is being made."""
        self.sample.setEnabled(False)
        self.message.setText(self._words("Making the sample case …"))

    def say(self, problem: Problem) -> None:
        """Say why it could not be made."""
        self.sample.setEnabled(True)
        self.message.setText(self._words.problem(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the case that was left."""
        if event.key() == Qt.Key.Key_Escape and self._left:
            self.chosen.emit(self._left)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first thing to do."""
        super().showEvent(event)
        if self.list.count():
            keys = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
            self.list.setCurrentRow(keys.index(self._left) if self._left else 0)
            self.list.setFocus()
        else:
            self.new.setFocus()


class CasesPage(QWidget):
    """Shows the cases of an open store and gives the one to open."""

    chosen = Signal(str)  # case id

    def __init__(self, wiring: Wiring, store: AnyStore, tasks: Tasks, left: str) -> None:
        super().__init__()
        self._wiring, self._store, self._tasks = wiring, store, tasks
        self._words = wiring.words
        sample = self._sample_reference()
        entries = self._entries(sample)
        has_sample = any(one.reference == sample for one in store.cases())
        due, why = due_or_why(store, self._today(), self._words)
        self.choose = ChooseCase(self._words, entries, due, left, wiring.make_sample is not None and not has_sample)
        if why is not None:
            self.choose.say(why)
        self.new_case = NewCase(self._words)
        column = QVBoxLayout(self)
        column.addWidget(self.choose)
        column.addWidget(self.new_case)
        self.new_case.hide()
        self.choose.chosen.connect(self.chosen)
        self.choose.new.clicked.connect(lambda: self._turn(new=True))
        self.choose.sample.clicked.connect(self._make_sample)
        self.choose.across.clicked.connect(self._show_across)
        self.new_case.back.clicked.connect(lambda: self._turn(new=False))
        self.new_case.asked.connect(self._begin)
        self._say_how_it_opened(left)
        self._take_up()

    def _show_across(self) -> None:
        AcrossCases(self._words, self._store, self._today(), self).ask()  # it goes with the page

    def _take_up(self) -> None:
        """Offer again what was half filled in; the form itself, if the window locked over it."""
        draft = new_case_draft(self._store)
        self._had_draft = draft is not None
        if draft is not None:
            self.new_case.show_typed(*draft.typed)
            self._turn(new=draft.was_open)

    def let_go(self) -> None:
        """The page goes: keep in the vault what is half filled in. A disk that refuses holds up nobody."""
        from ecm_desktop.store.store import Store

        if not isinstance(self._store, Store):
            return
        draft = NewCaseDraft(self.new_case.typed(), not self.new_case.isHidden())
        with contextlib.suppress(Problem):
            if any(text.strip() for text in draft.typed):
                self._store.keep_draft(_NEW_CASE, json.dumps(draft))
            elif self._had_draft:
                self._store.drop_draft(_NEW_CASE)

    def _entries(self, sample: str) -> list[tuple[str, str]]:
        """Ids and titles: the user's own cases first, the last changed at the top, then the sample."""
        cases = sorted(self._store.cases(), key=lambda one: one.reference == sample)
        said = self._words("fictional sample")
        return [
            (one.id, case_title(one.reference, one.name) + (f" · {said}" if one.reference == sample else ""))
            for one in cases
        ]

    def _sample_reference(self) -> str:
        find = self._wiring.sample_reference
        try:
            return find() if find is not None else ""
        except Problem:
            return ""  # the list is of use without knowing it; taking the sample says what is wrong

    def _turn(self, *, new: bool) -> None:
        self.choose.setVisible(not new)
        self.new_case.setVisible(new)

    def _begin(self, reference: str, name: str, born: str) -> None:
        try:
            case = self._wiring.begin_case(reference, name, born, self._today())
            case_id = self._keep(case, "Begin the case")
        except Problem as problem:
            self.new_case.message.setText(self._words.problem(problem))
            return
        if case_id is not None:
            self.new_case.show_typed("", "", "")  # it is a case now, and no draft
            self.chosen.emit(case_id)

    def _make_sample(self) -> None:
        make = self._wiring.make_sample
        if make is not None:
            self.choose.say_busy()
            self._tasks.run(lambda _progress, _cancelled: make(), self._add_sample, self.choose.say)

    def _add_sample(self, case: Case) -> None:
        try:
            self._add(case, "Take the sample case")
        except Problem as problem:
            self.choose.say(problem)

    def _add(self, case: Case, title: str) -> None:
        if (case_id := self._keep(case, title)) is not None:
            self.chosen.emit(case_id)

    def _keep(self, case: Case, title: str) -> str | None:
        from ecm_desktop.store.store import Store

        return self._store.add_case(case, title) if isinstance(self._store, Store) else None

    def _say_how_it_opened(self, left: str) -> None:
        """Say what was put right, just after unlocking; or why nothing can be begun where one may only look."""
        from ecm_desktop.store.store import ReadOnlyStore

        if isinstance(self._store, ReadOnlyStore):
            for part in (self.choose.new, self.choose.sample, self.choose.vault):
                part.hide()
            self.choose.message.setText(why_only_read(self._store.why, self._words))
        elif not left:
            self.choose.told.setText(" ".join(self._words(one) for one in self._store.notices))

    def _today(self) -> date:
        return self._wiring.clock().astimezone().date()


def new_case_draft(store: AnyStore) -> NewCaseDraft | None:
    """What was typed into the form of a new case before it was left, if a case can be begun. Raises Unavailable."""
    from ecm_desktop.store.store import Store

    text = store.draft(_NEW_CASE) if isinstance(store, Store) else None
    if text is None:
        return None
    (reference, name, born), was_open = json.loads(text)
    return NewCaseDraft((reference, name, born), was_open)


def was_beginning_case(store: AnyStore) -> bool:
    """Whether the form of a new case was open, half filled in, when the vault was closed. Raises Unavailable."""
    draft = new_case_draft(store)
    return draft is not None and draft.was_open


def case_title(reference: str, name: str) -> str:
    """A case as one line of a list: the room may see this one, so the name is cut to its initials."""
    return " · ".join(part for part in (reference, initials(name)) if part)
