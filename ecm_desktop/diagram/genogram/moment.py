"""One day of the family: who is there, where they sit, and what is known of their ages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from ecm_desktop.diagram.kept import Shelf
from ecm_desktop.diagram.kinship import Kin
from ecm_desktop.diagram.marks import Point, Rect
from ecm_desktop.diagram.seating.arrange import Arrangement
from ecm_desktop.diagram.seating.by_hand import places
from ecm_desktop.diagram.seating.couples import Seats
from ecm_desktop.diagram.seating.measures import NAME_ROOM, SYMBOL, WORDS_HEIGHT
from ecm_desktop.diagram.setting import Setting
from ecm_desktop.domain.bonds import (
    Household,
    Parentage,
    ParentalResponsibility,
    Partnership,
    Relationship,
    Stay,
)
from ecm_desktop.domain.case import Case
from ecm_desktop.domain.checks import has_doubtful_date
from ecm_desktop.domain.dates import Age, Kind, When, age_on
from ecm_desktop.domain.ids import RecordId
from ecm_desktop.domain.people import Child, Person
from ecm_desktop.domain.record import Record
from ecm_desktop.domain.reductions import as_of
from ecm_desktop.domain.seats import Seat
from ecm_desktop.i18n import Translator

SMALL_SYMBOL = 24.0
_KIN_BY = (Child, Person, Parentage, Partnership)
_SHOWN = (*_KIN_BY, Household, Stay, Relationship, ParentalResponsibility)
_OLDEST = 110  # an age above this says only that nobody told of the death


@dataclass(frozen=True)
class Moment:
    """What a drawing is made of: the whole case, the family as of the day, and everybody's final place.

    `day` is the day ages are told for; `whole` is the case without regard to the day. On the `shelf` lie the parts of
    the drawing before.
    """

    whole: Case
    case: Case
    day: date
    arrangement: Arrangement
    seats: Seats
    setting: Setting
    people: dict[RecordId, Person]
    kin: Kin
    shelf: Shelf

    def at(self, key: RecordId) -> Point:
        """The centre of a person's symbol."""
        return self.seats.at[key]

    def symbol_rect(self, key: RecordId) -> Rect:
        """What a person's symbol covers."""
        (x, y), size = self.at(key), symbol_size(self.people[key])
        return Rect(x - size / 2, y - size / 2, size, size)

    def words_rect(self, key: RecordId) -> Rect:
        """The room for a person's name and years."""
        x, y = self.at(key)
        return Rect(x - NAME_ROOM / 2, y + SYMBOL / 2, NAME_ROOM, WORDS_HEIGHT)


def moment(case: Case, arrangement: Arrangement, day: date | None, setting: Setting) -> Moment:
    """The family on `day`, or everybody who ever appears when it is None; seats given by hand count."""
    wishes = case.of(Seat)
    at = arrangement.of_everybody.of("places", wishes, partial(places, arrangement.positions, wishes))
    seats = Seats(at, arrangement.row, arrangement.family.partners)
    shelf = arrangement.of_days if day else arrangement.of_everybody
    family = [case.of(kind) for kind in _SHOWN]
    then = shelf.of("then", (day, family), partial(_then, chain.from_iterable(family), day))
    kin = shelf.of("kin", [case.of(kind) for kind in _KIN_BY], partial(Kin, case))
    people = {one.id: one for one in then.of(Person) if one.id in at}
    return Moment(case, then, day or setting.today, arrangement, seats, setting, people, kin, shelf)


def _then(family: Iterable[Record], day: date | None) -> Case:
    return as_of(Case(family), day) if day else Case(family)


def symbol_size(person: Person) -> float:
    """The width of a person's symbol: small for a child lost before or at birth, and for an animal."""
    return SMALL_SYMBOL if person.loss or person.species else SYMBOL


def is_dead_by(person: Person, day: date, today: date) -> bool:
    """Whether the person had certainly died by `day`; a death without a date is told of from today on."""
    if person.loss:
        return True
    if person.death and person.death.latest:
        return person.death.latest <= day
    return person.has_died and day >= today


def age_text(person: Person, day: date, today: date) -> str:
    """The age on the day, or at death, for a symbol: "38", "37–38", "c. 67", "75+", "8 m"; "" when too little is known.

    That somebody is at most so old is not said. Where a date should be looked at, no age is told as sure.
    """
    low, high = age_bounds(person, day, today)
    if low is None or low.years > _OLDEST:
        return ""
    if high is None:
        return f"{max(low.years, 0)}+"
    if low.years == high.years == 0 and low == high:
        return f"{low.months} m"
    first, last = max(low.years, 0), max(high.years, 0)
    if has_doubtful_date(person):
        return f"c. {(first + last) // 2}"
    if first == last:
        return str(first)
    return f"{first}–{last}" if last == first + 1 else f"c. {(first + last) // 2}"


def age_words(person: Person, day: date, today: date, words: Translator) -> str:
    """The same in words: "38", "37 to 38", "about 67", "75 or more", "at most 62", "8 months"; "" when not known."""
    low, high = age_bounds(person, day, today)
    known = low or high
    if known is None or (low is not None and low.years > _OLDEST):
        return ""
    if low is None or high is None:
        return words("{a} or more" if low else "at most {a}", a=max(known.years, 0))
    if low.years == high.years == 0 and low == high:
        return words.count("{n} month", "{n} months", low.months)
    first, last = max(low.years, 0), max(high.years, 0)
    if first == last and not has_doubtful_date(person):
        return str(first)
    if last == first + 1 and not has_doubtful_date(person):
        return words("{a} to {b}", a=first, b=last)
    return words("about {year}", year=(first + last) // 2)


def age_bounds(person: Person, day: date, today: date) -> tuple[Age | None, Age | None]:
    """The youngest and the oldest that somebody can have been on the day or at death; None where that is open."""
    birth = person.birth
    if birth is None or not birth.is_dated:
        return None, None
    until = When(earliest=day, latest=day)
    if is_dead_by(person, day, today):
        if person.death is None or not person.death.is_dated:
            return None, None
        until = person.death
    low = age_on(birth.latest, until.earliest) if birth.latest and until.earliest else None
    high = age_on(birth.earliest, until.latest) if birth.earliest and until.latest else None
    return low, high


def years_text(when: When | None, words: Translator) -> str:
    """When somebody was born or died, as `year_text`; two years told as bounds stay two: "1985 to 1987"."""
    if when is not None and when.kind is Kind.WITHIN and when.earliest and when.latest:
        first, last = when.earliest.year, when.latest.year
        if first != last:
            return _doubted(words("{first} to {last}", first=first, last=last), when)
    return year_text(when, words)


def year_text(when: When | None, words: Translator) -> str:
    """A date as a year: "1956", "about 1955", "before 1950", "after 1990"; "" when not known.

    One that somebody should look at, because there is no such day or its words are not clear, is asked: "1986?".
    """
    return _doubted(_year(when, words), when) if when is not None and when.is_dated else ""


def _doubted(year: str, when: When) -> str:
    return f"{year}?" if when.flag is not None else year


def _year(when: When, words: Translator) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        open_year = words("before {day}", day=last.year + 1) if last else ""
        return words("after {day}", day=first.year - 1) if first else open_year
    if first.year == last.year:
        return str(first.year)
    return words("about {year}", year=(first.year + last.year) // 2)
