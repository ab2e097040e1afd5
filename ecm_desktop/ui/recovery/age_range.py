"""From and to of one developmental age, by half years: neither moves the other, and what cannot be stays."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from ecm_desktop.domain.recovery import AgeEstimate, SeenBy
from ecm_desktop.i18n import Translator
from ecm_desktop.widgets.controls.labels import Hint
from ecm_desktop.widgets.controls.years_field import YearsField

OLDEST = 25.0


class AgeRange(QObject):
    """Two fields and what is said below them; one age that is no range stands under "from" alone.

    `settled` gives a whole pair in months, the same twice for one age; `emptied` says that no number is left.
    """

    settled = Signal(int, int)
    emptied = Signal()

    def __init__(self, words: Translator, title: str) -> None:
        super().__init__()
        self._words = words
        self.low = YearsField(words("{domain} age, from", domain=title), OLDEST)
        self.high = YearsField(words("{domain} age, to", domain=title), OLDEST)
        self.said = Hint()
        self._shown: tuple[str, SeenBy, AgeEstimate | None] | None = None
        self._is_apart = False
        for field in (self.low, self.high):
            field.valueChanged.connect(self._take)
            field.refused.connect(self._object)

    def show_age(self, meeting: str, seen_by: SeenBy, age: AgeEstimate | None) -> None:
        """Show an age of a meeting; a pair that was typed and cannot be stays while nothing else is shown."""
        shown = (meeting, seen_by, age)
        if self._is_apart and shown == self._shown:
            return
        self._shown, self._is_apart = shown, False
        self.said.say("")
        is_range = age is not None and age.low < age.high
        for field, months in (
            (self.low, age.low if age else None),
            (self.high, age.high if age and is_range else None),
        ):
            with QSignalBlocker(field):
                field.show_months(months)

    def _take(self) -> None:
        low, high = self.low.months(), self.high.months()
        self._is_apart = low is not None and high is not None and high < low
        if self._is_apart:
            said = "“From” ({low}) must not be later than “to” ({high}). The age stays as it was until one is changed."
            self.said.object_to(self._words(said, low=f"{self.low.value():g}", high=f"{self.high.value():g}"))
        elif low is not None:
            self.settled.emit(low, low if high is None else high)
        elif high is not None:
            self.settled.emit(high, high)
            self.said.say(self._words("One age stands under “from”; give “to” as well for a range."))
        else:
            self.emptied.emit()

    def _object(self, typed: str) -> None:
        said = "{typed} is not an age between 0 and {most} years. What stood there stays."
        self.said.object_to(self._words(said, typed=typed, most=round(OLDEST)))


def _ends(age: AgeEstimate | None) -> tuple[int | None, int | None]:
    if age is None:
        return None, None
    return age.low, age.high if age.low < age.high else None
