"""Of whose death or birth a row tells, by the family: "Grandad died" and "Clive died at home" may speak of one person.

A row is taken to tell of a death only when its words say so of somebody, by name or by what he is to the child, and
when the family's own date of that death, if there is one, lies near. A date that is a slip away, by a year or by day
and month, does not make two rows one; it is a contradiction that a person is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from ecm_desktop.domain.dates import When
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.domain.people import Person
from ecm_desktop.intake.kin import KIN, Circle, meant_by, plain_words, words_for

_NEAR, _SLIP = timedelta(days=31), timedelta(days=400)
_KIN_AND_NAME = re.compile(rf"\b((?i:{'|'.join(KIN)}))\b[ (]+([A-Z][^\W\d_]*[a-z])\b")
_DEATH = re.compile(r"\b(?:died|deceased|passed away|death of|bereavement:|bereavement -|wedi marw|bu farw)")
_NOT_THE_DEATH = re.compile(
    r"\b(?:referr|support|counsel|session|annivers|funeral|grave|assess|own father|own mother|told|since)"
)
_BIRTH = re.compile(r"\b(?:born|birth of|gave birth to|d\.?o\.?b\b|date of birth|a anwyd|ganwyd)")
_NOT_THE_BIRTH = re.compile(r"\b(?:birthday|annivers|expect|pregnan|due\b|before|since|stillborn|told|register)")
_TOLD_OF = 4  # words on either side of the death or the birth
_KIN_WORDS = frozenset((*KIN.values(), "maternal", "paternal"))


class Days(msgspec.Struct, frozen=True):
    """The first and the last day that may be meant."""

    first: date
    last: date


class _Told:
    """People by the words that may stand for them, with the day of their birth or death as far as it is known."""

    def __init__(self, told: re.Pattern[str], not_it: re.Pattern[str]) -> None:
        self._told, self._not_it = told, not_it
        self.called: dict[str, set[str]] = {}
        self.dated: dict[str, When | None] = {}

    def add(self, person: Person, words: set[str], when: When | None) -> None:
        """Somebody, known from here on by name."""
        name = unaccented(person.name)
        self.dated[name] = when
        for word in words:
            self.called.setdefault(word, set()).add(name)

    def tells(self, plain: str) -> bool:
        """Whether a text without accents tells of it, and not of what came of it."""
        return self._told.search(plain) is not None and self._not_it.search(plain) is None

    def beside(self, plain: str) -> list[str]:
        """What the words beside those that tell of it mean."""
        found = self._told.search(plain) if self.tells(plain) else None
        if found is None:
            return []
        before, after = plain_words(plain[: found.start()]), plain_words(plain[found.end() :])
        return [meant for word in (*before[-_TOLD_OF:], *after[:_TOLD_OF]) for meant in meant_by(word)]

    def near(self, plain: str, days: Days, reach: timedelta) -> str | None:
        """The one person that a folded text speaks of and whose day lies in reach; None when nobody is sure."""
        spoken = [self.called[word] for word in self.beside(plain) if word in self.called]
        agreed = set.intersection(*spoken) if spoken else set()  # "mgf" is a grandfather on that side, or nobody known
        within = (self._within(names, days, reach) for names in ([agreed] if agreed else spoken))
        return _only([some for some in within if some])

    def meant(self, plain: str, days: Days) -> str | None:
        """The one person that a folded text speaks of: by name on whatever day, by kinship where it may be a slip."""
        words = [word for word in self.beside(plain) if word in self.called]
        who = _only([self.called[word] for word in words])
        is_named = any(word not in _KIN_WORDS for word in words)
        return who if who is not None and is_named else self.near(plain, days, _SLIP)

    def _within(self, names: set[str], days: Days, reach: timedelta) -> set[str]:
        """Those whose day lies in reach; when there is nobody, those whose day is not known."""
        found: set[str] = set()
        undated: set[str] = set()
        for name in names:
            when = self.dated[name]
            if when is None or when.earliest is None or when.latest is None:
                undated.add(name)
            elif when.earliest <= days.last + reach and days.first <= when.latest + reach:
                found.add(name)
        return found or undated


def _only(spoken: Sequence[set[str]]) -> str | None:
    who = set.intersection(*spoken) if spoken else set()
    return who.pop() if len(who) == 1 else None


class Deaths:
    """The people of some circles who have died, by every word that may stand for them.

    Words that say both who and what ("Grandad Clive") join the two, and a row that names the dead dates the death, so
    that rows can be told together without a family.
    """

    def __init__(self, circles: Iterable[Circle] = (), rows: Sequence[tuple[str, When]] = ()) -> None:
        self._told = _Told(_DEATH, _NOT_THE_DEATH)
        for circle in circles:
            for person, words in words_for(circle):
                if person.has_died and person.loss is None:
                    self._told.add(person, words, person.death)
        for text, _ in rows:
            for kin_word, name in _KIN_AND_NAME.findall(text):
                self._join(KIN[unaccented(kin_word)], unaccented(name))
        for text, when in rows:
            self._date(unaccented(text), when)

    def _join(self, kin: str, name: str) -> None:
        called = self._told.called
        if name not in called:
            called[name] = {name}
            self._told.dated.setdefault(name, None)
        called.setdefault(kin, set()).update(called[name])

    def _date(self, plain: str, when: When) -> None:
        """A row that names somebody as dead dates that death, when nothing better does."""
        dated = self._told.dated
        for word in self._told.beside(plain):
            if word in dated and dated[word] is None and when.flag is None:
                dated[word] = when

    def tells(self, plain: str) -> bool:
        """Whether a text without accents tells that somebody died, and not of what came of it."""
        return self._told.tells(plain)

    def told_in(self, plain: str, days: Days) -> str | None:
        """The one person whose death a folded text tells of, when it lies near those days; None when nobody is sure."""
        return self._told.near(plain, days, _NEAR)

    def spoken_of(self, plain: str, days: Days) -> str | None:
        """The same where the day may be another: by name on whatever day, by kinship where it may be a slip."""
        return self.told_in(plain, days) or self._told.meant(plain, days)


class Births:
    """The people of some circles whose birth is told, but for the child, who is asked about by itself."""

    def __init__(self, circles: Iterable[Circle] = ()) -> None:
        self._told = _Told(_BIRTH, _NOT_THE_BIRTH)
        for circle in circles:
            for person, words in words_for(circle):
                if person.id != circle.child and person.birth is not None and person.loss is None:
                    self._told.add(person, words, person.birth)

    def tells(self, plain: str) -> bool:
        """Whether a text without accents tells that somebody was born."""
        return self._told.tells(plain)

    def spoken_of(self, plain: str, days: Days) -> str | None:
        """The one person of whose birth a folded text tells: by name, or by kinship where the day may be a slip."""
        return self._told.meant(plain, days)
