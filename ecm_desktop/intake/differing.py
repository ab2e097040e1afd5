"""Words that contradict each other: another carer, another place, another outcome, another date of birth.

Two agencies that say different things of the same days must both be seen. Rows that differ here are never made one
event by the program; a person may still do so.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec

from ecm_desktop.domain.dates import When
from ecm_desktop.domain.letters import unaccented
from ecm_desktop.intake.kin import KIN

_LIVES = re.compile(
    r"\b(?:plac(?:ed|ement)|liv(?:es?|ing)|moved?|stay(?:s|ed|ing)?|remains?|return(?:s|ed)?|home with)\b"
)
_CARERS = {
    "mother's family": r"mgm|mgf|maternal (?:grand\w+|family|aunt|uncle)|mother'?s (?:family|mother|parents|sister)|"
    r"mum'?s (?:family|mum|parents|sister)",
    "father's family": r"pgm|pgf|paternal (?:grand\w+|family|aunt|uncle)|father'?s (?:family|mother|parents|sister)|"
    r"dad'?s (?:family|mum|parents|sister)",
    "mother": r"(?:with|to) (?:(?:his|her|their|birth) )?(?:mother|mum|mam)\b(?!'?s)",
    "father": r"(?:with|to) (?:(?:his|her|their|birth) )?(?:father|dad|tad)\b(?!'?s)",
    "foster": r"foster",
    "residential": r"residential|children'?s home",
}
_OUTCOMES = {
    "no action": r"nfa\b|no further action|case closed|not guilty|acquitted|withdrawn|overturned",
    "goes on": r"remains open|case open|(?<!not )guilty|convicted|community resolution|caution(?:ed)?\b|referral order|"
    r"rehabilitation order|yro\b|charged",
    "agreed": r"agreed|granted|approved|accepted",
    "refused": r"refused|declined|rejected|not agreed",
}
_AGAINST = (("no action", "goes on"), ("agreed", "refused"))
_PLACE = re.compile(r"\b(?i:placed|placement|moved|living|lives|stay(?:ing|ed)) (?:in|to|at) ((?:[A-Z]\w+[ -]?)+)")
_BIRTH = re.compile(r"\b(?:d\.?o\.?b\b|date of birth|birth ?date|dyddiad geni)")
_BIRTH_AT_HEAD = re.compile(
    rf"(?:{_BIRTH.pattern}[^\d\n]{{0,25}}|(?:\bborn(?: on)?|\bb\.)[ :]*)"
    r"(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9} \d{4}\b)"
)
_BORN = re.compile(
    r"\b([A-Z][^\W\d_]+) (?:was )?(?:born|a anwyd)\b|\b(?i:d\.?o\.?b\b|date of birth)[^()]{0,40}\(([A-Z][^\W\d_]+)\)"
)
_NOT_THE_CHILD = re.compile(
    r"\b(?:sibling|brother|sister|twin|mother|father|mum|dad|mam|tad|parent|carer|partner|baby)(?:'?s)?\b"
)


def tell_differently(one: str, other: str) -> bool:
    """Whether two texts state different carers, places or outcomes, so that both cannot be so."""
    return stated_in(one).differs_from(stated_in(other))


class Stated(msgspec.Struct, frozen=True):
    """What one text states: with whom the child lives, at which places, with which outcomes, who was born."""

    carers: frozenset[str]
    places: frozenset[str]
    outcomes: frozenset[str]
    born: frozenset[str]

    def differs_from(self, other: Stated) -> bool:
        """Whether both cannot be so."""
        return (
            _are_apart(self.carers, other.carers)
            or _are_apart(self.places, other.places)
            or _outcomes_differ(self.outcomes, other.outcomes)
        )

    def tells_another_birth(self, other: Stated) -> bool:
        """Whether the births of two people are told, which contradict nothing and are never one event."""
        return _are_apart(self.born, other.born)

    def __repr__(self) -> str:
        return "<Stated>"


def stated_in(text: str) -> Stated:
    """What a text states; carers only when it says where the child lives."""
    plain = unaccented(text)
    carers = _stated(_CARERS, plain) if _LIVES.search(plain) else frozenset()
    return Stated(carers, _places(text), _stated(_OUTCOMES, plain), _born(text))


def _born(text: str) -> frozenset[str]:
    """Whose birth is told, by name: of twins each has a birthday."""
    return frozenset(unaccented(name) for found in _BORN.findall(text) for name in found if name)


def _places(text: str) -> frozenset[str]:
    """Places by name; what is only a person's name for somebody ("Nan's") says with whom, not where."""
    found = (unaccented(name).strip(" -") for name in _PLACE.findall(text))
    return frozenset(name for name in found if name not in KIN)


def _are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and not mine & theirs


def _outcomes_differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    if mine & theirs:
        return False
    return any((a in mine and b in theirs) or (b in mine and a in theirs) for a, b in _AGAINST)


def _stated(table: dict[str, str], plain: str) -> frozenset[str]:
    return frozenset(key for key, pattern in table.items() if re.search(rf"\b(?:{pattern})", plain))


def tells_another_birth(text: str, when: When, born: date | None) -> bool:
    """Whether a row gives a date of birth of the child that is not the case's."""
    plain = unaccented(text)
    if born is None or not when.is_dated or not _BIRTH.search(plain) or _NOT_THE_CHILD.search(plain):
        return False
    return not when.interval.contains(born)


def birth_in(words: str) -> str | None:
    """The date that a heading gives as the date of birth, as written; None when there is none."""
    plain = unaccented(words)
    found = _BIRTH_AT_HEAD.search(plain)
    return found[1] if found and not _NOT_THE_CHILD.search(plain[: found.start()][-20:]) else None
