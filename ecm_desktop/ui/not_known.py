"""What nobody told of: hatched on the timeline by lane or by agency, and noted gently. For the driver, never shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.marks import AnyMark, Drawing
from ecm_desktop.diagram.timeline import Frame, Unknown, forget, lane_silences, unknown_marks
from ecm_desktop.domain.dates import age_on
from ecm_desktop.domain.life import Lane, LifeEvent
from ecm_desktop.domain.silences import told_by
from ecm_desktop.intake.silent import told_nothing
from ecm_desktop.ui.session import Session

HATCH_KEY = "Ctrl+Shift+H"
MONTHS = (3, 6, 12, 24)
LONG = 24  # months without a strength that are worth a note

GoTo = Callable[[date, date], object]


class NotKnown(QObject):
    """What of it is hatched now. It begins with nothing; sharing view takes it away and does not bring it back."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._wanted: Unknown | None = None
        self._months = Unknown().months
        self._shelf = Shelf()
        session.changed.connect(lambda _case, change, _origin: forget(self._shelf, change))
        session.setting_changed.connect(lambda _setting: None if self.may_be_shown() else self.show(None))

    @property
    def shown(self) -> Unknown | None:
        """What is hatched, None for nothing."""
        return self._wanted if self.may_be_shown() else None

    @property
    def months(self) -> int:
        """How long a stretch must be."""
        return self._months

    def marks(self, frame: Frame, drawn: Drawing) -> Iterable[AnyMark]:
        """The hatching over a timeline that is drawn for that frame."""
        session, shown = self._session, self.shown
        return unknown_marks(session.case, frame, session.setting, drawn, shown, self._shelf) if shown else ()

    def may_be_shown(self) -> bool:
        """Whether nobody else looks at the screen."""
        return self._session.veil is None

    def toggle(self) -> None:
        """Hatch every lane, or nothing."""
        self.show(None if self._wanted else Unknown())

    def show(self, unknown: Unknown | None) -> None:
        """Hatch something else, in the length that was chosen; nothing while the screen is shared."""
        wanted = replace(unknown, months=self._months) if unknown and self.may_be_shown() else None
        if wanted != self._wanted:
            self._wanted = wanted
            self.changed.emit()

    def count_from(self, months: int) -> None:
        """From now on, stretches of so many months or more."""
        self._months = months
        self.show(self._wanted)


class NotKnownButton(QPushButton):
    """Opens the list of what may be hatched, with the notes below it; `go_to` shows the days of a note."""

    def __init__(self, not_known: NotKnown, session: Session, go_to: GoTo) -> None:
        super().__init__(session.words("Not known"))
        self._not_known, self._session, self._go_to = not_known, session, go_to
        self.setToolTip(session.words("What nobody told of: hatch it ({key}), and see whom to ask", key=HATCH_KEY))
        self.menu_shown = QMenu(self)
        self.menu_shown.setAccessibleName(session.words("What nobody told of"))
        self.menu_shown.aboutToShow.connect(self._fill)
        self.setMenu(self.menu_shown)
        session.setting_changed.connect(lambda _setting: self.setVisible(not_known.may_be_shown()))
        if not not_known.may_be_shown():
            self.hide()  # to show what has no parent yet would make a window of it

    def _fill(self) -> None:
        words, menu = self._session.words, self.menu_shown
        menu.clear()
        which = QActionGroup(menu)
        self._choice(which, words("Nothing is hatched"), None)
        self._choice(which, words("Hatch each lane where nobody told of it"), Unknown())
        for agency in sorted(
            (name for name, events in told_by(self._session.case).items() if events), key=str.casefold
        ):
            said = words("Hatch where {agency} told nothing", agency=agency.replace("&", "&&"))
            self._choice(which, said, Unknown(agency=agency))
        menu.addMenu(self._lengths(menu))
        notes = list(self._notes())
        if notes:
            menu.addSeparator()
            menu.addActions(notes)

    def _choice(self, which: QActionGroup, said: str, unknown: Unknown | None) -> None:
        shown = self._not_known.shown
        action = self.menu_shown.addAction(said, partial(self._not_known.show, unknown))
        action.setCheckable(True)
        which.addAction(action)
        same = shown is unknown or (shown is not None and unknown is not None and shown.agency == unknown.agency)
        action.setChecked(same)

    def _lengths(self, menu: QMenu) -> QMenu:
        words = self._session.words
        made, which = QMenu(words("From how many months on"), menu), QActionGroup(menu)
        for months in MONTHS:
            said = words.count("{n} month", "{n} months", months)
            action = made.addAction(said, partial(self._not_known.count_from, months))
            action.setCheckable(True)
            action.setChecked(months == self._not_known.months)
            which.addAction(action)
        return made

    def _notes(self) -> Iterator[QAction]:
        """No strength for long, which leads there; agencies that told nothing, which is for somebody to ask."""
        words, case = self._session.words, self._session.case
        born = case.born if case.of(LifeEvent) else None
        found = lane_silences(case, self._session.setting, Lane.STRENGTHS, LONG) if born else []
        for first, last in found:
            low, high = (age_on(born or first, day).years for day in (first, last))
            said = words("No strength is told from age {low} to {high}", low=low, high=high)
            action = QAction(said, self.menu_shown)
            action.triggered.connect(partial(self._go_to, first, last))
            yield action
        for agency in told_nothing(case):
            action = QAction(words("{agency} has told nothing yet", agency=agency.replace("&", "&&")), self.menu_shown)
            action.setEnabled(False)
            yield action
