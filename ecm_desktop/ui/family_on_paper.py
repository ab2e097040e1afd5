"""The family map taken along: on sheets that can be read, put together where it takes several, or as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.case import Case
from ecm_desktop.ui.boards.family import WHOLE_MAP
from ecm_desktop.ui.on_paper import PaperPanel, made_in_form

EVER, DAY, NEAREST = "ever", "day", "nearest"


class FamilyOnPaper(PaperPanel):
    """The family map on paper, as it stands on the screen."""

    asks = "The family map on paper or as a picture"
    saves = "Save the family map as"
    stem = "family map"
    done = "The family map is in {file}."
    hint = "Its words are never smaller than can be read; what takes more than one sheet is put together."

    def ways(self) -> list[tuple[str, str]]:
        """Everybody who ever appears, those nearest to the child, or the family of the day that is shown."""
        words = self.session.words
        return [
            (EVER, words("Everybody who ever appears")),
            (NEAREST, words("Those nearest to the child on {day}", day=words.day(self._day))),
            (DAY, words("The family on {day}", day=words.day(self._day))),
        ]

    def maker(self, form: str) -> Callable[[Setting], bytes]:
        """The family as it is chosen."""
        session, which = self.session, self.which.key() or DAY
        return partial(_family_in_form, form, session.case, which, self._day, session.seated.get(WHOLE_MAP.name))

    @property
    def _day(self) -> date:
        return self.session.day or self.session.setting.today


def _family_in_form(
    form: str, case: Case, which: str, day: date, seated: Arrangement | None, setting: Setting
) -> bytes:
    from ecm_desktop.reports.wall import family_on_paper

    setting = replace(setting, seated=seated)
    drawing = family_on_paper(case, setting, None if which == EVER else day, only_near=which == NEAREST)
    return made_in_form(form, drawing, case, setting)
