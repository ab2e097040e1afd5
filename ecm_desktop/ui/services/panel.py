"""The directory of local services over the window: found by a word, written in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ecm_desktop.domain.services import LocalService
from ecm_desktop.editing import services
from ecm_desktop.errors import Problem
from ecm_desktop.ui.fields import label
from ecm_desktop.ui.lists.as_file import keep_as_file, lists_from_file
from ecm_desktop.ui.lists.undoing import tell_undoably
from ecm_desktop.ui.long_list import foot_of, scrolled
from ecm_desktop.ui.overlay import Overlay
from ecm_desktop.ui.plan.part import entry_column, in_a_row, quiet, small_button
from ecm_desktop.ui.services.directory import Directory, matches, read_entry
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.unfinished import keep_between_looks, keep_unfinished
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.line_field import LineField
from ecm_desktop.widgets.look import Kind


class ServiceEntry(QFrame):
    """One entry; `put` is given it as it was changed, `drop` takes it out."""

    def __init__(self, session: Session, put: Callable[[LocalService], object], drop: Callable[[], object]) -> None:
        super().__init__()
        words = session.words
        self.service: LocalService | None = None
        self._session, self._put = session, put
        titles = {"name": words("What there is"), "for_whom": words("For whom"), "reach": words("How to reach it")}
        self.fields = {name: LineField(title) for name, title in titles.items()}
        for name, field in self.fields.items():
            field.setPlaceholderText(titles[name])
            field.settled.connect(partial(self._settle, name))
        self.remove = small_button("×", words("Take it out of the directory"), drop)
        quiet(*self.fields.values())
        what, for_whom, reach = self.fields.values()
        column = entry_column(self)
        column.addLayout(in_a_row(what, self.remove, wide=what))
        row = in_a_row(for_whom, reach)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        column.addLayout(row)

    def show_service(self, service: LocalService) -> None:
        """Show it as it is now."""
        self.service = service
        for name, field in self.fields.items():
            field.follow(getattr(service, name), service.id, self._session.veil)

    def _settle(self, name: str, text: str) -> None:
        if self.service is not None:
            self._put(replace(self.service, **{name: text.strip()}))


class LocalServices(Overlay):
    """Made over the window `parent` when it is wanted; what is written is kept at once, for every case."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = session.words
        self._session, self._directory = session, Directory(session)
        self.entries: dict[str, ServiceEntry] = {}
        self.looked_for, self.new = (
            LineField(words("Find a service")),
            LineField(words("Add: what; for whom; how to reach it")),
        )
        for line in (self.looked_for, self.new):
            line.setPlaceholderText(line.accessibleName())
        keep_unfinished(self.new, "service")
        self.problem = Hint()
        self.none_yet = label(words("Nothing is in the directory yet."), Kind.HINT)
        self.keep, self.take_over = QPushButton(words("Keep as a file…")), QPushButton(words("Take over a file…"))
        self.keep.setToolTip(words("For another laptop of your service"))
        self.back = QPushButton(words("Back"))
        self._list = QVBoxLayout()
        self._lay_out()
        self.looked_for.textChanged.connect(lambda _text: self._show_found())
        self.new.returnPressed.connect(self._add)
        self.keep.clicked.connect(lambda _on: self._try(self._keep_as_file))
        self.take_over.clicked.connect(lambda _on: self._take_over())
        self.back.clicked.connect(lambda _on: self.close_panel())
        for ended in (session.setting_changed, session.closing):
            ended.connect(self.close_panel)
        keep_between_looks(self, session, "local services")
        self.closed.connect(self.deleteLater)
        self._refill()

    def _lay_out(self) -> None:
        words = self._session.words
        said = words("What there is here, for whom, and how to reach it: the same list in every case of the vault.")
        self.column.addWidget(label(words("Local services"), Kind.TITLE))
        self.column.addWidget(label(said, Kind.SUBTITLE))
        for part in (self.new, self.problem, self.looked_for, self.none_yet):
            self.column.addWidget(part)
        self.column.addWidget(scrolled(self._list), 1)
        self.column.addLayout(foot_of((self.keep, self.take_over), self.back))

    def ask(self) -> None:
        """Show it."""
        self.open()
        self.new.setFocus()

    def _add(self) -> None:
        entry = read_entry(self.new.text(), self._session.ids())
        if self.new.text().strip() and self._try(lambda: self._directory.put(entry)):
            self.new.show_text("")
            self._refill()

    def _drop(self, key: str) -> None:
        said = self._session.words("The service is taken out of the directory.")
        self._undoably(lambda: self._directory.drop(key), lambda _more: said)

    def _keep_as_file(self) -> None:
        from ecm_desktop.exchange.service_lists import lists_file

        name = self._session.words("local-services")
        keep_as_file(self._session, self, name, lists_file(services=self._directory.entries))

    def _take_over(self) -> None:
        words = self._session.words

        def act() -> None:
            lists = lists_from_file(self._session, self, "services")
            if lists is not None and lists.services is not None:
                self._directory.take_over(lists.services)

        self._undoably(
            act,
            lambda more: words.count(
                "The list is taken over: {n} service is new.", "The list is taken over: {n} services are new.", more
            ),
        )

    def _undoably(self, act: Callable[[], object], said: Callable[[int], str]) -> None:
        """Change the list, and offer the way back; `said` is told how many entries there are more."""
        session, before = self._session, self._directory.entries
        if self._try(act) and (now := self._directory.entries) != before:
            self._refill()
            back = partial(self._directory.put_back, before)
            tell_undoably(session, said(len(now) - len(before)), back, self, self._refill)

    def _change(self, entry: LocalService) -> None:
        """Put it right in the directory, and in this case where a recommendation names it."""
        if self._try(lambda: self._directory.put(entry)):
            self._session.do("Put a local service right", services.put_right, entry)
        self._refill()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except Problem as problem:
            self.problem.object_to(self._session.words.problem(problem))
            return False
        self.problem.say("")
        return True

    def _refill(self) -> None:
        try:
            known = self._directory.entries
        except Problem as problem:
            self.problem.object_to(self._session.words.problem(problem))
            return
        for key in set(self.entries) - {one.id for one in known}:
            gone = self.entries.pop(key)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, one in enumerate(known):
            entry = self.entries.get(one.id) or ServiceEntry(self._session, self._change, partial(self._drop, one.id))
            self.entries[one.id] = entry
            self._list.insertWidget(place, entry)
            entry.show_service(one)
        self._show_found()

    def _show_found(self) -> None:
        for entry in self.entries.values():
            entry.setVisible(entry.service is not None and matches(entry.service, self.looked_for.text()))
        self.keep.setEnabled(bool(self.entries))
        self.looked_for.setVisible(bool(self.entries))
        self.none_yet.setVisible(not self.entries)
