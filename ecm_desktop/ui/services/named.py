"""The local service that a recommendation names: chosen from the directory, with how to reach it below."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecm_desktop.diagram.veil import said_in
from ecm_desktop.domain.formulation import Recommendation
from ecm_desktop.domain.services import LocalService, service_of
from ecm_desktop.editing import services
from ecm_desktop.errors import Unavailable
from ecm_desktop.ui.plan.part import in_a_row, quiet, small_button
from ecm_desktop.ui.services.directory import Directory
from ecm_desktop.ui.services.panel import LocalServices
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.pick_list import PickList


class _Choice(PickList):
    """Tells when it is turned to: only then the directory is looked into, as a plan has many of these."""

    turned_to = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer what the directory has now."""
        self.turned_to.emit()
        super().focusInEvent(event)


class NamedService(QWidget):
    """A choice of one entry of the directory, none, or the one that the case still names."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        words = session.words
        self._session, self._directory = session, Directory(session)
        self._recommendation, self._offered = "", dict[str, LocalService]()
        self.choice = _Choice(words("Local service"))
        self.directory = small_button("…", words("Local services"), self._show_directory)
        self.told = Hint()
        quiet(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(in_a_row(self.choice, self.directory, wide=self.choice))
        column.addWidget(self.told)
        self.choice.chosen.connect(self._name)
        self.choice.turned_to.connect(self._offer_known)

    def show_record(self, record: Recommendation) -> None:
        """Show which one it names now."""
        session = self._session
        self._recommendation, here = record.id, service_of(session.case, record)
        said = said_in(session.case, session.setting)
        self._offer((here,) if here else ())
        self.choice.show_key(here.id if here else "")
        self.told.say(" · ".join(said(one) for one in (here.for_whom, here.reach) if one) if here else "")

    def _offer(self, offered: tuple[LocalService, ...]) -> None:
        said = said_in(self._session.case, self._session.setting)
        self._offered = {one.id: one for one in offered}
        named = [(one.id, said(one.name)) for one in self._offered.values()]
        self.choice.offer([("", self._session.words("no local service named")), *named])

    def _offer_known(self) -> None:
        """The whole directory, and what the case names though the directory has it no more."""
        record = self._session.case.find(Recommendation, self._recommendation)
        here = service_of(self._session.case, record) if record else None
        with contextlib.suppress(Unavailable):  # said where the directory is opened
            self._offer((*((here,) if here else ()), *self._directory.entries))

    def _name(self, key: str) -> None:
        session = self._session
        session.do("Name a local service", services.name_service, self._recommendation, self._offered.get(key))

    def _show_directory(self) -> None:
        panel = LocalServices(self._session, self.window())
        panel.closed.connect(self._show_again)
        panel.ask()

    def _show_again(self) -> None:
        record = self._session.case.find(Recommendation, self._recommendation)
        if record is not None:
            self.show_record(record)
