"""The line above the lanes: moves, carers and schools counted, the longest time in one home. Off on a shared screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecm_desktop.diagram.timeline.entries import homes
from ecm_desktop.diagram.wording import age_words, day_short
from ecm_desktop.domain.bonds import Household, Placement, Stay
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.change import Change
from ecm_desktop.domain.dates import age_on
from ecm_desktop.domain.homes import Counted, Home, counted_homes
from ecm_desktop.domain.life import LifeEvent
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.schools import schools_begun
from ecm_desktop.ui.session import Session
from ecm_desktop.ui.until_shown import UntilShown
from ecm_desktop.widgets.controls.eliding import ElidingLabel
from ecm_desktop.widgets.look import Kind, mark_as

COUNTED = (Placement, Stay, Household, LifeEvent, Person, Child)


class HomesStrip(ElidingLabel):
    """Follows the case of a session; says nothing where nothing is known of homes."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self.setParent(page)
        self._session = session
        mark_as(self, Kind.HINT)
        self.setContentsMargins(14, 2, 14, 2)
        self._fresh = UntilShown(page, self.refill)
        session.changed.connect(self._case_changed)
        session.setting_changed.connect(self._fresh.ask)
        self.refill()  # it has its height before the lanes are laid out below it

    def _case_changed(self, _case: Case, change: Change, _origin: object) -> None:
        if change.concerns(*COUNTED):
            self._fresh.ask()

    def refill(self) -> None:
        """Count anew."""
        session = self._session
        said = "" if session.veil is not None else homes_words(session)
        self.say(said)
        self.setVisible(bool(said))


def homes_words(session: Session) -> str:
    """The homes of the case in a line; "" where none is known."""
    case, words = session.case, session.words
    found = counted_homes(case, session.setting.today)
    if found.longest is None:
        return ""
    schools = Counted(schools_begun(case), True)
    parts = [
        _counted(found.moves, words, "{n} move", "{n} moves"),
        _counted(found.carers, words, "{n} carer", "{n} carers"),
        _counted(schools, words, "{n} school", "{n} schools") if schools.number else "",
        _longest(found.longest, session),
    ]
    return words("As far as recorded: {what}", what=" · ".join(part for part in parts if part))


def _counted(counted: Counted, words: Translator, one: str, many: str) -> str:
    said = words.count(one, many, counted.number)
    return words("at least {many}", many=said) if counted.is_least else said


def _longest(home: Home, session: Session) -> str:
    words, long = session.words, age_on(home.first, home.last)
    entry = next((one for one in homes(session.case, session.setting) if one.id == home.record), None)
    key = "longest in one home {long}, from {day} ({who})" if entry else "longest in one home {long}, from {day}"
    who = entry.title if entry else ""
    return words(key, long=age_words(long, words), day=day_short(home.first, words), who=who)
