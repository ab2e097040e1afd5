"""Changing the examples of a level over the window: said otherwise, added, hidden, had back, shared as a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.diagram.wording import level_title
from ecm_desktop.domain.examples import Offered
from ecm_desktop.domain.recovery import Level
from ecm_desktop.errors import Problem
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.library.reading import OwnLibrary
from ecm_desktop.ui.lists.as_file import keep_as_file, lists_from_file
from ecm_desktop.ui.lists.undoing import tell_undoably
from ecm_desktop.ui.long_list import foot_of, scrolled
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.plan.part import entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_between_looks, keep_unfinished
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.controls.tab_order import follow_layout
from ecm_desktop.widgets.controls.words_field import WordsField
from ecm_desktop.widgets.look import Kind

Say = Callable[[Offered, str, str], object]


class ExampleEntry(QFrame):
    """One example; `say` is given it with its new words and why, `take_out` hides it."""

    def __init__(self, session: Session, one: Offered, say: Say, take_out: Callable[[], object]) -> None:
        super().__init__()
        words = session.words
        self._session, self._one = session, one
        self.text = WordsField(words("Example"), lines=1)
        self.why = WordsField(words("Why it fits the level"), lines=1)
        self.why.setPlaceholderText(words("Why it fits the level"))
        name = words("Take the example out") if one.is_own else words("Hide the example")
        self.remove = small_button("×", name, take_out)
        quiet(self.text, self.why)
        column = entry_column(self)
        column.addLayout(in_a_row(self.text, self.remove, wide=self.text))
        column.addWidget(self.why)
        self.text.settled.connect(lambda text: say(self._one, text, self._one.why))
        self.why.settled.connect(lambda why: say(self._one, self._one.text, why))

    def show_example(self, one: Offered) -> None:
        """Show it as it is said now; what is being typed stays."""
        self._one = one
        for field, text in ((self.text, one.text), (self.why, one.why)):
            field.follow(text, one.key, self._session.veil)


class ExamplesWriting(Overlay):
    """Made over the window `parent` when it is wanted; what is written is kept at once, for every case."""

    def __init__(self, session: Session, library: OwnLibrary, level: Level, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._library, self.level = session, library, level
        self.is_over = False  # it was not left by hand: what lay before it is not to be shown again
        self.entries: dict[str, ExampleEntry] = {}
        self.new = LineField(words("Add an example"))
        self.new.setPlaceholderText(words("Add an example"))
        keep_unfinished(self.new, f"example {level}")
        self.problem = Hint()
        self.as_in_file = QPushButton(words("Back to the first examples"))
        self.as_in_file.setToolTip(words("What was hidden or said otherwise is again as it came with the program"))
        self.keep, self.take_over = QPushButton(words("Keep as a file…")), QPushButton(words("Take over a file…"))
        self.back = QPushButton(words("Back"))
        self._list = QVBoxLayout()
        self._lay_out()
        self.new.returnPressed.connect(self._add)
        self.as_in_file.clicked.connect(lambda _on: self._undoably("The first examples are back.", self._have_back))
        self.keep.clicked.connect(lambda _on: self._try(self._keep_as_file))
        self.take_over.clicked.connect(lambda _on: self._undoably("The examples are taken over.", self._take_over))
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self._end)
        keep_between_looks(self, session, "examples")
        self.closed.connect(self.deleteLater)
        self._refill()

    def _lay_out(self) -> None:
        words = self._session.words
        title = words("Examples: {level}", level=level_title(self.level, self._session.setting.model))
        said = words("In your service’s own words, the same in every case of the vault. Name no child here.")
        self.column.addWidget(label(title, Kind.TITLE))
        self.column.addWidget(label(said, Kind.SUBTITLE))
        self.column.addWidget(self.new)
        self.column.addWidget(self.problem)
        self.column.addWidget(scrolled(self._list), 1)
        self.column.addLayout(foot_of((self.as_in_file, self.keep, self.take_over), self.back))

    def ask(self) -> None:
        """Show it."""
        self.open()
        self.new.setFocus()

    def _end(self) -> None:
        self.is_over = True
        self.close_panel()

    def _add(self) -> None:
        if self.new.text().strip() and self._try(lambda: self._library.say(self.level, None, self.new.text(), "")):
            self.new.show_text("")
            self._refill()

    def _say(self, one: Offered, text: str, why: str) -> None:
        self._try(lambda: self._library.say(self.level, one, text, why))
        self._refill()

    def _undoably(self, said: str, act: Callable[[], Callable[[], None] | None]) -> None:
        """Do what can be taken back from the notice; what gives nothing to take back changed nothing."""
        backs: list[Callable[[], None]] = []
        if self._try(lambda: backs.extend(filter(None, (act(),)))) and backs:
            tell_undoably(self._session, self._session.words(said), backs[0], self, self._refill)
            self._refill()

    def _have_back(self) -> Callable[[], None]:
        return self._library.as_in_file(self.level)

    def _keep_as_file(self) -> None:
        from ecm_desktop.exchange.service_lists import lists_file

        keep_as_file(self._session, self, self._session.words("examples"), lists_file(examples=self._library.own))

    def _take_over(self) -> Callable[[], None] | None:
        lists = lists_from_file(self._session, self, "examples")
        if lists is None or lists.examples is None:
            return None
        return self._library.take_over(lists.examples)

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Problem as problem:
            self.problem.object_to(self._session.words.problem(problem))
            return False
        self.problem.say("")
        return True

    def _refill(self) -> None:
        offered = self._library.offered(self.level)
        for key in set(self.entries) - {one.key for one in offered}:
            gone = self.entries.pop(key)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.entries = {one.key: self.entries.get(one.key) or self._entry(one) for one in offered}
        for place, one in enumerate(offered):
            self._list.insertWidget(place, self.entries[one.key])
            self.entries[one.key].show_example(one)
        follow_layout(self)
        self.as_in_file.setVisible(self._library.differs(self.level))

    def _entry(self, one: Offered) -> ExampleEntry:
        take_out = partial(self._undoably, "The example is taken out.", partial(self._library.take_out, one))
        return ExampleEntry(self._session, one, self._say, take_out)
