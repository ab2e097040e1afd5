"""Whether a child is taught with those of their age: a choice among the facts about the child."""

from __future__ import annotations

from ecm_desktop.domain.schooling import LAST_YEAR, RECEPTION, OutOfYear
from ecm_desktop.editing import people
from ecm_desktop.i18n import Translator
from ecm_desktop.intake.born_anew import dated_by_age
from ecm_desktop.ui.session import Session
from ecm_desktop.widgets.controls.pick_list import Choice, PickList

_AS_BY_AGE = "by age"


class SchoolYears(PickList):
    """Keeps a choice at once, as one step; what was told by school year is dated anew with it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.words("School years"), _choices(session.words))
        self._session = session
        self.chosen.connect(self._keep)
        self.show_years()

    def show_years(self) -> None:
        """Show what the case holds now."""
        self.setEnabled(self._session.case.child is not None)
        self.show_key(_key(self._session.case.out_of_year))

    def _keep(self, key: str) -> None:
        session, case = self._session, self._session.case
        out = _meant(key)
        if out == case.out_of_year:
            return
        anew = dated_by_age(case, case.born, session.setting.today, out)
        if not session.do("Change the school years", people.teach_out_of_year, out, anew):
            self.show_years()


def _choices(words: Translator) -> list[Choice]:
    """In step first, then a year below and a year above, from each school year on."""
    found = [(_AS_BY_AGE, words("by date of birth"))]
    for by, said in ((1, "a year below, from {year}"), (-1, "a year above, from {year}")):
        for since in range(RECEPTION, LAST_YEAR + 1):
            year = words("Year {n}", n=since) if since else words("Reception")
            found.append((_key(OutOfYear(since, by)), words(said, year=year)))
    return found


def _key(out: OutOfYear | None) -> str:
    return f"{out.by} {out.since}" if out else _AS_BY_AGE


def _meant(key: str) -> OutOfYear | None:
    if key == _AS_BY_AGE:
        return None
    by, since = map(int, key.split())
    return OutOfYear(since, by)
